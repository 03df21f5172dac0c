/** Inputs as bad as they can be, at sizes that double: time may a little more than double with them. */

import { timeTasks } from "../harness/batch.ts";
import { WORST_CASES, type WorstCase } from "../workloads/worst.ts";
import type { Group, Run } from "./group.ts";

/**
 * With each doubling of the size, on average over three. `n log n` takes up to 2.2 times as long; the rest is for
 * the caches of the processor and for the collector of garbage, which have more to do with large inputs. `n²` takes 4 times as long.
 */
const MOST_GROWTH = 3;
/** What takes less than this does not grow with the input, whatever the ratio of two such times. */
const NEGLIGIBLE_NS = 5000;

export const worst: Group = {
  name: "worst",
  about: "inputs as bad as they can be, at sizes that double",
  run(it) {
    for (const one of WORST_CASES) compareSizes(it, one);
    return Promise.resolve();
  },
};

function compareSizes({ ledger, quick }: Run, { name, size, prepare }: WorstCase): void {
  // All above a thousand, where the library keeps no sets of ancestors.
  const sizes = quick ? [size / 8, size] : [size / 4, size / 2, size, 2 * size];
  const most = Math.max(...sizes);
  // Every turn does as much work, so that neighbours on the machine and the collector of garbage disturb all alike.
  const tasks = sizes.map((it) => ({ name: String(it), run: prepare(it), times: most / it }));
  const effort = quick ? { rounds: 5, warmUp: 5 } : { rounds: 12, warmUp: 20 };
  const times = timeTasks(tasks, { ...effort, times: 1 });
  const points = sizes.map((it) => ({ size: it, ns: times.get(String(it)) ?? NaN }));
  ledger.growth({ group: "worst", what: name, points });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return;
  const doublings = Math.log2(last.size / first.size);
  ledger.note("worst", `${name}: ${last.size.toLocaleString("en")} / an eighth of it`, {
    value: last.ns < NEGLIGIBLE_NS ? 1 : last.ns / first.ns,
    unit: "x",
    bar: { atMost: MOST_GROWTH ** doublings },
  });
}
