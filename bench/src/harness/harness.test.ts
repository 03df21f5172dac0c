/** The harness: statistics, pairs, verdicts. */

import { describe, expect, test } from "vitest";
import { type Answer, type Engine, timeEach } from "../engines/engine.ts";
import { ownerQuestion } from "../workloads/questions.ts";
import { figureText, Ledger } from "./ledger.ts";
import { measure, takeTurns } from "./measure.ts";
import { compare } from "./pairs.ts";
import { summarize } from "./stats.ts";

describe("statistics", () => {
  test("are order statistics, whatever the order of the values", () => {
    const values = Array.from({ length: 1000 }, (_, index) => 1000 - index);
    expect(summarize(values)).toEqual({ count: 1000, p50: 500, p90: 900, p99: 990, p999: 999 });
  });

  test("pairs compare an engine with the first one on its own requests only", () => {
    const times = new Map([
      ["first", new Float64Array([1, 2, 100, 100])],
      ["slow", new Float64Array([10, 20])],
    ]);
    expect(compare([times, times], "first")[1]).toMatchObject({
      engine: "slow",
      p50Ratio: 10,
      p99Ratio: 10,
    });
  });
});

describe("verdicts", () => {
  const verdicts = (slack: number, value: number) => {
    const ledger = new Ledger(slack, () => undefined);
    ledger.note("g", "at least", { value, unit: "x", bar: { atLeast: 10 } });
    ledger.note("g", "at most", { value, unit: "x", bar: { atMost: 10 } });
    ledger.note("g", "exactly", { value, unit: "x", bar: { atMost: 10 }, isExact: true });
    ledger.note("g", "without a bar", { value, unit: "x" });
    return ledger.short.map(({ what }) => what);
  };

  test("a figure must reach its bar", () => {
    expect(verdicts(1, 9.9)).toEqual(["at least"]);
    expect(verdicts(1, 10)).toEqual([]);
    expect(verdicts(1, 10.1)).toEqual(["at most", "exactly"]);
  });

  test("with slack it may miss by that factor, unless it is exact", () => {
    expect(verdicts(2, 5)).toEqual([]);
    expect(verdicts(2, 4.9)).toEqual(["at least"]);
    expect(verdicts(2, 20)).toEqual(["exactly"]);
    expect(verdicts(2, 20.1)).toEqual(["at most", "exactly"]);
  });

  test.each([NaN, Infinity, -Infinity])("%d holds no bar", (value) => {
    expect(verdicts(1, value)).toEqual(["at least", "at most", "exactly"]);
  });

  test("figures are shown with three digits", () => {
    expect(figureText(0.12345, "µs")).toBe("0.123 µs");
    expect(figureText(123_456.7, "x")).toBe("123,457×");
  });
});

describe("measurements", () => {
  const wait = (milliseconds: number): void => {
    const start = performance.now();
    while (performance.now() - start < milliseconds);
  };

  test("what takes long is repeated less, and what does not in rows", () => {
    const calls = [0, 0];
    const times = timeEach(2, 5, (request) => {
      calls[request] = (calls[request] ?? 0) + 1;
      wait(request * 30);
    });
    // One alone, then rows of four, unless the machine was busy at the first.
    expect(calls[0]).toBeGreaterThan(5);
    expect(calls[0]).toBeLessThanOrEqual(17);
    expect(calls[1]).toBeLessThan(5);
    expect(times[0]).toBeLessThan(times[1] ?? 0);
  });

  test("a slow engine warms up in one turn, and no engine starts cold", async () => {
    const rounds = new Map<string, number>();
    const contestant = (name: string, milliseconds: number) => ({
      name,
      opened: {
        answers: () => [],
        round: () => {
          rounds.set(name, (rounds.get(name) ?? 0) + 1);
          wait(milliseconds);
          return [milliseconds];
        },
        close: () => undefined,
      },
    });
    await takeTurns([contestant("slow", 300), contestant("fast", 20)], { rounds: 1, repeat: 1 });
    expect(rounds.get("slow")).toBe(2);
    expect(rounds.get("fast")).toBeGreaterThan(4);
  });

  const workload = ownerQuestion();
  const engine = (name: string, answer: Answer): Engine => ({
    name,
    open: () => ({
      answers: () => [answer],
      round: () => [1],
      close: () => undefined,
    }),
  });
  const allow: Answer = { decision: "allow", reasons: ["policy0"], errors: 0 };

  test.each([
    ["another decision", { ...allow, decision: "deny" }],
    ["other reasons", { ...allow, reasons: ["policy1"] }],
    ["another number of errors", { ...allow, errors: 1 }],
    ["a bare answer that differs", { decision: "deny", reasons: [], errors: 0, isBare: true }],
  ] as const)("an engine with %s stops the run", async (_, answer) => {
    const engines = [engine("first", allow), engine("second", answer)];
    await expect(measure(workload, engines, { rounds: 1, repeat: 1 })).rejects.toThrow(
      "owners, request 0: first says allow",
    );
  });

  test("an engine that only says allow is compared in that", async () => {
    const bare: Answer = { decision: "allow", reasons: [], errors: 0, isBare: true };
    const engines = [engine("first", allow), engine("second", bare)];
    const times = await measure(workload, engines, { rounds: 2, repeat: 1 });
    expect([...times.keys()]).toEqual(["first", "second"]);
  });
});
