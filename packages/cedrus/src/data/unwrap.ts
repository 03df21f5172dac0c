/** From results to exceptions, for callers who prefer them. */

import type { Diagnostic } from "./diagnostic.ts";
import type { Result } from "./result.ts";

/** What {@link unwrap} throws: the diagnostics, with all their messages in `message`. */
export class CedrusError extends Error {
  override readonly name = "CedrusError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(oneLine).join("\n"));
    this.diagnostics = diagnostics;
  }
}

function oneLine({ message, help, path, labels: [label] }: Diagnostic): string {
  const place = label === undefined ? path : `${label.span.line}:${label.span.column}`;
  return `${place === undefined ? "" : `${place}: `}${message}${help === undefined ? "" : ` (${help})`}`;
}

/**
 * The value of a result.
 *
 * @throws CedrusError if the result is a failure.
 */
export function unwrap<T>(result: Result<T, readonly Diagnostic[]>): T {
  if (result.ok) return result.value;
  throw new CedrusError(result.error);
}
