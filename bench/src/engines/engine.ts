/** What the harness knows of an engine. */

import { sink } from "../harness/sink.ts";
import type { Workload } from "../workloads/workload.ts";

/** The answer to one request, in a form that all engines can give. */
export interface Answer {
  readonly decision: "allow" | "deny";
  /** Determining policies, sorted. */
  readonly reasons: readonly string[];
  /** How many policies failed. */
  readonly errors: number;
  /** Whether the engine knows neither of the two before: some do not say what a decision is due to. */
  readonly isBare?: boolean;
}

/** The answer of an engine that says allow or deny and nothing else. */
export const bareAnswer = (isAllowed: boolean): Answer => ({
  ...{ decision: isAllowed ? "allow" : "deny", reasons: [], errors: 0, isBare: true },
});

/** An engine that has been given a workload. */
export interface Opened {
  answers(): readonly Answer[] | Promise<readonly Answer[]>;
  /**
   * For each request in order, the time of its decision in nanoseconds: the shortest of `repeat` rows of
   * immediate repetitions, each divided by how many they are. A single decision, if `repeat` is 1. An
   * engine may leave out the last requests.
   */
  round(repeat: number): ArrayLike<number> | Promise<ArrayLike<number>>;
  close(): void | Promise<void>;
}

export interface Engine {
  readonly name: string;
  open(workload: Workload): Opened | Promise<Opened>;
}

/** A request that has taken so many nanoseconds in one turn is not repeated any more in it. */
const ENOUGH = 50_000_000;

/** Decisions that are shorter than so many nanoseconds are timed in rows: the clock takes 30 to 70 itself. */
const SHORT = 20_000;

/** So many decisions are timed by one reading of the clock. */
const ROW = 4;

/** Times decisions in this process. What takes many milliseconds is repeated less: it varies less. */
export function timeEach(count: number, repeat: number, decide: (request: number) => unknown) {
  const shortest = new Float64Array(count);
  for (let request = 0; request < count; request++) {
    let [best, spent] = [Infinity, 0];
    for (let time = 0; time < repeat && spent < ENOUGH; time++) {
      // The first alone, which tells how long they are.
      const row = time > 0 && best < SHORT ? ROW : 1;
      const start = process.hrtime.bigint();
      for (let i = 0; i < row; i++) sink.last = decide(request);
      const duration = Number(process.hrtime.bigint() - start);
      if (duration / row < best) best = duration / row;
      spent += duration;
    }
    shortest[request] = best;
  }
  return shortest;
}
