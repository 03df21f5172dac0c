import { expect, test } from "vitest";
import { inputFromJson, inputToJson } from "./input-json.ts";

test.each([
  [null],
  [[true, "a", 1.5, -0, Number.NaN, Number.POSITIVE_INFINITY]],
  [{ n: 2n ** 63n - 1n, gone: undefined, list: [undefined, [-5n]] }],
  [new Uint8Array([0, 255, 128])],
  [{ $long: "5" }],
  [{ $object: { $long: 7n } }],
  [JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')],
  ["lone \ud800 surrogate, \u0000 and \u2028"],
])("plain data comes back from JSON as it was: %o", (input: unknown) => {
  expect(inputFromJson(inputToJson(input))).toStrictEqual(input);
});

test("what is no plain data is refused", () => {
  expect(() => inputToJson({ when: new Map() })).toThrow("a Map is no plain data");
  expect(() => inputToJson(() => 1)).toThrow("a function is no plain data");
});
