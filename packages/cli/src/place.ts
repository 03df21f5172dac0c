/** Places in texts. */

import type { Diagnostic, SourceSpan, Span } from "cedrus";

/** The lines and columns of a place in `text`. */
export function spanAt(text: string, { start, end }: Span): SourceSpan {
  const from = lineAndColumn(text, start);
  const to = lineAndColumn(text, end);
  return { start, end, ...from, endLine: to.line, endColumn: to.column };
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** A diagnostic about one line, as a diagnostic about the text in which it is line `number`. */
export function inLine(diagnostic: Diagnostic, number: number): Diagnostic {
  const labels = diagnostic.labels.map((label) => ({
    ...label,
    span: {
      ...label.span,
      line: label.span.line + number - 1,
      endLine: label.span.endLine + number - 1,
    },
  }));
  return { ...diagnostic, labels };
}
