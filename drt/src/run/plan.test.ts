import { expect, test } from "vitest";
import { freshState, type Order, Plan } from "./plan.ts";
import { emptyTally, type Tally, tallyToData } from "./tally.ts";

/** Case n of a target compares `1 + n % 3` cases and takes `time` milliseconds. */
function results({ from }: Order, to: number, time: number): Tally {
  const tally = emptyTally();
  for (let n = from; n < to; n++) {
    tally.inputs++;
    tally.cases += 1 + (n % 3);
    tally.milliseconds += time;
    tally.labels.set(`case ${n}`, 1);
  }
  return tally;
}

/** So many orders are out at any time; they come back in an order of their own. */
function runAll(plan: Plan, workers: number): void {
  const out: Order[] = [];
  for (let round = 0; !plan.isComplete(); round++) {
    for (let order = plan.next(); order !== undefined; order = plan.next()) {
      out.push(order);
      if (out.length === workers) break;
    }
    const [order] = out.splice((round * 7) % out.length, 1);
    if (order === undefined) throw new Error("nothing to do and not complete");
    // Now and then an order is cut.
    const to = round % 3 === 0 ? Math.ceil((order.from + order.to) / 2) : order.to;
    plan.finished(order, to, results(order, to, 1 + (round % 2)));
  }
}

test("the cases are the same for any number of workers, each once", () => {
  const seen = [1, 2, 5].map((workers) => {
    const plan = new Plan([freshState("one", 1), freshState("two", 5)], 5000);
    runAll(plan, workers);
    return plan.states().map(({ tally, done }) => ({
      cases: tally.cases,
      inputs: tally.inputs,
      ranges: done.toData(),
      labels: tallyToData(tally).labels,
    }));
  });
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  const [{ cases, inputs, ranges, labels }] = seen[0] as [(typeof seen)[0][0]];
  expect(cases).toBeGreaterThanOrEqual(5000);
  expect(cases).toBeLessThan(5200);
  expect(ranges).toEqual([{ from: 0, to: inputs }]);
  expect(Object.values(labels).every((count) => count === 1)).toBe(true);
});

test("each target gets its share of the time, however long its cases take", () => {
  const plan = new Plan([freshState("slow", 3), freshState("fast", 1)], undefined);
  for (let time = 0; time < 60_000; ) {
    const order = plan.next();
    if (order === undefined) throw new Error("an endless plan ended");
    const tally = results(order, order.to, order.target === "slow" ? 40 : 0.1);
    time += tally.milliseconds;
    plan.finished(order, order.to, tally);
  }
  const [slow, fast] = plan.states().map(({ tally }) => tally.milliseconds);
  expect((slow ?? 0) / (fast ?? 1)).toBeCloseTo(3, 0);
});

test("a case that cost a worker its life is counted, and not run again", () => {
  const plan = new Plan([freshState("one", 1)], 100);
  const first = plan.next();
  if (first === undefined) throw new Error("nothing to do");
  plan.lost(first, 0, "a worker hung");
  runAll(plan, 1);
  const [state] = plan.states();
  expect(state?.tally.divergences).toEqual(new Map([["a worker hung", 1]]));
  expect(state?.tally.labels.has("case 0")).toBe(false);
  expect(state?.tally.labels.has("case 1")).toBe(true);
});

test("a target that compares nothing is given up", () => {
  const plan = new Plan([freshState("idle", 1)], 100);
  for (let order = plan.next(); order !== undefined; order = plan.next()) {
    const tally = emptyTally();
    tally.inputs = order.to - order.from;
    plan.finished(order, order.to, tally);
  }
  expect(plan.states()[0]?.tally.inputs).toBe(4096);
});
