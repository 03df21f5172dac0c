/** Why an expression has no value for a request. Returned, never thrown. */

import type { Span } from "../data/span.ts";

/** The kinds of evaluation errors, named as in the Lean model of Cedar. */
export type EvaluationErrorKind =
  | "entityDoesNotExist"
  | "attrDoesNotExist"
  | "tagDoesNotExist"
  | "typeError"
  | "arithBoundsError"
  | "extensionError";

export class EvaluationError {
  readonly kind: EvaluationErrorKind;
  /** What went wrong, in words; names entities and attributes, and quotes no other values. */
  readonly message: string;
  /** The expression that failed, as offsets into the policy's text. */
  readonly span: Span | undefined;

  constructor(kind: EvaluationErrorKind, message: string, span: Span | undefined) {
    this.kind = kind;
    this.message = message;
    this.span = span;
  }

  toString(): string {
    return `${this.kind}: ${this.message}`;
  }
}
