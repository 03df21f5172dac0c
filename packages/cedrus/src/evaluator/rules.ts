/**
 * The rules of evaluation, one small function each, in the order of `ast/expr`.
 *
 * None of them recurses or evaluates; they take the values of the operands.
 */

import type { BinaryExpr, Expr, GetAttrExpr, HasAttrExpr, IsExpr } from "../ast/expr.ts";
import { addLong, isLong, type Long, mulLong, negLong, subLong } from "../data/int64.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import { EntityUid } from "../values/entity-uid.ts";
import {
  kindOf,
  RecordValue,
  SetValue,
  type Value,
  type ValueKind,
  valuesEqual,
} from "../values/value.ts";
import { Datetime } from "../values/extensions/datetime.ts";
import { Duration } from "../values/extensions/duration.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { EvaluationError } from "./evaluation-error.ts";

/** In sets of more elements than these, `in` looks for the ancestors of an entity instead. */
const FEW = 8;

/** What evaluating an expression gives: a value, or the reason there is none. */
export type Evaluated = Value | EvaluationError;

export function typeError(wanted: string, found: Value, x: Expr): EvaluationError {
  return new EvaluationError("typeError", `expected ${wanted}, found ${kindOf(found)}`, x.span);
}

export function asBool(value: Value, x: Expr): boolean | EvaluationError {
  return typeof value === "boolean" ? value : typeError("Bool", value, x);
}

export function applyNot(arg: Value, x: Expr): Evaluated {
  return typeof arg === "boolean" ? !arg : typeError("Bool", arg, x);
}

export function applyNeg(arg: Value, x: Expr): Evaluated {
  if (!isLong(arg)) return typeError("Long", arg, x);
  return negLong(arg) ?? overflow("negating", x);
}

export function applyBinary(
  left: Value,
  right: Value,
  x: BinaryExpr,
  store: EntityStore,
): Evaluated {
  switch (x.op) {
    case "==":
      return valuesEqual(left, right);
    case "!=":
      return !valuesEqual(left, right);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return applyCompare(left, right, x);
    case "in":
      return applyIn(left, right, x, store);
    case "+":
    case "-":
    case "*":
      return applyArithmetic(left, right, x);
    case "contains":
      return left instanceof SetValue ? left.has(right) : typeError("Set", left, x.left);
    case "containsAll":
    case "containsAny":
      return applyContainsMany(left, right, x);
    case "hasTag":
    case "getTag":
      return applyTag(left, right, x, store);
  }
}

function applyCompare(left: Value, right: Value, x: BinaryExpr): Evaluated {
  if (isLong(left) && isLong(right)) return compare(left, right, x);
  if (left instanceof Datetime && right instanceof Datetime) {
    return compare(left.millis, right.millis, x);
  }
  if (left instanceof Duration && right instanceof Duration) {
    return compare(left.millis, right.millis, x);
  }
  const comparable = isLong(left) || left instanceof Datetime || left instanceof Duration;
  return comparable
    ? typeError(kindOf(left), right, x.right)
    : typeError("Long, datetime or duration", left, x.left);
}

function compare(a: Long, b: Long, { op }: BinaryExpr): boolean {
  if (op === "<") return a < b;
  if (op === "<=") return a <= b;
  return op === ">" ? a > b : a >= b;
}

export function applyIn(
  left: Value,
  right: Value,
  x: BinaryExpr | IsExpr,
  store: EntityStore,
): Evaluated {
  if (!(left instanceof EntityUid)) return typeError("Entity", left, x);
  if (right instanceof EntityUid) return store.isIn(left, right);
  if (!(right instanceof SetValue)) return typeError("Entity or Set of Entity", right, x);
  const isLarge = right.elements.length > FEW;
  let found = isLarge && isInLarge(left, right, store);
  // Why not stop at the first match: a set with anything but entities in it is always an error.
  for (const element of right.elements) {
    if (!(element instanceof EntityUid)) return typeError("Entity", element, x);
    found ||= !isLarge && store.isIn(left, element);
  }
  return found;
}

function isInLarge(uid: EntityUid, set: SetValue, store: EntityStore): boolean {
  if (set.has(uid)) return true;
  for (const ancestor of store.above(uid)) if (set.has(ancestor)) return true;
  return false;
}

function applyArithmetic(left: Value, right: Value, x: BinaryExpr): Evaluated {
  if (!isLong(left)) return typeError("Long", left, x.left);
  if (!isLong(right)) return typeError("Long", right, x.right);
  if (x.op === "+") return addLong(left, right) ?? overflow("adding", x);
  if (x.op === "-") return subLong(left, right) ?? overflow("subtracting", x);
  return mulLong(left, right) ?? overflow("multiplying", x);
}

function overflow(doing: string, x: Expr): EvaluationError {
  return new EvaluationError("arithBoundsError", `${doing} overflows 64 bits`, x.span);
}

function applyContainsMany(left: Value, right: Value, x: BinaryExpr): Evaluated {
  if (!(left instanceof SetValue)) return typeError("Set", left, x.left);
  if (!(right instanceof SetValue)) return typeError("Set", right, x.right);
  return x.op === "containsAll" ? left.hasAll(right) : left.hasAny(right);
}

function applyTag(left: Value, right: Value, x: BinaryExpr, store: EntityStore): Evaluated {
  if (!(left instanceof EntityUid)) return typeError("Entity", left, x.left);
  if (typeof right !== "string") return typeError("String", right, x.right);
  const value = store.tag(left, right);
  if (x.op === "hasTag") return value !== undefined;
  if (value !== undefined) return value;
  if (!store.has(left)) return missingEntity(left, x);
  return new EvaluationError("tagDoesNotExist", `\`${left.toString()}\` has no such tag`, x.span);
}

export function applyIsEmpty(arg: Value, x: Expr): Evaluated {
  return arg instanceof SetValue ? arg.elements.length === 0 : typeError("Set", arg, x);
}

export function applyIs(arg: Value, x: IsExpr): boolean | EvaluationError {
  return arg instanceof EntityUid ? arg.type === x.entityType : typeError("Entity", arg, x.arg);
}

export function applyGetAttr(arg: Value, x: GetAttrExpr, store: EntityStore): Evaluated {
  if (arg instanceof RecordValue) {
    return arg.attrs.get(x.attr) ?? missingAttr("the record", x);
  }
  if (!(arg instanceof EntityUid)) return typeError("Entity or Record", arg, x.arg);
  const value = store.attr(arg, x.attr);
  if (value !== undefined) return value;
  return store.has(arg) ? missingAttr(`\`${arg.toString()}\``, x) : missingEntity(arg, x);
}

function missingAttr(owner: string, { attr, span }: GetAttrExpr): EvaluationError {
  const message = `${owner} has no attribute \`${attr}\``;
  return new EvaluationError("attrDoesNotExist", message, span);
}

/** `arg has a.b.c` is `arg has a && arg.a has b && arg.a.b has c`. */
export function applyHasAttr(arg: Value, x: HasAttrExpr, store: EntityStore): Evaluated {
  let value: Value | undefined = arg;
  for (const name of x.path) {
    if (value instanceof RecordValue) {
      value = value.attrs.get(name);
    } else if (value instanceof EntityUid) {
      value = store.attr(value, name);
    } else {
      return typeError("Entity or Record", value, x);
    }
    if (value === undefined) return false;
  }
  return true;
}

export function applyCall(fn: string, args: readonly Value[], x: Expr): Evaluated {
  const known = EXTENSION_FUNCTIONS.get(fn);
  if (known === undefined) {
    return new EvaluationError("typeError", `there is no function \`${fn}\``, x.span);
  }
  const { parameters } = known;
  if (args.length !== parameters.length) {
    const message = `\`${fn}\` takes ${parameters.length} arguments, not ${args.length}`;
    return new EvaluationError("typeError", message, x.span);
  }
  for (const [index, arg] of args.entries()) {
    const wanted: ValueKind | undefined = parameters[index];
    if (wanted !== undefined && kindOf(arg) !== wanted) return typeError(wanted, arg, x);
  }
  const result = known.apply(args);
  return result.ok ? result.value : new EvaluationError("extensionError", result.error, x.span);
}

function missingEntity(uid: EntityUid, x: Expr): EvaluationError {
  return new EvaluationError("entityDoesNotExist", `\`${uid.toString()}\` does not exist`, x.span);
}
