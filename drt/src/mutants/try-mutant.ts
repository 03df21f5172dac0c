/** Threads that try mutants, watched: one that hangs or dies has noticed its mutant, and is replaced. */

import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { targets } from "../targets/all.ts";
import type { Replacement } from "./load-hook.ts";
import { compiledFile, type Listed, mutatedModule, ROOT } from "./mutants.ts";
import { NO_TARGET, PULSE, PULSE_BYTES } from "./pulse.ts";
import type { Kill, TrialAnswer, TrialTask } from "./trial.ts";

/** What came of one run. */
export interface Trial extends TrialAnswer {
  readonly seconds: number;
}

export type TrialOptions = Omit<TrialTask, "name">;

const PRELOAD = new URL("./preload.js", import.meta.url).href;
const SCRIPT = new URL("./trial-thread.js", import.meta.url);
/** Milliseconds without a sign of life. The first input waits for the reference to be compiled. */
const PATIENCE = 15_000;
const START_PATIENCE = 120_000;
const WATCH_EVERY = 250;
/** Copies of the library stay in memory, so that a thread is replaced after so many. */
const MOST_MUTANTS = 40;

export class MutantThread {
  #thread: Worker | undefined;
  #pulse = new Int32Array(new SharedArrayBuffer(PULSE_BYTES));
  #tried = 0;

  /** Without a mutant, the library as it is. */
  async try(mutant: Listed | undefined, options: TrialOptions): Promise<Trial> {
    const name = mutant?.name ?? "none";
    prepare(name, mutant);
    if (this.#tried++ >= MOST_MUTANTS) await this.close();
    const start = performance.now();
    const answer = await this.#ask({ ...options, name });
    return { ...answer, seconds: (performance.now() - start) / 1000 };
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = undefined;
    this.#tried = 0;
  }

  async #ask(task: TrialTask): Promise<TrialAnswer> {
    const thread = (this.#thread ??= this.#launch());
    const answer = await askWatched(thread, this.#pulse, task);
    if (answer.kind === "answered") return answer.answer;
    await this.close();
    return { kill: lostWith(this.#pulse, answer.aspect), cases: this.#pulse[PULSE.cases] ?? 0 };
  }

  #launch(): Worker {
    this.#pulse = new Int32Array(new SharedArrayBuffer(PULSE_BYTES));
    const execArgv = ["--import", PRELOAD];
    return new Worker(SCRIPT, { workerData: this.#pulse.buffer, execArgv });
  }
}

function prepare(name: string, mutant: Listed | undefined): void {
  const replacement: Replacement =
    mutant === undefined
      ? { url: "none", source: "" }
      : { url: pathToFileURL(compiledFile(mutant)).href, source: mutatedModule(mutant) };
  const folder = new URL(`.cache/mutants/${name}/`, ROOT);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("replacement.json", folder), JSON.stringify(replacement));
}

function lostWith(pulse: Int32Array, aspect: string): Kill {
  const target = targets[pulse[PULSE.target] ?? -1]?.name ?? NO_TARGET;
  return { target, aspect, cases: pulse[PULSE.cases] ?? 0 };
}

type Ended =
  | { readonly kind: "answered"; readonly answer: TrialAnswer }
  | { readonly kind: "lost"; readonly aspect: string };

function askWatched(thread: Worker, pulse: Int32Array, task: TrialTask): Promise<Ended> {
  return new Promise((resolve) => {
    let [seen, since] = [Atomics.load(pulse, PULSE.beats), performance.now()];
    const limit = seen === 0 ? START_PATIENCE : PATIENCE;
    const watch = setInterval(() => {
      const now = Atomics.load(pulse, PULSE.beats);
      if (now !== seen) [seen, since] = [now, performance.now()];
      if (performance.now() - since > limit) end({ kind: "lost", aspect: "a case hung" });
    }, WATCH_EVERY);
    const answered = (answer: TrialAnswer): void => end({ kind: "answered", answer });
    const died = (error: unknown): void => end({ kind: "lost", aspect: `died: ${String(error)}` });
    const end = (ended: Ended): void => {
      clearInterval(watch);
      thread.off("message", answered).off("error", died).off("exit", died);
      resolve(ended);
    };
    thread.on("message", answered).on("error", died).on("exit", died);
    thread.postMessage(task);
  });
}
