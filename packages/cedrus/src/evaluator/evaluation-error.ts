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

/** What to say, or how to find that out. */
export type Message = string | (() => string);

export class EvaluationError {
  readonly kind: EvaluationErrorKind;
  /** The expression that failed, as offsets into the policy's text. */
  readonly span: Span | undefined;
  #message: Message;

  /** A message may be made when somebody reads it: all policies may fail, for every request. */
  constructor(kind: EvaluationErrorKind, message: Message, span: Span | undefined) {
    this.kind = kind;
    this.#message = message;
    this.span = span;
  }

  /** What went wrong, in words; names entities and attributes, and quotes no other values. */
  get message(): string {
    if (typeof this.#message !== "string") this.#message = this.#message();
    return this.#message;
  }

  toString(): string {
    return `${this.kind}: ${this.message}`;
  }
}
