/**
 * Conditions that are literals: the reference makes one literal of `true && false` when it reads it, and
 * of whatever else is joined by `&&` and `||` from literals. Types follow from that: literals may be
 * compared with anything, and calls of constructors want them.
 */

import type { Expr, LitExpr } from "../ast/expr.ts";

/** The literal that `x` is, if it is one. */
export function literalOf(x: Expr): LitExpr["value"] | undefined {
  return x.kind === "lit" ? x.value : foldedBool(x);
}

function foldedBool(x: Expr): boolean | undefined {
  if (x.kind === "lit") return typeof x.value === "boolean" ? x.value : undefined;
  if (x.kind !== "and" && x.kind !== "or") return undefined;
  let value = x.kind === "and";
  for (const arg of x.args) {
    const folded = foldedBool(arg);
    if (folded === undefined) return undefined;
    value = x.kind === "and" ? value && folded : value || folded;
  }
  return value;
}
