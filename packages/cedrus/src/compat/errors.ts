/** Diagnostics as the messages of the façade. */

import type { Diagnostic } from "../data/diagnostic.ts";
import type { CheckParseAnswer, DetailedError } from "./types-calls.ts";

/** The text that diagnostics are about: the caller's own, or one that the caller has never seen. */
export type Seen = "text" | "data";

/**
 * What is wrong with one text or one piece of data, as one message with the others related to it.
 * `what` names it. Places in data are paths, which the message tells.
 */
export function detailedError(
  what: string,
  diagnostics: readonly Diagnostic[],
  seen: Seen = "data",
): DetailedError {
  const [first, ...others] = diagnostics.map((diagnostic) => detailed(diagnostic, seen));
  if (first === undefined) return plainError(what);
  return { ...first, message: `${what}: ${first.message}`, related: others };
}

/** One diagnostic by itself. */
export function detailed(
  { code, severity, message, help, path, labels }: Diagnostic,
  seen: Seen = "text",
): DetailedError {
  const places = seen === "text" ? labels : [];
  return {
    message: path === undefined || path === "$" ? message : `${message}, at \`${path}\``,
    help: help ?? null,
    code,
    url: null,
    severity: severity === "warning" ? "warning" : null,
    sourceLocations: places.map(({ span, text }) => {
      return { label: text ?? null, start: span.start, end: span.end };
    }),
    related: [],
  };
}

/** A message without a diagnostic behind it. */
export function plainError(message: string, help: string | null = null): DetailedError {
  return {
    message,
    help,
    code: null,
    url: null,
    severity: null,
    sourceLocations: [],
    related: [],
  };
}

/** The answer of a check. */
export function checked(errors: readonly DetailedError[]): CheckParseAnswer {
  return errors.length === 0 ? { type: "success" } : failure(errors);
}

export function failure(errors: readonly DetailedError[]): {
  type: "failure";
  errors: DetailedError[];
} {
  return { type: "failure", errors: [...errors] };
}
