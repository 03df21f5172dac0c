/** A worker thread: its own engine, model and reference. Does what it is told and answers. */

import { parentPort, workerData } from "node:worker_threads";
import { readLedger } from "../known-differences.ts";
import type { Target } from "../target.ts";
import type { Task } from "./messages.ts";
import { perform } from "./perform.ts";

/** What a thread gets when it starts. */
export interface WorkerData {
  readonly seed: string;
  /** Address of the module that exports `targets`. */
  readonly registry: string;
  /** Two words: signs of life, and the number of the case. */
  readonly pulse: SharedArrayBuffer;
}

// Why a cast: only `thread.ts` starts this file, with this data.
const { seed, registry, pulse } = workerData as WorkerData;
const beat = new Int32Array(pulse);
// Why a cast: the module is a registry of targets.
const { targets } = (await import(registry)) as { readonly targets: readonly Target<unknown>[] };
const ledger = readLedger();

parentPort?.on("message", (task: Task) => {
  parentPort?.postMessage(perform({ seed, targets, ledger, pulse: (index) => live(index) }, task));
  Atomics.store(beat, 1, -1);
});

function live(index: number): void {
  Atomics.store(beat, 1, index);
  Atomics.add(beat, 0, 1);
}
