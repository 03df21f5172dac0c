/** Hands out tasks to workers and collects what they find, until all is done or time is up. */

import type { Answer, Finding, Shrunk, Task, Worker } from "./messages.ts";
import type { Order, Plan } from "./plan.ts";

/** A finding that has no divergence to show: a case in which a worker hung or died. */
export interface LostCase {
  readonly target: string;
  readonly index: number;
  readonly why: "hung" | "died";
  readonly detail: string;
  /** As JSON text, if it could be made. */
  readonly input: string | undefined;
}

export interface Findings {
  readonly shrunk: readonly Shrunk[];
  readonly lost: readonly LostCase[];
  /** The rest, that was not shrunk. */
  readonly others: readonly Finding[];
  /** What went wrong outside of any case. */
  readonly problems: readonly string[];
}

export interface CoordinatorOptions {
  readonly plan: Plan;
  readonly workers: readonly Worker[];
  /** No order is handed out after this. */
  readonly isTimeUp: () => boolean;
  /** Stop at the first divergence of any kind. */
  readonly failFast: boolean;
  readonly shrinks: boolean;
  /** Called after every answer. */
  readonly onProgress: () => void;
}

/** So many findings of one aspect of one target are shrunk. */
const SHRUNK = 3;
/** Workers that die in no case at all are not replaced for ever. */
const MAX_PROBLEMS = 3;

export class Coordinator {
  readonly #options: CoordinatorOptions;
  readonly #shrunk: Shrunk[] = [];
  readonly #lost: LostCase[] = [];
  readonly #others: Finding[] = [];
  readonly #problems: string[] = [];
  readonly #toShrink: Task[] = [];
  readonly #shrinking = new Map<string, number>();
  #running = 0;
  /** Findings that are handed out to be made smaller, and lost cases that are being described. */
  #unsettled = 0;
  #isStopped = false;
  #waiting: (() => void)[] = [];

  constructor(options: CoordinatorOptions) {
    this.#options = options;
  }

  /** Hands out nothing more, except to shrink what was found. */
  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  /** Whether something was found that is not yet among the findings. */
  isShrinking(): boolean {
    return this.#toShrink.length + this.#unsettled > 0;
  }

  findings(): Findings {
    return {
      shrunk: this.#shrunk,
      lost: this.#lost,
      others: this.#others,
      problems: this.#problems,
    };
  }

  async run(): Promise<Findings> {
    await Promise.all(this.#options.workers.map((worker) => this.#serve(worker)));
    return this.findings();
  }

  async #serve(worker: Worker): Promise<void> {
    for (;;) {
      const task = this.#nextTask();
      if (task === "none") return;
      if (task === "wait") {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
        continue;
      }
      this.#running++;
      if (task.kind === "shrink") this.#unsettled++;
      // One task after the other: that is what a worker is.
      const answer = await worker.ask(task);
      this.#running--;
      if (answer.kind === "lost") this.#unsettled++;
      await this.#take(task, answer, worker);
      if (answer.kind === "lost") this.#unsettled--;
      if (task.kind === "shrink") this.#unsettled--;
      this.#options.onProgress();
      this.#wake();
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  #nextTask(): Task | "wait" | "none" {
    const shrink = this.#toShrink.shift();
    if (shrink !== undefined) return shrink;
    if (!this.#isStopped && !this.#options.isTimeUp()) {
      const order = this.#options.plan.next();
      if (order !== undefined) return { kind: "run", ...order };
    }
    // What is running may leave something to be done.
    return this.#running > 0 ? "wait" : "none";
  }

  async #take(task: Task, answer: Answer, worker: Worker): Promise<void> {
    switch (answer.kind) {
      case "ran":
        if (task.kind === "run") this.#ran(task, answer);
        return;
      case "shrunk":
        this.#shrunk.push(answer.shrunk);
        return;
      case "described":
        return;
      case "lost":
        await this.#takeLost(task, answer, worker);
    }
  }

  #ran(order: Order, answer: Answer & { readonly kind: "ran" }): void {
    this.#options.plan.finished(order, answer.reached, answer.tally);
    for (const finding of answer.findings) {
      const key = `${finding.target}: ${finding.aspect}`;
      const before = this.#shrinking.get(key) ?? 0;
      this.#shrinking.set(key, before + 1);
      if (this.#options.shrinks && before < SHRUNK)
        this.#toShrink.push({ kind: "shrink", finding });
      else if (before < SHRUNK) this.#others.push(finding);
      if (finding.wrongAllow || this.#options.failFast) this.#isStopped = true;
    }
  }

  async #takeLost(
    task: Task,
    { why, detail, index }: Answer & { readonly kind: "lost" },
    worker: Worker,
  ): Promise<void> {
    if (task.kind === "shrink") {
      this.#problems.push(`a worker ${why} while it made a finding smaller: ${detail}`);
      this.#others.push(task.finding);
    } else if (task.kind === "run" && index !== undefined) {
      this.#options.plan.lost(task, index, `a worker ${why}`);
      if (this.#options.failFast) this.#isStopped = true;
      const { target } = task;
      const told = await worker.ask({ kind: "describe", target, index });
      const input = told.kind === "described" ? told.input : undefined;
      this.#lost.push({ target, index, why, detail, input });
    } else if (task.kind === "run") {
      this.#options.plan.returned(task);
      this.#problems.push(`a worker ${why} in no case: ${detail}`);
      if (this.#problems.length >= MAX_PROBLEMS) this.#isStopped = true;
    }
  }
}
