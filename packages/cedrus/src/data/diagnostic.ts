/** The one shape of a message about the caller's text or data. Plain data, no rendering. */

import type { SourceSpan, Span } from "./span.ts";

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
  /** An error unless it says otherwise. */
  readonly severity?: Severity;
  readonly message: string;
  readonly help?: string | undefined;
  readonly path?: string | undefined;
  readonly span?: Span | undefined;
  readonly label?: string | undefined;
  /** A second place that belongs to the problem. */
  readonly other?: { readonly span: Span; readonly label: string } | undefined;
}

/** `problem` as a diagnostic that points at these places. */
export function diagnosticOf(
  { code, severity = "error", message, help, path }: Problem,
  labels: readonly DiagnosticLabel[] = [],
): Diagnostic {
  return {
    code,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...(path === undefined ? {} : { path }),
    labels,
  };
}
