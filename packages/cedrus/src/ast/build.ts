/** Constructors for expressions that have an invariant to keep. */

import type { Span } from "../data/span.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { ActionConstraint } from "./policy.ts";
import { type Expr, type Pattern, type PatternElement, WILDCARD } from "./expr.ts";

/** `args` joined by `&&`, or by `||`: a chain at their beginning is continued, not nested. */
export function chain(kind: "and" | "or", args: readonly Expr[], span: Span | undefined): Expr {
  const left = args[0];
  return { kind, args: left?.kind === kind ? [...left.args, ...args.slice(1)] : args, span };
}

/** The pattern made of `elements`: neighbouring texts joined, empty ones dropped. */
export function pattern(elements: readonly PatternElement[]): Pattern {
  const out: PatternElement[] = [];
  for (const element of elements) {
    const last = out.at(-1);
    if (element === "") continue;
    if (element !== WILDCARD && typeof last === "string") out[out.length - 1] = last + element;
    else out.push(element);
  }
  return out;
}

/** `action in [entities]`: a list of one is the same as the one. */
export function actionInSet(entities: readonly EntityUid[]): ActionConstraint {
  const [first] = entities;
  return first !== undefined && entities.length === 1
    ? { kind: "in", entity: first }
    : { kind: "inSet", entities };
}
