/** Bytes allocated and bytes retained, counted between collections of garbage. */

import { sink } from "./sink.ts";

/**
 * The bytes that are allocated by each of `times` runs; needs `--expose-gc`. The least of several
 * samples counts: what the compiler allocates meanwhile can only add to them.
 */
export function allocatedBytes(run: (turn: number) => unknown, times: number): number {
  const samples = (task: (turn: number) => unknown): readonly number[] =>
    Array.from({ length: 8 }, () => growth(task, times)).filter((it) => it > 0);
  return (Math.min(...samples(run)) - Math.min(...samples(nothing), 0)) / times;
}

/** The bytes that `make` has left on the heap, while what it gave back is held. */
export function retainedBytes(make: () => unknown): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  sink.last = make();
  collect();
  const after = process.memoryUsage().heapUsed;
  sink.last = undefined;
  return after - before;
}

/** Young objects must fit into the space for young objects, so `times` is some thousands at most. */
function growth(run: (turn: number) => unknown, times: number): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let turn = 0; turn < times; turn++) sink.last = run(turn);
  return process.memoryUsage().heapUsed - before;
}

function nothing(): void {
  // Costs what calling costs, and allocates nothing.
}

function collect(): void {
  if (globalThis.gc === undefined) throw new Error("memory is counted under --expose-gc");
  globalThis.gc();
}
