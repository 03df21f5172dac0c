/** What an expression is made of. */

import type { Expr } from "../language.ts";

/** The direct parts, in the order in which they are written. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "lit":
    case "var":
      return [];
    case "not":
    case "neg":
    case "isEmpty":
    case "like":
    case "getAttr":
    case "hasAttr":
      return [expr.arg];
    case "and":
    case "or":
    case "binary":
      return [expr.left, expr.right];
    case "if":
      return [expr.test, expr.then, expr.else];
    case "is":
      return expr.in === undefined ? [expr.arg] : [expr.arg, expr.in];
    case "set":
      return expr.elements;
    case "record":
      return expr.entries.map(([, value]) => value);
    case "call":
      return expr.args;
  }
}
