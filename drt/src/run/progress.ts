/** How far a run has come: one line that is rewritten on a terminal, and a line now and then elsewhere. */

const REWRITE = 200;
const PLAIN = 10_000;

export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export class ProgressLine {
  readonly #output: Output;
  #last: number;
  #isShown = false;

  constructor(output: Output, now: number) {
    this.#output = output;
    this.#last = now;
  }

  show(now: number, line: () => string): void {
    const isTerminal = this.#output.isTTY === true;
    if (now - this.#last < (isTerminal ? REWRITE : PLAIN)) return;
    this.#last = now;
    if (!isTerminal) {
      this.#output.write(`${line()}\n`);
      return;
    }
    this.#isShown = true;
    this.#output.write(`\r\u001b[K${line().slice(0, (this.#output.columns ?? 80) - 1)}`);
  }

  erase(): void {
    if (this.#isShown) this.#output.write("\r\u001b[K");
    this.#isShown = false;
  }
}

export function grouped(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 worker`, `2 workers`. */
export function counted(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? "" : "s"}`;
}

export function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
