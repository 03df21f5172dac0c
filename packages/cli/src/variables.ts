/** Which parts of a request an expression is about. */

import type { Expr } from "cedrus";

/** The variables that stand anywhere in `expr`. */
export function mentionedVariables(expr: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  // Expressions are plain data: whatever the kind of a node, its parts are among its properties.
  const todo: unknown[] = [expr];
  while (todo.length > 0) {
    const node = todo.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isVariable(node)) found.add(node.name);
    else for (const part of Object.values(node)) todo.push(part);
  }
  return found;
}

function isVariable(node: object): node is Extract<Expr, { kind: "var" }> {
  return "kind" in node && node.kind === "var";
}
