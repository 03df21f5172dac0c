/** How far a long piece of work has come, on a terminal. */

import type { Io } from "./io.ts";

/** Work that takes less says nothing, in milliseconds. */
const PATIENCE = 1000;
const INTERVAL = 100;

/** One line on standard error that is rewritten in place and erased in the end. */
export class Progress {
  readonly #io: Io;
  readonly #total: number | undefined;
  readonly #started: number;
  #lastShown = 0;
  #isShown = false;

  /** `total` is what `done` reaches in the end, if that is known. */
  constructor(io: Io, total: number | undefined) {
    this.#io = io;
    this.#total = total;
    this.#started = io.now();
  }

  /** Says that `count` requests are decided, after `done` of the total. */
  async show(count: number, done: number): Promise<void> {
    const now = this.#io.now();
    const elapsed = now - this.#started;
    if (!this.#io.stderr.isTerminal || elapsed < PATIENCE) return;
    if (this.#isShown && now - this.#lastShown < INTERVAL) return;
    this.#lastShown = now;
    this.#isShown = true;
    const perSecond = Math.round((1000 * count) / elapsed);
    const share = this.#total ? `${Math.min(100, Math.floor((100 * done) / this.#total))} %  ` : "";
    const line = `${share}${grouped(count)} requests decided, ${grouped(perSecond)} per second`;
    const width = (this.#io.stderr.columns || 80) - 1;
    await this.#io.stderr.write(`\r\u001b[K${line.slice(0, width)}`);
  }

  /** Makes room for other output, and is the end when nothing more is shown. */
  async erase(): Promise<void> {
    if (!this.#isShown) return;
    this.#isShown = false;
    await this.#io.stderr.write("\r\u001b[K");
  }
}

function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
