import { expect, test } from "vitest";
import { elementTexts, memberTexts } from "./raw-json.ts";

test("members keep their text", () => {
  const members = memberTexts(
    ' { "a" : 9007199254740993 , "b\\"}":{"c":[1,{"d":"]"}]},"e":"\\\\" } ',
  );
  expect([...members]).toEqual([
    ["a", "9007199254740993"],
    ['b"}', '{"c":[1,{"d":"]"}]}'],
    ["e", '"\\\\"'],
  ]);
});

test("elements keep their text", () => {
  expect(elementTexts('[1.0, "a,b", [2, 3], {"x": [4]}]')).toEqual([
    "1.0",
    '"a,b"',
    "[2, 3]",
    '{"x": [4]}',
  ]);
});

test("empty things are empty", () => {
  expect(elementTexts("[ ]")).toEqual([]);
  expect([...memberTexts("{ }")]).toEqual([]);
});

test("a name that JavaScript knows is an ordinary key", () => {
  expect([...memberTexts('{"__proto__":1,"constructor":2}').keys()]).toEqual([
    "__proto__",
    "constructor",
  ]);
});

test("other values are refused", () => {
  expect(() => memberTexts("[1]")).toThrow("expected JSON text that starts with {");
});
