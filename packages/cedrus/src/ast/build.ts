/** Constructors for expressions that have an invariant to keep. */

import type { Span } from "../data/span.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import type { ActionConstraint } from "./policy.ts";
import { type Expr, type Pattern, type PatternElement, WILDCARD } from "./expr.ts";

/** `left && right`, or `left || right`: a chain on the left side is continued, not nested. */
export function chain(
  kind: "and" | "or",
  left: Expr,
  right: readonly Expr[],
  span: Span | undefined,
): Expr {
  const args = left.kind === kind ? [...left.args, ...right] : [left, ...right];
  return { kind, args, span };
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
