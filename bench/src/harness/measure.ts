/**
 * The paired measurement: engines take turns on the same requests, and of each request the shortest
 * time counts, so that neighbours on the machine disturb all engines alike and hardly any result.
 */

import type { Answer, Engine, Opened } from "../engines/engine.ts";
import type { Workload } from "../workloads/workload.ts";

export interface Effort {
  /** How often the engines take turns. */
  readonly rounds: number;
  /** How often a request is repeated in one turn. */
  readonly repeat: number;
}

/** Shortest times in nanoseconds, request by request, by the name of the engine. */
export type Times = ReadonlyMap<string, Float64Array>;

/** The first engine is the one that the others are compared with. */
export async function measure(
  workload: Workload,
  engines: readonly Engine[],
  effort: Effort,
): Promise<Times> {
  const opened: (readonly [name: string, it: Opened])[] = [];
  try {
    for (const engine of engines) opened.push([engine.name, await engine.open(workload)]);
    await compareAnswers(workload, opened);
    return await takeTurns(opened, effort);
  } finally {
    for (const [, it] of opened) await it.close();
  }
}

/** Throws when two engines do not say the same; what follows would be a race of different things. */
async function compareAnswers(
  workload: Workload,
  opened: readonly (readonly [string, Opened])[],
): Promise<void> {
  const [first, ...others] = opened;
  if (first === undefined) return;
  const expected = await first[1].answers();
  for (const [name, it] of others) {
    (await it.answers()).forEach((answer, index) => {
      if (answerText(answer) === answerText(expected[index])) return;
      throw new Error(
        `${workload.name}, request ${index}: ${first[0]} says ${answerText(expected[index])}, ` +
          `${name} says ${answerText(answer)}`,
      );
    });
  }
}

function answerText(answer: Answer | undefined): string {
  if (answer === undefined) return "nothing";
  return `${answer.decision} by ${answer.reasons.join(" ")}, ${answer.errors} errors`;
}

async function takeTurns(
  opened: readonly (readonly [string, Opened])[],
  { rounds, repeat }: Effort,
): Promise<Times> {
  const times = new Map<string, Float64Array>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, it] of opened) {
      const shortest = Float64Array.from(await it.round(repeat));
      // The first turn warms up.
      const before = round <= 1 ? undefined : times.get(name);
      times.set(name, before === undefined ? shortest : least(before, shortest));
    }
  }
  return times;
}

function least(some: Float64Array, others: Float64Array): Float64Array {
  return some.map((value, index) => Math.min(value, others[index] ?? Infinity));
}
