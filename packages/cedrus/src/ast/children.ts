/** What an expression is made of. */

import type { Expr } from "./expr.ts";

/** The direct subexpressions of `x`, left to right. The only place that knows them. */
export function children(x: Expr): readonly Expr[] {
  switch (x.kind) {
    case "lit":
    case "var":
      return [];
    case "not":
    case "neg":
    case "isEmpty":
    case "like":
    case "getAttr":
    case "hasAttr":
      return [x.arg];
    case "and":
    case "or":
    case "call":
      return x.args;
    case "if":
      return [x.test, x.then, x.else];
    case "binary":
      return [x.left, x.right];
    case "is":
      return x.in === undefined ? [x.arg] : [x.arg, x.in];
    case "set":
      return x.elements;
    case "record":
      return x.entries.map((entry) => entry.value);
  }
}

/** The first subexpression of `x` that lies deeper than `maxDepth`, if any. Does not recurse. */
export function tooDeep(x: Expr, maxDepth: number): Expr | undefined {
  let level: readonly Expr[] = [x];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return level[0];
    const next: Expr[] = [];
    for (const node of level) for (const child of children(node)) next.push(child);
    level = next;
  }
  return undefined;
}

/** A subexpression of `x`, or `x` itself, for which `wanted` holds. Does not recurse. */
export function findExpr(x: Expr, wanted: (x: Expr) => boolean): Expr | undefined {
  const waiting = [x];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (wanted(node)) return node;
    for (const child of children(node)) waiting.push(child);
  }
  return undefined;
}
