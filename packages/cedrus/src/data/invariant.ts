/**
 * Faults of ours, as opposed to faults in the caller's text, data or policies.
 *
 * Cedar skips a policy whose evaluation fails, so a fault of ours that looked like an evaluation
 * error inside a `forbid` would grant access. An `InternalError` is therefore thrown, and nothing
 * in this package catches it.
 */

/** Thrown when this library finds itself in a state that should be impossible. Please report it. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

/**
 * Whether `error` says that the call stack is full. That can happen below our own limits when the
 * caller is deep already; readers answer it with a diagnostic, like any nesting that is too deep.
 */
export function isStackOverflow(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  // SpiderMonkey's name for it, which is ours for something else.
  return (
    error instanceof Error && error.name === "InternalError" && !(error instanceof InternalError)
  );
}

/** Throws {@link InternalError} with `message` unless `condition` holds. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}
