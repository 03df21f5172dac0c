/**
 * The meaning of expressions: one exhaustive switch that evaluates subexpressions and hands their
 * values to the rules. Nothing else in the evaluator recurses, and the depth of expressions is
 * bounded where they are read.
 */

import type { AndExpr, Expr, IfExpr, IsExpr, OrExpr, RecordExpr } from "../ast/expr.ts";
import { compareCodePoints } from "../data/unicode.ts";
import { RecordValue, SetValue, type Value } from "../values/value.ts";
import { type Environment, variable } from "./environment.ts";
import {
  applyBinary,
  applyCall,
  applyGetAttr,
  applyHasAttr,
  applyIn,
  applyIs,
  applyIsEmpty,
  applyLike,
  applyNeg,
  applyNot,
  type Evaluated,
  typeError,
} from "./rules.ts";

export function evaluate(x: Expr, env: Environment): Evaluated {
  // The order is by how often they are met, since a switch asks for one after the other.
  switch (x.kind) {
    case "getAttr": {
      const arg = operand(x.arg, env);
      return arg === undefined ? undefined : applyGetAttr(arg, x, env);
    }
    case "binary": {
      const left = operand(x.left, env);
      if (left === undefined) return undefined;
      const right = operand(x.right, env);
      if (right === undefined) return undefined;
      return applyBinary(left, right, x, env);
    }
    case "and":
      return evaluateChain(x, env, false);
    case "or":
      return evaluateChain(x, env, true);
    case "hasAttr": {
      const arg = operand(x.arg, env);
      return arg === undefined ? undefined : applyHasAttr(arg, x, env);
    }
    case "not": {
      const arg = evaluate(x.arg, env);
      return arg === undefined ? undefined : applyNot(arg, x.arg, env);
    }
    case "is":
      return evaluateIs(x, env);
    case "lit":
      return x.value;
    case "var":
      return variable(x.name, env);
    case "neg": {
      const arg = evaluate(x.arg, env);
      return arg === undefined ? undefined : applyNeg(arg, x, env);
    }
    case "if":
      return evaluateIf(x, env);
    case "isEmpty": {
      const arg = evaluate(x.arg, env);
      return arg === undefined ? undefined : applyIsEmpty(arg, x.arg, env);
    }
    case "like": {
      const arg = evaluate(x.arg, env);
      return arg === undefined ? undefined : applyLike(arg, x, env);
    }
    case "set": {
      const elements = evaluateAll(x.elements, env);
      return elements === undefined ? undefined : SetValue.of(elements);
    }
    case "record":
      return evaluateRecord(x, env);
    case "call": {
      const args = evaluateAll(x.args, env);
      return args === undefined ? undefined : applyCall(args, x, env);
    }
  }
}

/** The same as `evaluate`, without a call for what most operands are. */
function operand(x: Expr, env: Environment): Evaluated {
  if (x.kind === "var") return variable(x.name, env);
  return x.kind === "lit" ? x.value : evaluate(x, env);
}

/** `&&` ends at the first false and `||` at the first true; what follows is not evaluated. */
function evaluateChain(x: AndExpr | OrExpr, env: Environment, end: boolean): Evaluated {
  for (const arg of x.args) {
    const bool = evaluateBool(arg, env);
    if (bool === undefined || bool === end) return bool;
  }
  return !end;
}

export function evaluateBool(x: Expr, env: Environment): boolean | undefined {
  const value = evaluate(x, env);
  if (typeof value === "boolean" || value === undefined) return value;
  return typeError("Bool", value, x, env);
}

function evaluateIf(x: IfExpr, env: Environment): Evaluated {
  const test = evaluateBool(x.test, env);
  return test === undefined ? undefined : evaluate(test ? x.then : x.else, env);
}

/** `e is T in f` is `e is T && e in f`. */
function evaluateIs(x: IsExpr, env: Environment): Evaluated {
  const arg = evaluate(x.arg, env);
  if (arg === undefined) return undefined;
  const is = applyIs(arg, x, env);
  if (x.in === undefined || is !== true) return is;
  const entity = evaluate(x.in, env);
  return entity === undefined ? undefined : applyIn(arg, entity, x, env);
}

function evaluateAll(expressions: readonly Expr[], env: Environment): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const expression of expressions) {
    const value = evaluate(expression, env);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Fields are evaluated in the order of their keys, which decides which error is met first. */
function evaluateRecord(x: RecordExpr, env: Environment): Evaluated {
  const attrs = new Map<string, Value>();
  const entries = x.entries.toSorted((a, b) => compareCodePoints(a.key, b.key));
  for (const { key, value } of entries) {
    const field = evaluate(value, env);
    if (field === undefined) return undefined;
    attrs.set(key, field);
  }
  return new RecordValue(attrs);
}
