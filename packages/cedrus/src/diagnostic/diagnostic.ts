/** The one shape of a message about the caller's text or data. */

import type { Span, SourceSpan } from "../data/span.ts";
import { LineIndex } from "../data/span.ts";

export type Severity = "error" | "warning";

/** A place a message points at. */
export interface DiagnosticLabel {
  readonly span: SourceSpan;
  /** What is to be seen there. */
  readonly text?: string;
}

/**
 * One message about text or data that the caller gave. Plain data.
 *
 * `message` says what is wrong, `help` what to do. `code` is stable and may be relied on.
 */
export interface Diagnostic {
  /** Kebab-case, prefixed by the part of the library that reports it: `parser/unexpected-token`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  /** Where in JSON data, from its root `$`: `$[2].attrs.age`. */
  readonly path?: string;
  /** Places in the text, the main one first. Empty when the data was not text. */
  readonly labels: readonly DiagnosticLabel[];
}

/** What a reader knows when it finds a problem. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly help?: string | undefined;
  readonly path?: string | undefined;
  readonly span?: Span | undefined;
  readonly label?: string | undefined;
}

/** Collects the problems of one text and turns them into diagnostics in source order. */
export class Problems {
  readonly #found: Problem[] = [];
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get any(): boolean {
    return this.#found.length > 0;
  }

  /** Whether so many problems were found that reading on is pointless. */
  get full(): boolean {
    return this.#found.length >= this.#max;
  }

  add(problem: Problem): void {
    if (!this.full) this.#found.push(problem);
  }

  /** The problems as diagnostics about `text`, in source order. */
  diagnostics(text: string | undefined): readonly Diagnostic[] {
    const lines = text === undefined ? undefined : new LineIndex(text);
    const ordered = this.#found
      .map((problem, index) => ({ problem, index }))
      .toSorted(
        (a, b) => (a.problem.span?.start ?? 0) - (b.problem.span?.start ?? 0) || a.index - b.index,
      );
    return ordered.map(({ problem }) => diagnosticOf(problem, lines));
  }
}

/** A single problem as the diagnostics of a failed call. */
export function singleDiagnostic(problem: Problem, text?: string): readonly Diagnostic[] {
  return [diagnosticOf(problem, text === undefined ? undefined : new LineIndex(text))];
}

function diagnosticOf(problem: Problem, lines: LineIndex | undefined): Diagnostic {
  const { code, message, help, path, span, label } = problem;
  return {
    code,
    severity: "error",
    message,
    ...(help === undefined ? {} : { help }),
    ...(path === undefined ? {} : { path }),
    labels:
      span === undefined || lines === undefined
        ? []
        : [{ span: lines.locate(span), ...(label === undefined ? {} : { text: label }) }],
  };
}
