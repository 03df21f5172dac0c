import { expect, test } from "vitest";
import { Ranges } from "./ranges.ts";
import type { Outcome } from "./session.ts";
import { closingLines, judge, processorLine, tableOf, throughputLines } from "./summary.ts";
import { emptyTally } from "./tally.ts";

const OUTCOME: Outcome = {
  seed: "s",
  elapsed: 2000,
  states: [
    {
      name: "authorize-model",
      weight: 1,
      done: new Ranges([{ from: 0, to: 10 }]),
      tally: {
        ...emptyTally(),
        inputs: 10,
        cases: 5000,
        milliseconds: 1000,
        wrongAllows: 1,
        divergences: new Map([
          ["decision", 2],
          ["errors", 1],
        ]),
        known: new Map([["big", 4]]),
      },
    },
  ],
  findings: { shrunk: [], lost: [], others: [], problems: ["a worker died in no case: x"] },
};

test("the last lines count cases, divergences, wrong allows and other failures", () => {
  const judgement = judge(OUTCOME, { ledger: [], isStrict: false });
  expect(closingLines(judgement)).toEqual([
    "5000 cases, 2500/s, 3 divergences, 1 wrong allows",
    "4997 passed, 4 failed",
  ]);
});

test("only a strict run fails for what was never seen", () => {
  const failures = (isStrict: boolean): readonly string[] =>
    judge(OUTCOME, { ledger: [], isStrict }).failures;
  expect(failures(false)).toEqual(["a worker died in no case: x"]);
  expect(failures(true)).toContain("never seen: decision/allow");
  expect(failures(true)).toContain(
    "requests that are allowed: never measured, must be 35.0 % to 65.0 %",
  );
});

test("a row says how fast a target would be with all workers for itself", () => {
  const [, row, known] = tableOf(OUTCOME, 2);
  expect(row).toMatch(/^authorize-model +10 +5,000 +10,000 +3$/);
  expect(known).toBe("known difference big: 4 in authorize-model");
  expect(throughputLines(OUTCOME, 2)).toEqual([
    "engine against model: 10,000 cases/s on 2 workers (goal on 2: 6,000)",
  ]);
});

test("a busy machine shows", () => {
  expect(processorLine({ user: 5e6, system: 1e6 }, 10, 2)).toBe(
    "processor time: 30.0 % of what 2 workers could use",
  );
});
