/** Runs targets in turn until one of them finds something, or time is up. */

import type { KnownDifference } from "../known-differences.ts";
import { runTape, tapeOf } from "../run/run-case.ts";
import { weightOf } from "../run/weights.ts";
import type { Recorder, Target } from "../target.ts";

/** A mutant to be tried. */
export interface TrialTask {
  /** Of the mutant; `none` for the library as it is. */
  readonly name: string;
  /** They have a third of the time for themselves, and run more often in the rest. */
  readonly likely: readonly string[];
  readonly seconds: number;
  /** A target is not run any more after so many cases. */
  readonly cases: number;
  readonly seed: string;
}

/** How a mutant was noticed. */
export interface Kill {
  readonly target: string;
  /** What differed; or that the thread hung or died. */
  readonly aspect: string;
  /** So many cases of the target had been compared. */
  readonly cases: number;
}

export interface TrialAnswer {
  readonly kill: Kill | undefined;
  /** Of all targets. */
  readonly cases: number;
}

export interface TrialBench {
  readonly targets: readonly Target<unknown>[];
  readonly ledger: readonly KnownDifference[];
  /** Called before each input: a sign of life. */
  readonly pulse: (target: Target<unknown>, cases: number) => void;
}

const ALONE = 1 / 3;
/** Of a likely target, in the time for all. */
const LIKELY_WEIGHT = 20;

interface Turn {
  readonly target: Target<unknown>;
  readonly weight: number;
  inputs: number;
  cases: number;
  milliseconds: number;
}

export function runTrial(bench: TrialBench, task: TrialTask): TrialAnswer {
  const start = performance.now();
  const turns = bench.targets.map((target) => ({
    target,
    weight: task.likely.includes(target.name) ? LIKELY_WEIGHT : weightOf(target.name),
    ...{ inputs: 0, cases: 0, milliseconds: 0 },
  }));
  const likely = turns.filter(({ target }) => task.likely.includes(target.name));
  const isOver = (seconds: number) => (): boolean => performance.now() - start > 1000 * seconds;
  const kill =
    search(likely, isOver(task.seconds * ALONE), { bench, task }) ??
    search(turns, isOver(task.seconds), { bench, task });
  return { kill, cases: turns.reduce((sum, { cases }) => sum + cases, 0) };
}

interface Trial {
  readonly bench: TrialBench;
  readonly task: TrialTask;
}

/** Always the target that is furthest behind its share of the time. */
function search(turns: readonly Turn[], isOver: () => boolean, trial: Trial): Kill | undefined {
  while (!isOver()) {
    const [next] = turns
      .filter(({ cases }) => cases < trial.task.cases)
      .toSorted((a, b) => a.milliseconds / a.weight - b.milliseconds / b.weight);
    if (next === undefined) return undefined;
    const aspect = runSlice(next, trial);
    if (aspect === undefined) continue;
    return { target: next.target.name, aspect, cases: Math.max(next.cases, 1) };
  }
  return undefined;
}

/** Long enough for targets with small inputs. */
const SLICE = 20;

function runSlice(turn: Turn, { bench, task }: Trial): string | undefined {
  const { target } = turn;
  const start = performance.now();
  const recorder: Recorder = {
    compared: (count) => {
      turn.cases += count;
    },
    saw: () => undefined,
  };
  let failure: ReturnType<typeof runTape>;
  do {
    bench.pulse(target, turn.cases);
    const tape = tapeOf(task.seed, target.name, turn.inputs++);
    failure = runTape(target, tape, recorder, bench.ledger);
    if (failure?.known !== undefined) failure = undefined;
  } while (failure === undefined && performance.now() - start < SLICE);
  turn.milliseconds += performance.now() - start;
  return failure?.divergence.aspect;
}
