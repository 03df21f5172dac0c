/** Inputs as bad as they can be, at sizes that double: time may a little more than double with them. */

import { timeTasks } from "../harness/batch.ts";
import { WORST_CASES, type WorstCase } from "../workloads/worst.ts";
import type { Group, Run } from "./group.ts";

/** `n log n` doubles to 2.2 times; the rest is for caches of the processor, which double sizes leave. */
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
  // Above a thousand, where the library keeps no sets of ancestors, in a quick run too.
  const sizes = quick ? [size / 4, size / 2] : [size / 4, size / 2, size, 2 * size];
  const tasks = sizes.map((it) => ({ name: String(it), run: prepare(it) }));
  const times = timeTasks(tasks, { rounds: quick ? 8 : 15, times: 1, warmUp: quick ? 5 : 20 });
  const points = sizes.map((it) => ({ size: it, ns: times.get(String(it)) ?? NaN }));
  ledger.growth({ group: "worst", what: name, points });
  const [once, twice] = points.slice(-2).map(({ ns }) => ns);
  if (once === undefined || twice === undefined) return;
  const number = (sizes.at(-1) ?? NaN).toLocaleString("en");
  ledger.note("worst", `${name}: ${number} / half of it`, {
    value: twice < NEGLIGIBLE_NS ? 1 : twice / once,
    unit: "x",
    bar: { atMost: MOST_GROWTH },
  });
}
