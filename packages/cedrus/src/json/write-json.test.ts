import { describe, expect, test } from "vitest";
import {
  type Json,
  jsonArray,
  jsonBool,
  jsonInt,
  jsonNull,
  jsonObject,
  jsonString,
  pathOfSteps,
} from "./json.ts";
import { jsonToJs, writeJson } from "./write-json.ts";

const sample = jsonObject([
  ["b", jsonArray([jsonInt(1), jsonNull(), jsonArray([]), jsonObject([])])],
  ["1", jsonInt(9223372036854775807n)],
  ["__proto__", jsonObject([["polluted", jsonBool(true)]])],
  ['a "\u0001é', jsonString("\n\u2028\\")],
]);

function nested(depth: number): Json {
  let json: Json = jsonInt(1);
  for (let i = 0; i < depth; i++) json = i % 2 ? jsonArray([json]) : jsonObject([["a", json]]);
  return json;
}

describe("writeJson", () => {
  test("keeps order and is exact", () => {
    expect(writeJson(sample)).toBe(
      '{"b":[1,null,[],{}],"1":9223372036854775807,"__proto__":{"polluted":true},' +
        '"a \\"\\u0001é":"\\n\u2028\\\\"}',
    );
  });

  test.each([0, 1, 2, 4])("indents by %i like JSON.stringify", (indent) => {
    const data = { a: [1, [], {}, [2, { b: null }]], c: { d: "x" }, e: [] };
    const json = jsonObject([
      [
        "a",
        jsonArray([
          jsonInt(1),
          jsonArray([]),
          jsonObject([]),
          jsonArray([jsonInt(2), jsonObject([["b", jsonNull()]])]),
        ]),
      ],
      ["c", jsonObject([["d", jsonString("x")]])],
      ["e", jsonArray([])],
    ]);
    expect(writeJson(json, indent)).toBe(JSON.stringify(data, null, indent));
  });

  test("depth costs no native stack", () => {
    const json = nested(200_000);
    expect(writeJson(json)).toHaveLength(6 * 100_000 + 2 * 100_000 + 1);
    expect(typeof jsonToJs(json)).toBe("object");
  });
});

describe("jsonToJs", () => {
  test("keeps `__proto__` as an own key and the prototype as it was", () => {
    const value = jsonToJs(sample) as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(["1", "b", "__proto__", 'a "\u0001é']);
    expect(Object.getOwnPropertyDescriptor(value, "__proto__")?.value).toEqual({ polluted: true });
    expect((value as { polluted?: unknown }).polluted).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(value["1"]).toBe(9223372036854775807n);
  });
});

test.each([
  ["$", []],
  ["$[1]", [1]],
  ["$.a_1.__proto__", ["a_1", "__proto__"]],
  ['$.entities[0]["a b"]["1"]["\\n"]', ["entities", 0, "a b", "1", "\n"]],
])("the path %s", (path, steps) => {
  expect(pathOfSteps(steps)).toBe(path);
});
