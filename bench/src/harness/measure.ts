/**
 * The paired measurement: contestants take turns on the same requests, and of each request the
 * shortest time counts, so that neighbours on the machine disturb all alike and hardly any result.
 */

import type { Answer, Engine, Opened } from "../engines/engine.ts";
import type { Workload } from "../workloads/workload.ts";

export interface Effort {
  /** How often the contestants take turns. */
  readonly rounds: number;
  /** How often a request is repeated in one turn. */
  readonly repeat: number;
  /** How many turns are there before the first that counts. */
  readonly warmUps?: number;
}

/** An engine with a workload, under a name that tells it from the others. */
export interface Contestant {
  readonly name: string;
  readonly opened: Opened;
}

/** Shortest times in nanoseconds, request by request, by the name of the contestant. */
export type Times = ReadonlyMap<string, Float64Array>;

/** The milliseconds of a turn that warms up, at least. Who has used up all of them in one turn has had enough. */
const WARM_UP = 60;

/** Several engines on one workload. All must give the same answers as the first. */
export async function measure(
  workload: Workload,
  engines: readonly Engine[],
  effort: Effort,
): Promise<Times> {
  const contestants: Contestant[] = [];
  try {
    for (const engine of engines) {
      contestants.push({ name: engine.name, opened: await engine.open(workload) });
    }
    await compareAnswers(workload, contestants);
    return await takeTurns(contestants, effort);
  } finally {
    for (const { opened } of contestants) await opened.close();
  }
}

/** Lets all contestants decide all their requests, turn by turn. */
export async function takeTurns(
  contestants: readonly Contestant[],
  { rounds, repeat, warmUps = 4 }: Effort,
): Promise<Times> {
  await warmUp(contestants, warmUps);
  const times = new Map<string, Float64Array>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, opened } of contestants) {
      const shortest = Float64Array.from(await opened.round(repeat));
      const before = times.get(name);
      times.set(name, before === undefined ? shortest : least(before, shortest));
    }
  }
  return times;
}

async function warmUp(contestants: readonly Contestant[], turns: number): Promise<void> {
  const spent = new Map<Contestant, number>();
  for (let turn = 1; turn <= turns; turn++) {
    for (const it of contestants) {
      const start = performance.now();
      const before = spent.get(it) ?? 0;
      const used = (): number => before + performance.now() - start;
      while (used() < turn * WARM_UP) await it.opened.round(1);
      spent.set(it, used());
    }
  }
}

/** Throws when two engines do not say the same; what follows would be a race of different things. */
async function compareAnswers(
  workload: Workload,
  [first, ...others]: readonly Contestant[],
): Promise<void> {
  if (first === undefined) return;
  const expected = await first.opened.answers();
  for (const { name, opened } of others) {
    (await opened.answers()).forEach((answer, index) => {
      const [said, wanted] = [textOf(answer), textOf(expected[index], answer.isBare)];
      if (said === wanted) return;
      throw new Error(
        `${workload.name}, request ${index}: ${first.name} says ${wanted}, ${name} says ${said}`,
      );
    });
  }
}

function textOf(answer: Answer | undefined, isBare = answer?.isBare): string {
  if (answer === undefined) return "nothing";
  const { decision, reasons, errors } = answer;
  return isBare === true ? decision : `${decision} by ${reasons.join(" ")}, ${errors} errors`;
}

function least(some: Float64Array, others: Float64Array): Float64Array {
  return some.map((value, index) => Math.min(value, others[index] ?? Infinity));
}
