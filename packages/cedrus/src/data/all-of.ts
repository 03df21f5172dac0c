/** Several results as one. */

import type { Diagnostic } from "./diagnostic.ts";
import { err, ok, type Result } from "./result.ts";

type Outcome<T> = Result<T, readonly Diagnostic[]>;

/** The values of all results, or all that is wrong with any. */
export function allOf<T extends readonly unknown[]>(
  results: {
    readonly [I in keyof T]: Outcome<T[I]>;
  },
): Outcome<T> {
  const problems = results.flatMap((result) => (result.ok ? [] : result.error));
  if (problems.length > 0) return err(problems);
  const values: unknown = results.map((result) => result.ok && result.value);
  // Why a cast: all are there and in order, which the type of a list cannot say.
  return ok(values as T);
}
