/** Collecting the problems of one text. */

import { type Diagnostic, diagnosticOf, type Problem } from "../data/diagnostic.ts";
import { lineIndex } from "../data/span.ts";

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

  /** The problems as diagnostics about `text`, in source order. `linesOf` finds its lines. */
  diagnostics(text: string | undefined, linesOf = lineIndex): readonly Diagnostic[] {
    // Sorting is stable: problems at one place stay in the order in which they were found.
    const start = (problem: Problem): number => problem.span?.start ?? 0;
    const ordered = this.found.toSorted((a, b) => start(a) - start(b));
    const lines = text === undefined || !this.any ? undefined : linesOf(text);
    return ordered.map((problem) => diagnosticOf(problem, lines && ((span) => lines.locate(span))));
  }
}

/** A single problem as the diagnostics of a failed call. */
export function singleDiagnostic(problem: Problem, text?: string): readonly Diagnostic[] {
  const problems = new Problems(1);
  problems.add(problem);
  return problems.diagnostics(text);
}
