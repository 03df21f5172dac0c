/** Short ways to write expressions down. */

import type { BinaryOp, Expr, Literal, VarName } from "../language.ts";

export function lit(value: Literal): Expr {
  return { kind: "lit", value };
}

export function variable(name: VarName): Expr {
  return { kind: "var", name };
}

export function not(arg: Expr): Expr {
  return { kind: "not", arg };
}

export function and(left: Expr, right: Expr): Expr {
  return { kind: "and", left, right };
}

export function or(left: Expr, right: Expr): Expr {
  return { kind: "or", left, right };
}

export function binary(op: BinaryOp, left: Expr, right: Expr): Expr {
  return { kind: "binary", op, left, right };
}

export function call(fn: string, ...args: readonly Expr[]): Expr {
  return { kind: "call", fn, args };
}

export function getAttr(arg: Expr, attr: string): Expr {
  return { kind: "getAttr", arg, attr };
}

/** All guards, then what needs them. */
export function guarded(guards: readonly Expr[], body: Expr): Expr {
  return guards.reduceRight<Expr>((rest, guard) => and(guard, rest), body);
}
