/** Times of tasks that are done many times over, the clock read twice for all of them. */

import { sink } from "./sink.ts";

/** Something to do, named. */
export interface Task {
  readonly name: string;
  /** How often it is done in one turn, if not as often as the others. */
  readonly times?: number;
  /** Does it once; what it gives back is kept, so that it cannot be left out. */
  run(turn: number): unknown;
}

export interface Batch {
  /** How often the tasks take turns. */
  readonly rounds: number;
  /** How often a task is done in one turn. */
  readonly times: number;
  /** Milliseconds of each of the turns that warm up. */
  readonly warmUp?: number;
}

/** Before the first turn that counts there are so many turns, each of some milliseconds at least. */
const WARM_UPS = 3;

/** For each task the nanoseconds that one time takes, in the shortest of its turns. */
export function timeTasks(tasks: readonly Task[], batch: Batch): ReadonlyMap<string, number> {
  for (let turn = 0; turn < WARM_UPS; turn++)
    for (const task of tasks) warmUp(task, batch.warmUp ?? 60);
  const shortest = new Map<string, number>();
  for (let round = 0; round < batch.rounds; round++) {
    for (const task of tasks) {
      const each = timeTask(task, task.times ?? batch.times);
      shortest.set(task.name, Math.min(shortest.get(task.name) ?? Infinity, each));
    }
  }
  return shortest;
}

function warmUp(task: Task, milliseconds: number): void {
  const start = performance.now();
  for (let turn = 0; turn === 0 || performance.now() - start < milliseconds; turn++) {
    sink.last = task.run(turn);
  }
}

/** The nanoseconds that one time takes, of `times` in a row. */
function timeTask(task: Task, times: number): number {
  const start = performance.now();
  for (let turn = 0; turn < times; turn++) sink.last = task.run(turn);
  return ((performance.now() - start) * 1e6) / times;
}
