/**
 * The meaning of expressions: one exhaustive switch that evaluates subexpressions and hands their
 * values to the rules. Nothing else in the evaluator recurses, and the depth of expressions is
 * bounded where they are read.
 */

import type { AndExpr, Expr, IfExpr, IsExpr, OrExpr, RecordExpr } from "../ast/expr.ts";
import { compareCodePoints } from "../data/unicode.ts";
import { RecordValue, SetValue, type Value } from "../values/value.ts";
import { type Environment, variable } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { matchesPattern } from "./like.ts";
import {
  applyBinary,
  applyCall,
  applyGetAttr,
  applyHasAttr,
  applyIn,
  applyIs,
  applyIsEmpty,
  applyNeg,
  applyNot,
  asBool,
  type Evaluated,
  typeError,
} from "./rules.ts";

export function evaluate(x: Expr, env: Environment): Evaluated {
  // The order is by how often they are met, since a switch asks for one after the other.
  switch (x.kind) {
    case "getAttr": {
      const arg = operand(x.arg, env);
      return arg instanceof EvaluationError ? arg : applyGetAttr(arg, x, env.entities);
    }
    case "binary": {
      const left = operand(x.left, env);
      if (left instanceof EvaluationError) return left;
      const right = operand(x.right, env);
      if (right instanceof EvaluationError) return right;
      return applyBinary(left, right, x, env.entities);
    }
    case "and":
      return evaluateChain(x, env, false);
    case "or":
      return evaluateChain(x, env, true);
    case "hasAttr": {
      const arg = operand(x.arg, env);
      return arg instanceof EvaluationError ? arg : applyHasAttr(arg, x, env.entities);
    }
    case "not": {
      const arg = evaluate(x.arg, env);
      return arg instanceof EvaluationError ? arg : applyNot(arg, x.arg);
    }
    case "is":
      return evaluateIs(x, env);
    case "lit":
      return x.value;
    case "var":
      return variable(x.name, env);
    case "neg": {
      const arg = evaluate(x.arg, env);
      return arg instanceof EvaluationError ? arg : applyNeg(arg, x);
    }
    case "if":
      return evaluateIf(x, env);
    case "isEmpty": {
      const arg = evaluate(x.arg, env);
      return arg instanceof EvaluationError ? arg : applyIsEmpty(arg, x.arg);
    }
    case "like": {
      const arg = evaluate(x.arg, env);
      if (arg instanceof EvaluationError) return arg;
      return typeof arg === "string"
        ? matchesPattern(arg, x.pattern)
        : typeError("String", arg, x.arg);
    }
    case "set": {
      const elements = evaluateAll(x.elements, env);
      return elements instanceof EvaluationError ? elements : SetValue.of(elements);
    }
    case "record":
      return evaluateRecord(x, env);
    case "call": {
      const args = evaluateAll(x.args, env);
      return args instanceof EvaluationError ? args : applyCall(x.fn, args, x);
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
  for (const operand of x.args) {
    const value = evaluate(operand, env);
    if (value instanceof EvaluationError) return value;
    const bool = asBool(value, operand);
    if (bool instanceof EvaluationError || bool === end) return bool;
  }
  return !end;
}

function evaluateIf(x: IfExpr, env: Environment): Evaluated {
  const test = evaluate(x.test, env);
  if (test instanceof EvaluationError) return test;
  const bool = asBool(test, x.test);
  if (bool instanceof EvaluationError) return bool;
  return evaluate(bool ? x.then : x.else, env);
}

/** `e is T in f` is `e is T && e in f`. */
function evaluateIs(x: IsExpr, env: Environment): Evaluated {
  const arg = evaluate(x.arg, env);
  if (arg instanceof EvaluationError) return arg;
  const is = applyIs(arg, x);
  if (x.in === undefined || is !== true) return is;
  const entity = evaluate(x.in, env);
  return entity instanceof EvaluationError ? entity : applyIn(arg, entity, x, env.entities);
}

function evaluateAll(
  expressions: readonly Expr[],
  env: Environment,
): readonly Value[] | EvaluationError {
  const values: Value[] = [];
  for (const expression of expressions) {
    const value = evaluate(expression, env);
    if (value instanceof EvaluationError) return value;
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
    if (field instanceof EvaluationError) return field;
    attrs.set(key, field);
  }
  return new RecordValue(attrs);
}
