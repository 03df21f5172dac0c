/**
 * The meaning of expressions: one exhaustive switch that makes of an expression the function that
 * evaluates it, once for all requests. Those functions hand the values of subexpressions to the rules.
 *
 * Nothing else in the evaluator recurses, and the depth of expressions is bounded where they are read.
 */

import type {
  BinaryExpr,
  Expr,
  GetAttrExpr,
  IfExpr,
  IsExpr,
  LitExpr,
  RecordExpr,
  VarName,
} from "../ast/expr.ts";
import { compareCodePoints } from "../data/unicode.ts";
import { Attribute, Literal } from "../entities/attribute.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { RecordValue, SetValue, type Value, valuesEqual } from "../values/value.ts";
import { type Environment, sideOf } from "./environment.ts";
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
  noAttr,
  typeError,
} from "./rules.ts";

/** Gives the value of an expression or, when there is none, `undefined` and `env.failure`. */
export type Evaluator<T extends Value = Value> = (env: Environment) => T | undefined;

export function evaluatorOf(x: Expr): Evaluator {
  switch (x.kind) {
    case "lit":
      return literal(x.value);
    case "var":
      return variable(x.name);
    case "not":
      return unary(x.arg, (arg, env) => applyNot(arg, x.arg, env));
    case "neg":
      return unary(x.arg, (arg, env) => applyNeg(arg, x, env));
    case "and":
      return chain(x.args.map(conditionOf), false);
    case "or":
      return chain(x.args.map(conditionOf), true);
    case "if":
      return conditional(x);
    case "binary":
      return binary(x);
    case "isEmpty":
      return unary(x.arg, (arg, env) => applyIsEmpty(arg, x.arg, env));
    case "like":
      return unary(x.arg, (arg, env) => applyLike(arg, x, env));
    case "is":
      return is(x);
    case "getAttr":
      return getAttr(x);
    case "hasAttr": {
      const path = x.path.map((name) => new Attribute(name));
      return unary(x.arg, (arg, env) => applyHasAttr(arg, path, x, env));
    }
    case "set":
      return set(x.elements);
    case "record":
      return record(x);
    case "call": {
      const args = list(x.args);
      return (env) => {
        const values = args(env);
        return values === undefined ? undefined : applyCall(values, x, env);
      };
    }
  }
}

/** For an expression that has to be a Bool. */
export function conditionOf(x: Expr): Evaluator<boolean> {
  const operand = evaluatorOf(x);
  // Why a cast: these are Bools, or fail.
  if (isBool(x)) return operand as Evaluator<boolean>;
  return (env) => {
    const value = operand(env);
    if (typeof value === "boolean" || value === undefined) return value;
    return typeError("Bool", value, x, env);
  };
}

function isBool(x: Expr): boolean {
  if (x.kind === "binary") return !["+", "-", "*", "getTag"].includes(x.op);
  return ["not", "and", "or", "isEmpty", "like", "is", "hasAttr"].includes(x.kind);
}

/** `&&` ends at the first false and `||` at the first true; what follows is not evaluated. */
export function chain(operands: readonly Evaluator<boolean>[], end: boolean): Evaluator<boolean> {
  const [first, second] = operands;
  if (operands.length === 1 && first !== undefined) return first;
  if (operands.length === 2 && first !== undefined && second !== undefined) {
    return (env) => {
      const bool = first(env);
      return bool === undefined || bool === end ? bool : second(env);
    };
  }
  return (env) => {
    for (const operand of operands) {
      const bool = operand(env);
      if (bool === undefined || bool === end) return bool;
    }
    return !end;
  };
}

function literal(value: LitExpr["value"]): Evaluator {
  if (!(value instanceof EntityUid)) return () => value;
  const entity = new Literal(value);
  return (env) => entity.in(env.entities);
}

function variable(name: VarName): Evaluator {
  if (name === "principal") return (env) => env.principal;
  if (name === "resource") return (env) => env.resource;
  return name === "action" ? (env) => env.action : (env) => env.context;
}

function unary(x: Expr, rule: (arg: Value, env: Environment) => Evaluated): Evaluator {
  const operand = evaluatorOf(x);
  return (env) => {
    const arg = operand(env);
    return arg === undefined ? undefined : rule(arg, env);
  };
}

function conditional(x: IfExpr): Evaluator {
  const test = conditionOf(x.test);
  const [yes, no] = [evaluatorOf(x.then), evaluatorOf(x.else)];
  return (env) => {
    const bool = test(env);
    if (bool === undefined) return undefined;
    return bool ? yes(env) : no(env);
  };
}

function binary(x: BinaryExpr): Evaluator {
  const left = evaluatorOf(x.left);
  const right = evaluatorOf(x.right);
  const rule = x.op === "in" ? applyIn : x.op === "==" ? valuesEqual : applyBinary;
  return (env) => {
    const a = left(env);
    if (a === undefined) return undefined;
    const b = right(env);
    return b === undefined ? undefined : rule(a, b, x, env);
  };
}

/** `e is T in f` is `e is T && e in f`. */
function is(x: IsExpr): Evaluator {
  const operand = evaluatorOf(x.arg);
  const within = x.in === undefined ? undefined : evaluatorOf(x.in);
  return (env) => {
    const arg = operand(env);
    if (arg === undefined) return undefined;
    const isOfType = applyIs(arg, x, env);
    if (within === undefined || isOfType !== true) return isOfType;
    const entity = within(env);
    return entity === undefined ? undefined : applyIn(arg, entity, x, env);
  };
}

/** What most policies ask for, an attribute of a side, takes a call less. */
function getAttr(x: GetAttrExpr): Evaluator {
  const { arg } = x;
  const attr = new Attribute(x.attr);
  if (arg.kind === "var" && arg.name !== "context") {
    const side = arg.name;
    return (env) => {
      const uid = sideOf(env, side);
      return attr.of(uid, env.entities) ?? noAttr(uid, x, env);
    };
  }
  return unary(arg, (value, env) => applyGetAttr(value, attr, x, env));
}

/** A set of literals is made once. */
function set(elements: readonly Expr[]): Evaluator {
  const literals = elements.flatMap((x) => (x.kind === "lit" ? [x.value] : []));
  if (literals.length === elements.length) {
    const value = SetValue.of(literals);
    return () => value;
  }
  const values = list(elements);
  return (env) => {
    const found = values(env);
    return found === undefined ? undefined : SetValue.of(found);
  };
}

function list(expressions: readonly Expr[]): (env: Environment) => readonly Value[] | undefined {
  const operands = expressions.map(evaluatorOf);
  return (env) => {
    const values: Value[] = [];
    for (const operand of operands) {
      const value = operand(env);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  };
}

/** Fields are evaluated in the order of their keys, which decides which error is met first. */
function record(x: RecordExpr): Evaluator {
  const entries = x.entries.toSorted((a, b) => compareCodePoints(a.key, b.key));
  const fields = entries.map(({ key, value }) => ({ key, operand: evaluatorOf(value) }));
  return (env) => {
    const attrs = new Map<string, Value>();
    for (const { key, operand } of fields) {
      const value = operand(env);
      if (value === undefined) return undefined;
      attrs.set(key, value);
    }
    return new RecordValue(attrs);
  };
}
