import { expect, test } from "vitest";
import type { Target } from "../target.ts";
import { localWorker } from "../testing/local-worker.ts";
import { agrees, allowsWrongly, diverges, isFlaky, throws } from "../testing/stub-targets.ts";
import { Coordinator, type Findings } from "./coordinator.ts";
import type { Worker } from "./messages.ts";
import { freshState, Plan, type TargetState } from "./plan.ts";

interface Run {
  readonly targets: readonly Target<unknown>[];
  readonly workers: number;
  readonly cases?: number;
  readonly failFast?: boolean;
  readonly shrinks?: boolean;
  readonly workerOf?: (worker: Worker) => Worker;
}

async function run(how: Run): Promise<{ findings: Findings; states: readonly TargetState[] }> {
  const plan = new Plan(
    how.targets.map(({ name }) => freshState(name, 1)),
    how.cases ?? 3000,
  );
  const workerOf = how.workerOf ?? ((worker) => worker);
  const coordinator = new Coordinator({
    plan,
    workers: Array.from({ length: how.workers }, () => workerOf(localWorker("s", how.targets))),
    isTimeUp: () => false,
    failFast: how.failFast ?? false,
    shrinks: how.shrinks ?? true,
    onProgress: () => undefined,
  });
  return { findings: await coordinator.run(), states: plan.states() };
}

function counts(states: readonly TargetState[]): unknown {
  return states.map(({ name, tally }) => ({ name, ...tally, milliseconds: 0 }));
}

test("one worker and three see the same", async () => {
  const targets = [agrees, diverges, throws];
  const one = await run({ targets, workers: 1, shrinks: false });
  const three = await run({ targets, workers: 3, shrinks: false });
  expect(counts(three.states)).toEqual(counts(one.states));
});

test("a divergence is made smaller, with what the engines say of the small input", async () => {
  const { findings } = await run({ targets: [throws], workers: 2 });
  expect(findings.shrunk).toHaveLength(3);
  for (const { input, outputs, finding, isFlaky: flaky } of findings.shrunk) {
    expect(flaky).toBe(false);
    expect(JSON.parse(input ?? "")).toEqual({ numbers: [7] });
    expect(finding.aspect).toBe("check threw RangeError in explode");
    expect(outputs).toContain("seven");
  }
});

test("a wrong allow stops the run", async () => {
  const { findings, states } = await run({ targets: [allowsWrongly], workers: 2, cases: 1e9 });
  expect(findings.shrunk[0]?.finding.wrongAllow).toBe(true);
  expect(states[0]?.tally.wrongAllows).toBeGreaterThan(0);
  expect(states[0]?.tally.inputs).toBeLessThan(1000);
});

test("fail-fast stops at any divergence", async () => {
  const how = { targets: [throws], workers: 2, cases: 1e9, failFast: true, shrinks: false };
  const { findings, states } = await run(how);
  expect(findings.others.length).toBeGreaterThan(0);
  expect(states[0]?.tally.inputs).toBeLessThan(20_000);
});

test("what is not found again from its seed is flaky", async () => {
  const { findings } = await run({ targets: [isFlaky], workers: 1 });
  expect(findings.shrunk.map(({ isFlaky: flaky }) => flaky)).toEqual([true]);
});

test("a case in which a worker is lost is a finding, and the rest is run", async () => {
  let dies = true;
  const workerOf = (worker: Worker): Worker => ({
    ...worker,
    ask(task) {
      if (task.kind !== "run" || task.to <= 20 || !dies) return worker.ask(task);
      dies = false;
      return Promise.resolve({ kind: "lost", why: "hung", detail: "asleep", index: task.from });
    },
  });
  const whole = await run({ targets: [agrees], workers: 1 });
  const { findings, states } = await run({ targets: [agrees], workers: 2, workerOf });
  const [lost] = findings.lost;
  expect(findings.lost).toHaveLength(1);
  expect(lost).toMatchObject({ target: "agrees", why: "hung", detail: "asleep" });
  expect(JSON.parse(lost?.input ?? "")).toHaveProperty("numbers");
  expect(states[0]?.tally.divergences).toEqual(new Map([["a worker hung", 1]]));
  expect(states[0]?.done.toData()).toHaveLength(1);
  expect(states[0]?.tally.cases).toBeGreaterThan((whole.states[0]?.tally.cases ?? 0) - 10);
});

test("workers that die in no case end the run", async () => {
  const workerOf = (worker: Worker): Worker => ({
    ...worker,
    ask: () =>
      Promise.resolve({ kind: "lost", why: "died", detail: "no module", index: undefined }),
  });
  const { findings } = await run({ targets: [agrees], workers: 2, workerOf });
  expect(findings.problems.length).toBeGreaterThanOrEqual(3);
  expect(findings.problems[0]).toBe("a worker died in no case: no module");
});
