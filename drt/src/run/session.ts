/** One run: its plan, its workers, its clock and its checkpoint. */

import { join } from "node:path";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { Coordinator, type Findings } from "./coordinator.ts";
import type { Worker } from "./messages.ts";
import { chooseTargets, type Options, UsageError } from "./options.ts";
import { freshState, Plan, type TargetState } from "./plan.ts";
import { weightOf } from "./weights.ts";

export interface Outcome {
  readonly seed: string;
  /** Milliseconds, with those of the runs that this one continues. */
  readonly elapsed: number;
  readonly states: readonly TargetState[];
  readonly findings: Findings;
}

export interface SessionOptions {
  readonly options: Options;
  readonly start: Checkpoint;
  readonly workers: readonly Worker[];
  readonly onProgress: (states: readonly TargetState[], elapsed: number) => void;
  /** Told what was found before a checkpoint says that it was looked for. */
  readonly onFindings?: (findings: Findings) => void;
  /** Milliseconds. */
  readonly checkpointEvery?: number;
  /** Told how to end the run early. */
  readonly onStart: (stop: () => void) => void;
}

const CHECKPOINT_EVERY = 10_000;

/** Where the run starts: at nothing, or where the checkpoint ends. */
export function startOf(options: Options, known: readonly string[], fresh: string): Checkpoint {
  if (options.resume) return resumed(options, known);
  const names = chooseTargets(options.targets, known);
  const targets = names.map((name) => freshState(name, weightOf(name)));
  return { seed: options.seed ?? fresh, elapsed: 0, targets };
}

function resumed({ out, seed, targets }: Options, known: readonly string[]): Checkpoint {
  const checkpoint = readCheckpoint(out);
  if (checkpoint === undefined) {
    throw new UsageError(`there is no checkpoint in \`${out}\` to resume`);
  }
  if (seed !== undefined && seed !== checkpoint.seed) {
    throw new UsageError(`the checkpoint in \`${out}\` has the seed \`${checkpoint.seed}\``);
  }
  const names = checkpoint.targets.map(({ name }) => name);
  const wanted = chooseTargets(targets, known);
  if (targets.length > 0 && wanted.toSorted().join() !== names.toSorted().join()) {
    throw new UsageError(`the checkpoint in \`${out}\` has the targets ${names.join(", ")}`);
  }
  chooseTargets(names, known);
  return checkpoint;
}

export async function runSession(session: SessionOptions): Promise<Outcome> {
  const { options, start, workers } = session;
  const plan = new Plan(start.targets, options.cases);
  const began = performance.now();
  const elapsed = (): number => start.elapsed + performance.now() - began;
  const save = (findings: Findings): void => {
    session.onFindings?.(findings);
    writeCheckpoint(options.out, { seed: start.seed, elapsed: elapsed(), targets: plan.states() });
  };
  const limit = (options.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  let saved = performance.now();
  const coordinator = new Coordinator({
    plan,
    workers,
    isTimeUp: () => elapsed() >= limit,
    failFast: options.failFast,
    shrinks: options.shrink,
    onProgress: () => {
      session.onProgress(plan.states(), elapsed());
      if (performance.now() - saved < (session.checkpointEvery ?? CHECKPOINT_EVERY)) return;
      // What still has to be made smaller would be lost with a run that is killed now.
      if (coordinator.isShrinking()) return;
      saved = performance.now();
      save(coordinator.findings());
    },
  });
  session.onStart(() => coordinator.stop());
  const findings = await coordinator.run();
  save(findings);
  return { seed: start.seed, elapsed: elapsed(), states: plan.states(), findings };
}

/** A file in the folder of the run. */
export function outFile({ out }: Options, name: string): string {
  return join(out, name);
}
