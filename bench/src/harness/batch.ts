/** Times of tasks that are done many times over, the clock read twice for all of them. */

/** Something to do, named. */
export interface Task {
  readonly name: string;
  /** Does it once; what it gives back is kept, so that it cannot be left out. */
  run(turn: number): unknown;
}

export interface Batch {
  /** How often the tasks take turns. */
  readonly rounds: number;
  /** How often a task is done in one turn. */
  readonly times: number;
}

/** For each task the nanoseconds that one time takes, in the shortest of its turns. */
export function timeTasks(tasks: readonly Task[], batch: Batch): ReadonlyMap<string, number> {
  const shortest = new Map<string, number>();
  for (let round = 0; round <= batch.rounds; round++) {
    for (const task of tasks) {
      const each = timeTask(task, batch.times);
      // The first turn warms up.
      const before = round <= 1 ? Infinity : (shortest.get(task.name) ?? Infinity);
      shortest.set(task.name, Math.min(before, each));
    }
  }
  return shortest;
}

/** The nanoseconds that one time takes, of `times` in a row. */
function timeTask(task: Task, times: number): number {
  const start = performance.now();
  for (let turn = 0; turn < times; turn++) kept = task.run(turn);
  return ((performance.now() - start) * 1e6) / times;
}

/** The nanoseconds of one task, the shortest of so many turns. */
export function timeOne(run: () => unknown, rounds: number, times = 1): number {
  return timeTasks([{ name: "it", run }], { rounds, times }).get("it") ?? NaN;
}

let kept: unknown;

/** What the last task gave back. */
export const lastResult = (): unknown => kept;
