/** Where in a text something is, in lines and columns. */

import { type Diagnostic, diagnosticOf, type Problem } from "./diagnostic.ts";
import type { SourceSpan, Span } from "./span.ts";

/**
 * Turns the offsets of one text into lines and columns. A line ends at LF, CR or CR LF. They are
 * looked for when the first place is asked for.
 */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The span of `start` to `end` with lines and columns; offsets beyond the text mean its end. */
  locate(span: Span): SourceSpan {
    const { length } = this.#text;
    const start = Math.min(span.start, length);
    const end = Math.min(Math.max(span.end, start), length);
    const [line, column] = this.#placeOf(start);
    const [endLine, endColumn] = this.#placeOf(end);
    return { start, end, line, column, endLine, endColumn };
  }

  /** What is wrong with the text, in its order. Problems at one place stay in theirs. */
  diagnostics(problems: readonly Problem[]): readonly Diagnostic[] {
    const start = ({ span }: Problem): number => span?.start ?? 0;
    return problems.toSorted((a, b) => start(a) - start(b)).map((found) => located(found, this));
  }

  /** Line and column of `offset`. */
  #placeOf(offset: number): readonly [number, number] {
    this.#starts ??= lineStarts(this.#text);
    const index = this.#starts.findLastIndex((start) => start <= offset);
    return [index + 1, offset - (this.#starts[index] ?? 0) + 1];
  }
}

function lineStarts(text: string): readonly number[] {
  const ends = text.matchAll(/\r\n?|\n/g);
  return [0, ...Array.from(ends, ({ 0: lineEnd, index }) => index + lineEnd.length)];
}

/** The lines of a text, if there is one. */
export function linesOf(text: string | undefined): LineIndex | undefined {
  return text === undefined ? undefined : new LineIndex(text);
}

/** `problem` as a diagnostic, with its places in the text that it is about, if there is one. */
export function located(problem: Problem, lines: LineIndex | undefined): Diagnostic {
  const { span, label: text, other } = problem;
  if (span === undefined || lines === undefined) return diagnosticOf(problem);
  return diagnosticOf(problem, [
    { span: lines.locate(span), ...(text === undefined ? {} : { text }) },
    ...(other === undefined ? [] : [{ span: lines.locate(other.span), text: other.label }]),
  ]);
}

/** Lines and columns of one place in `text`. For many places in one text, errors come with theirs. */
export function locate(text: string, span: Span): SourceSpan {
  return new LineIndex(text).locate(span);
}
