import { expect, test } from "vitest";
import { agrees } from "../testing/stub-targets.ts";
import { runTape, tapeOf } from "./run-case.ts";
import { SILENT } from "./tally.ts";

test.each([
  ["nothing", undefined, "undefined"],
  ["a text", "oops", "string"],
  ["a symbol", Symbol("oops"), "symbol"],
  ["an object without a prototype", Object.create(null), "object"],
])("%s that is thrown is a divergence", (_, thrown, kind) => {
  const target = {
    ...agrees,
    check: () => {
      throw thrown;
    },
  };
  const failure = runTape(target, tapeOf("__proto__", "agrees", 0), SILENT, []);
  expect(failure?.divergence.aspect).toBe(`check threw ${kind} in somewhere`);
});
