import { describe, expect, test } from "vitest";
import { closingLine, count } from "./counting-reporter.mjs";

/** A test file as vitest reports it: its own state and the states of its tests. */
function module(state: string, tests: readonly string[]) {
  const cases = tests.map((result) => ({ result: () => ({ state: result }) }));
  return { state: () => state, children: { allTests: () => cases } };
}

describe("the closing line", () => {
  test.each([
    {
      name: "counts passed and failed tests",
      modules: [module("passed", ["passed", "passed"]), module("failed", ["failed", "passed"])],
      want: "3 passed, 1 failed",
    },
    {
      name: "mentions skipped tests when there are any",
      modules: [module("passed", ["passed", "skipped"])],
      want: "1 passed, 0 failed, 1 skipped",
    },
    {
      name: "counts a file that could not be loaded as one failure",
      modules: [module("failed", [])],
      want: "0 passed, 1 failed",
    },
  ])("$name", ({ modules, want }) => {
    expect(closingLine(count(modules))).toBe(want);
  });

  test("counts an error outside any test as one failure", () => {
    expect(count([module("passed", ["passed"])], [new Error("late")]).failed).toBe(1);
  });
});
