/** A worker in a thread of its own, watched: one that hangs or dies is replaced. */

import { Worker as Thread } from "node:worker_threads";
import type { Answer, Task, Worker } from "./messages.ts";
import type { WorkerData } from "./worker.ts";

export interface ThreadOptions {
  readonly seed: string;
  readonly registry: string;
  /** Compiled `worker.ts`. */
  readonly script: URL;
  /** A case may take so long, in milliseconds. */
  readonly patience: number;
}

/** To load the library, the model and the reference takes longer than a case. */
const START_PATIENCE = 120_000;
const WATCH_EVERY = 250;

export function startThread(options: ThreadOptions): Worker {
  let running = launch(options);
  return {
    async ask(task) {
      const answer = await askWatched(running, task, options.patience);
      if (answer.kind === "lost") {
        await running.thread.terminate();
        running = launch(options);
      }
      return answer;
    },
    async close() {
      await running.thread.terminate();
    },
  };
}

interface Running {
  readonly thread: Thread;
  readonly beat: Int32Array;
  hasAnswered: boolean;
}

function launch({ seed, registry, script }: ThreadOptions): Running {
  const pulse = new SharedArrayBuffer(8);
  const workerData: WorkerData = { seed, registry, pulse };
  const thread = new Thread(script, { workerData });
  // A thread that dies while nobody asks is found dead by the next question.
  thread.on("error", () => undefined);
  const beat = new Int32Array(pulse);
  beat[1] = -1;
  return { thread, beat, hasAnswered: false };
}

function askWatched(running: Running, task: Task, patience: number): Promise<Answer> {
  const { thread, beat } = running;
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearInterval(watch);
      thread.off("message", answered).off("error", failed).off("exit", exited);
      resolve(answer);
    };
    const lost = (why: "hung" | "died", detail: string): void => {
      const index = Atomics.load(beat, 1);
      end({ kind: "lost", why, detail, index: index < 0 ? undefined : index });
    };
    const answered = (answer: Answer): void => {
      running.hasAnswered = true;
      end(answer);
    };
    const failed = (error: unknown): void => lost("died", String(error));
    const exited = (code: number): void => lost("died", `exit code ${code}`);
    let [seen, since] = [Atomics.load(beat, 0), performance.now()];
    const watch = setInterval(() => {
      const now = Atomics.load(beat, 0);
      if (now !== seen) [seen, since] = [now, performance.now()];
      const limit = running.hasAnswered || now > 0 ? patience : START_PATIENCE;
      if (performance.now() - since > limit) lost("hung", `no sign of life for ${limit} ms`);
    }, WATCH_EVERY);
    thread.on("message", answered).on("error", failed).on("exit", exited);
    if (thread.threadId === -1) lost("died", "it had ended before");
    else thread.postMessage(task);
  });
}
