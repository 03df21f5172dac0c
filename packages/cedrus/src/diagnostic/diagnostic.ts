/** Collecting the problems of one text. */

import { type Diagnostic, diagnosticOf, type Problem } from "../data/diagnostic.ts";
import type { LineIndex } from "../data/line-index.ts";

export type { Diagnostic, Problem } from "../data/diagnostic.ts";

/** Thrown to leave what is being read; the problem is already recorded. */
export class Abandoned {}

/** Runs `read`; answers whether it came to its end, or recorded a problem and left. */
export function completes(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (failure) {
    if (failure instanceof Abandoned) return false;
    throw failure;
  }
}

/** Collects the problems of one text and turns them into diagnostics in source order. */
export class Problems {
  readonly found: Problem[] = [];
  readonly #max: number;

  constructor(max: number) {
    this.#max = Math.max(1, max);
  }

  get any(): boolean {
    return this.found.length > 0;
  }

  /** Whether so many problems were found that reading on is pointless. */
  get full(): boolean {
    return this.found.length >= this.#max;
  }

  add(problem: Problem): void {
    if (!this.full) this.found.push(problem);
  }

  fail(problem: Problem): never {
    this.add(problem);
    this.leave();
  }

  /** Leaves what is being read; the caller has recorded why. */
  leave(): never {
    // oxlint-disable-next-line typescript/only-throw-error -- a jump, not an error: no stack is made
    throw new Abandoned();
  }

  /** The problems as diagnostics; with the lines of a text, in its order. */
  diagnostics(lines?: LineIndex): readonly Diagnostic[] {
    return lines?.diagnostics(this.found) ?? this.found.map((found) => diagnosticOf(found));
  }
}
