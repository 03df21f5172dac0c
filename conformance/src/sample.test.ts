import { expect, test } from "vitest";
import { hashOf, inSample } from "./sample.ts";

test("the hash is FNV-1a, the same everywhere", () => {
  expect(hashOf("")).toBe(0x811c9dc5);
  expect(hashOf("a")).toBe(0xe40c292c);
  expect(hashOf("foobar")).toBe(0xbf9cf968);
});

test("about a tenth of all names is in the sample", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `corpus-tests/${index.toString(16)}`);
  const count = names.filter(inSample).length;
  expect(count).toBeGreaterThan(900);
  expect(count).toBeLessThan(1100);
});
