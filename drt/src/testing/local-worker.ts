/** Workers in the thread of the test. */

import type { Worker } from "../run/messages.ts";
import { perform } from "../run/perform.ts";
import type { Target } from "../target.ts";

/** Answers after a while that differs from task to task, as threads do. */
export function localWorker(seed: string, targets: readonly Target<unknown>[]): Worker {
  let asked = 0;
  return {
    async ask(task) {
      asked++;
      await new Promise((resolve) => setTimeout(resolve, (asked * 7) % 5));
      return perform({ seed, targets, ledger: [], pulse: () => undefined }, task);
    },
    close: () => Promise.resolve(),
  };
}
