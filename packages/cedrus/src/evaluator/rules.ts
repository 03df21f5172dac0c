/**
 * The rules of evaluation, one small function each, in the order of `ast/expr`.
 *
 * None of them recurses or evaluates; they take the values of the operands.
 */

import type {
  BinaryExpr,
  CallExpr,
  Expr,
  GetAttrExpr,
  HasAttrExpr,
  IsExpr,
  LikeExpr,
} from "../ast/expr.ts";
import { addLong, isLong, type Long, mulLong, negLong, subLong } from "../data/int64.ts";
import type { Attribute } from "../entities/attribute.ts";
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
import type { Environment } from "./environment.ts";
import { matchesPattern } from "./like.ts";
import { EvaluationError, type EvaluationErrorKind, type Message } from "./evaluation-error.ts";

/** In sets of more elements than these, `in` looks for the ancestors of an entity instead. */
const FEW = 8;

/** What evaluating an expression gives: a value or, when there is none, `undefined` and `env.failure`. */
export type Evaluated = Value | undefined;

/** Notes why there is no value; to be returned in its place. */
function fail(
  kind: EvaluationErrorKind,
  message: Message,
  { span }: Expr,
  env: Environment,
): undefined {
  env.failure = new EvaluationError(kind, message, span);
  return undefined;
}

export function typeError(wanted: string, found: Value, x: Expr, env: Environment): undefined {
  return fail("typeError", () => `expected ${wanted}, found ${kindOf(found)}`, x, env);
}

export function applyNot(arg: Value, x: Expr, env: Environment): Evaluated {
  return typeof arg === "boolean" ? !arg : typeError("Bool", arg, x, env);
}

export function applyNeg(arg: Value, x: Expr, env: Environment): Evaluated {
  if (!isLong(arg)) return typeError("Long", arg, x, env);
  return negLong(arg) ?? overflow("negating", x, env);
}

export function applyBinary(left: Value, right: Value, x: BinaryExpr, env: Environment): Evaluated {
  switch (x.op) {
    case "==":
      return valuesEqual(left, right);
    case "!=":
      return !valuesEqual(left, right);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return applyCompare(left, right, x, env);
    case "in":
      return applyIn(left, right, x, env);
    case "+":
    case "-":
    case "*":
      return applyArithmetic(left, right, x, env);
    case "contains":
      return left instanceof SetValue ? left.has(right) : typeError("Set", left, x.left, env);
    case "containsAll":
    case "containsAny":
      return applyContainsMany(left, right, x, env);
    case "hasTag":
    case "getTag":
      return applyTag(left, right, x, env);
  }
}

function applyCompare(left: Value, right: Value, x: BinaryExpr, env: Environment): Evaluated {
  if (isLong(left) && isLong(right)) return compare(left, right, x);
  if (left instanceof Datetime && right instanceof Datetime) {
    return compare(left.millis, right.millis, x);
  }
  if (left instanceof Duration && right instanceof Duration) {
    return compare(left.millis, right.millis, x);
  }
  const comparable = isLong(left) || left instanceof Datetime || left instanceof Duration;
  return comparable
    ? typeError(kindOf(left), right, x.right, env)
    : typeError("Long, datetime or duration", left, x.left, env);
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
  env: Environment,
): Evaluated {
  if (!(left instanceof EntityUid)) return typeError("Entity", left, x, env);
  if (right instanceof EntityUid) return env.entities.isIn(left, right);
  if (!(right instanceof SetValue)) return typeError("Entity or Set of Entity", right, x, env);
  const isLarge = right.elements.length > FEW;
  let found = isLarge && isInLarge(left, right, env.entities);
  // Why not stop at the first match: a set with anything but entities in it is always an error.
  for (const element of right.elements) {
    if (!(element instanceof EntityUid)) return typeError("Entity", element, x, env);
    found ||= !isLarge && env.entities.isIn(left, element);
  }
  return found;
}

function isInLarge(uid: EntityUid, set: SetValue, store: EntityStore): boolean {
  if (set.has(uid)) return true;
  for (const ancestor of store.above(uid)) if (set.has(ancestor)) return true;
  return false;
}

function applyArithmetic(left: Value, right: Value, x: BinaryExpr, env: Environment): Evaluated {
  if (!isLong(left)) return typeError("Long", left, x.left, env);
  if (!isLong(right)) return typeError("Long", right, x.right, env);
  if (x.op === "+") return addLong(left, right) ?? overflow("adding", x, env);
  if (x.op === "-") return subLong(left, right) ?? overflow("subtracting", x, env);
  return mulLong(left, right) ?? overflow("multiplying", x, env);
}

function overflow(doing: string, x: Expr, env: Environment): undefined {
  return fail("arithBoundsError", () => `${doing} overflows 64 bits`, x, env);
}

function applyContainsMany(left: Value, right: Value, x: BinaryExpr, env: Environment): Evaluated {
  if (!(left instanceof SetValue)) return typeError("Set", left, x.left, env);
  if (!(right instanceof SetValue)) return typeError("Set", right, x.right, env);
  return x.op === "containsAll" ? left.hasAll(right) : left.hasAny(right);
}

function applyTag(left: Value, right: Value, x: BinaryExpr, env: Environment): Evaluated {
  if (!(left instanceof EntityUid)) return typeError("Entity", left, x.left, env);
  if (typeof right !== "string") return typeError("String", right, x.right, env);
  const value = env.entities.tag(left, right);
  if (x.op === "hasTag") return value !== undefined;
  if (value !== undefined) return value;
  if (!env.entities.has(left)) return missingEntity(left, x, env);
  return missingTag(left, x, env);
}

// Messages are made in functions of their own: a closure in a rule would cost those who do not fail.
function missingTag(uid: EntityUid, x: Expr, env: Environment): undefined {
  return fail("tagDoesNotExist", () => `\`${uid.toString()}\` has no such tag`, x, env);
}

export function applyIsEmpty(arg: Value, x: Expr, env: Environment): Evaluated {
  return arg instanceof SetValue ? arg.elements.length === 0 : typeError("Set", arg, x, env);
}

export function applyLike(arg: Value, x: LikeExpr, env: Environment): Evaluated {
  return typeof arg === "string"
    ? matchesPattern(arg, x.pattern)
    : typeError("String", arg, x.arg, env);
}

export function applyIs(arg: Value, x: IsExpr, env: Environment): boolean | undefined {
  return arg instanceof EntityUid
    ? arg.type === x.entityType
    : typeError("Entity", arg, x.arg, env);
}

export function applyGetAttr(
  arg: Value,
  attr: Attribute,
  x: GetAttrExpr,
  env: Environment,
): Evaluated {
  if (arg instanceof EntityUid) return attr.of(arg, env.entities) ?? noAttr(arg, x, env);
  if (!(arg instanceof RecordValue)) return typeError("Entity or Record", arg, x.arg, env);
  return arg.attrs.get(attr.name) ?? missingAttr(undefined, x, env);
}

export function noAttr(uid: EntityUid, x: GetAttrExpr, env: Environment): undefined {
  return env.entities.has(uid) ? missingAttr(uid, x, env) : missingEntity(uid, x, env);
}

function missingAttr(uid: EntityUid | undefined, x: GetAttrExpr, env: Environment): undefined {
  const message = (): string =>
    `${uid === undefined ? "the record" : `\`${uid.toString()}\``} has no attribute \`${x.attr}\``;
  return fail("attrDoesNotExist", message, x, env);
}

/** `arg has a.b.c` is `arg has a && arg.a has b && arg.a.b has c`. */
export function applyHasAttr(
  arg: Value,
  path: readonly Attribute[],
  x: HasAttrExpr,
  env: Environment,
): Evaluated {
  let value: Value | undefined = arg;
  for (const attr of path) {
    if (value instanceof EntityUid) {
      value = attr.of(value, env.entities);
    } else if (value instanceof RecordValue) {
      value = value.attrs.get(attr.name);
    } else {
      return typeError("Entity or Record", value, x, env);
    }
    if (value === undefined) return false;
  }
  return true;
}

export function applyCall(args: readonly Value[], x: CallExpr, env: Environment): Evaluated {
  const { fn } = x;
  const known = EXTENSION_FUNCTIONS.get(fn);
  if (known === undefined) return fail("typeError", `there is no function \`${fn}\``, x, env);
  const { parameters } = known;
  if (args.length !== parameters.length) {
    const message = `\`${fn}\` takes ${parameters.length} arguments, not ${args.length}`;
    return fail("typeError", message, x, env);
  }
  for (const [index, arg] of args.entries()) {
    const wanted: ValueKind | undefined = parameters[index];
    if (wanted !== undefined && kindOf(arg) !== wanted) return typeError(wanted, arg, x, env);
  }
  const result = known.apply(args);
  return result.ok ? result.value : fail("extensionError", result.error, x, env);
}

function missingEntity(uid: EntityUid, x: Expr, env: Environment): undefined {
  return fail("entityDoesNotExist", () => `\`${uid.toString()}\` does not exist`, x, env);
}
