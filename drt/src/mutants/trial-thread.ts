/** A thread that tries one mutant after the other, each with a copy of the library. */

import { parentPort, workerData } from "node:worker_threads";
import { readLedger } from "../known-differences.ts";
import type { Target } from "../target.ts";
import { PULSE } from "./pulse.ts";
import { runTrial, type TrialAnswer, type TrialTask } from "./trial.ts";

// Why a cast: only `try-mutant.ts` starts this file, with this data.
const pulse = new Int32Array(workerData as SharedArrayBuffer);
const ledger = readLedger();

/** What goes wrong ends the thread. */
parentPort?.on("message", (task: TrialTask) => void answer(task));

async function answer(task: TrialTask): Promise<void> {
  parentPort?.postMessage(await answerTo(task));
}

async function answerTo(task: TrialTask): Promise<TrialAnswer> {
  // Why a cast: the module is the registry of targets.
  const { targets } = (await import(`../targets/all.js?mutant=${task.name}`)) as {
    readonly targets: readonly Target<unknown>[];
  };
  const indices = new Map(targets.map((target, index) => [target, index]));
  const live = (target: Target<unknown>, cases: number): void => {
    Atomics.store(pulse, PULSE.target, indices.get(target) ?? -1);
    Atomics.store(pulse, PULSE.cases, cases);
    Atomics.add(pulse, PULSE.beats, 1);
  };
  return runTrial({ targets, ledger, pulse: live }, task);
}
