/** Targets take turns until one of them finds something; what has nothing of the library in it is not copied. */

import { expect, test } from "vitest";
import type { Target } from "../target.ts";
import { runTrial, type TrialBench, type TrialTask } from "./trial.ts";

/** Finds something in the case with this number, if it has one. */
function target(name: string, wrong?: number): Target<unknown> {
  const state = { cases: 0 };
  return {
    ...{ name, description: name, generate: () => undefined },
    check: (_, recorder) => {
      recorder.compared(1);
      if (state.cases++ !== wrong) return undefined;
      return { aspect: "wrong", wrongAllow: false, outputs: {} };
    },
  };
}

function bench(...targets: readonly Target<unknown>[]): TrialBench {
  return { targets, ledger: [], pulse: () => undefined };
}

const TASK: TrialTask = { name: "m", likely: [], seconds: 5, cases: 1000, seed: "s" };

test("a trial ends with the first finding, after so many cases of its target", () => {
  const { kill, cases } = runTrial(bench(target("good"), target("bad", 41)), TASK);
  expect(kill).toEqual({ target: "bad", aspect: "wrong", cases: 42 });
  expect(cases).toBeGreaterThanOrEqual(42);
});

test("likely targets run alone at first", () => {
  const all = bench(target("good", 10), target("likely", 50));
  expect(runTrial(all, { ...TASK, likely: ["likely"] }).kill?.target).toBe("likely");
});

test("a trial ends without a finding when time is up, or every target has had its cases", () => {
  const short = runTrial(bench(target("good")), { ...TASK, seconds: 0.05, cases: 1e9 });
  expect(short.kill).toBeUndefined();
  const few = runTrial(bench(target("good")), { ...TASK, cases: 1 });
  expect(few.kill).toBeUndefined();
  expect(few.cases).toBeGreaterThan(0);
});

test("a sign of life comes before each input", () => {
  const seen: string[] = [];
  const pulse = ({ name }: Target<unknown>): void => void seen.push(name);
  runTrial({ ...bench(target("bad", 2)), pulse }, TASK);
  expect(seen).toEqual(["bad", "bad", "bad"]);
});
