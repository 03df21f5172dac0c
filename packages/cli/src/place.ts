/** Places in texts. */

import type { Diagnostic } from "cedrus";

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
