/** Typing rules of comparison, arithmetic, sets, records and calls. */

import type { BinaryExpr, CallExpr, Expr, LitExpr } from "../ast/expr.ts";
import { mostSimilar } from "../data/similar.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { EXTENSION_FUNCTIONS, type ExtensionFunction } from "../values/extensions/functions.ts";
import { valuesEqual } from "../values/value.ts";
import type { ValueKind } from "../values/value.ts";
import { type Answer, andThen, type Checker, failure, success } from "./checker.ts";
import type { Expectation } from "./expect.ts";
import { literalOf } from "./folded.ts";
import {
  type AttributeType,
  BOOL,
  FALSE,
  isEntity,
  LONG,
  printType,
  STRING,
  TRUE,
  type Type,
} from "./types.ts";

/** `==` always has a value; strictly, the sides must have a common type unless the value is known. */
export function typeOfEqual(checker: Checker, x: BinaryExpr, left: Answer, right: Answer): Answer {
  const type = outcomeOfEqual(checker, x, left.type, right.type);
  const isBound = !checker.isStrict || type.kind !== "bool";
  const sides = [left.type, right.type] as const;
  const equal = isBound
    ? success(type)
    : requireBound(checker, x, sides, "the sides of this comparison");
  return andThen(left, andThen(right, equal));
}

function outcomeOfEqual(
  checker: Checker,
  x: BinaryExpr,
  left: Type | undefined,
  right: Type | undefined,
): Type {
  if (checker.areDisjoint(left, right)) return FALSE;
  const a = constantOf(checker, x.left);
  const b = constantOf(checker, x.right);
  if (a === undefined || b === undefined) return BOOL;
  return valuesEqual(a, b) ? TRUE : FALSE;
}

/** What `x` is in every request of the environment: a literal, or the action. */
function constantOf(checker: Checker, x: Expr): LitExpr["value"] | undefined {
  if (x.kind === "var" && x.name === "action") return checker.action;
  return literalOf(x);
}

/** A Bool, provided that the types have an upper bound. */
function requireBound(
  checker: Checker,
  x: Expr,
  [a, b]: readonly [Type | undefined, Type | undefined],
  what: string,
): Answer {
  if (a === undefined || b === undefined) return success(BOOL);
  const bound = checker.relations.upperBound(a, b);
  if (typeof bound !== "string") return success(BOOL);
  checker.incompatible(x, [a, b], bound, what);
  return failure(BOOL);
}

/** `<`, `<=`, `>` and `>=` on two operands of one ordered type. */
export function typeOfCompare(
  checker: Checker,
  x: BinaryExpr,
  left: Answer,
  right: Answer,
): Answer {
  const { type: a } = left;
  const { type: b } = right;
  if (a === undefined || b === undefined) return failure(BOOL);
  const ordersA = isOrdered(a);
  const ordersB = isOrdered(b);
  const isOne =
    (ordersA && (b.kind === "never" || sameOrder(a, b))) || (a.kind === "never" && ordersB);
  if (isOne) return andThen(left, andThen(right, success(BOOL)));
  if (a.kind === "never" && b.kind === "never") return failure(BOOL);
  if (ordersA && a.kind === "long") unordered(checker, x.right, b, "Long");
  else if (ordersB && b.kind === "long") unordered(checker, x.left, a, "Long");
  else if (ordersA) unordered(checker, x.right, b, printType(a));
  else if (ordersB) unordered(checker, x.left, a, printType(b));
  else {
    unordered(checker, x.left, a, ORDERED);
    unordered(checker, x.right, b, ORDERED);
  }
  return failure(BOOL);
}

const ORDERED = "Long, datetime or duration";

function isOrdered(type: Type): boolean {
  if (type.kind === "long") return true;
  return type.kind === "extension" && (type.name === "datetime" || type.name === "duration");
}

function sameOrder(a: Type, b: Type): boolean {
  return (
    a.kind === b.kind && (a.kind !== "extension" || b.kind !== "extension" || a.name === b.name)
  );
}

function unordered(checker: Checker, x: Expr, type: Type, wanted: string): void {
  const isDecimal = type.kind === "extension" && type.name === "decimal";
  checker.report({
    kind: "unexpectedType",
    message: `expected ${wanted}, found \`${printType(type)}\``,
    help: isDecimal ? "decimals are compared with `lessThan`, `greaterThan` and so on" : undefined,
    span: x.span,
  });
}

/** The left side is a set. */
export function typeOfContains(
  checker: Checker,
  x: BinaryExpr,
  left: Answer,
  right: Answer,
): Answer {
  if (!checker.isStrict) return success(BOOL);
  const element = left.type?.kind === "set" ? left.type.element : undefined;
  return requireBound(checker, x, [element, right.type], "the set's elements and the operand");
}

/** Both sides are sets. */
export function typeOfContainsMany(
  checker: Checker,
  x: BinaryExpr,
  left: Answer,
  right: Answer,
): Answer {
  if (!checker.isStrict) return success(BOOL);
  return requireBound(checker, x, [left.type, right.type], "the two sets");
}

export function typeOfSet(checker: Checker, x: Expr, elements: readonly Answer[]): Answer {
  const allOk = elements.every(({ ok }) => ok);
  const types = elements.map(({ type }) => type);
  const known = types.every((type) => type !== undefined) ? types : undefined;
  const bound = known === undefined ? undefined : checker.relations.upperBoundOf(known);
  if (known !== undefined && typeof bound === "string") {
    checker.incompatible(x, known, bound, "the elements of this set");
    return failure();
  }
  if (checker.isStrict && elements.length === 0) {
    checker.report({
      kind: "emptySetForbidden",
      message: "an empty set literal has no element type",
      help: "use `isEmpty()` to test whether a set is empty",
      span: x.span,
    });
    return failure();
  }
  if (bound === undefined || typeof bound === "string") return failure();
  const type: Type = { kind: "set", element: bound };
  return allOk ? success(type) : failure(type);
}

/** The entries of a record literal, each with its answer. */
export function typeOfRecord(entries: readonly (readonly [string, Answer])[]): Answer {
  const attributes = new Map<string, AttributeType>();
  for (const [name, { type }] of entries) {
    if (type === undefined) return failure();
    attributes.set(name, { type, required: true });
  }
  const type: Type = { kind: "record", attributes };
  return entries.every(([, { ok }]) => ok) ? success(type) : failure(type);
}

/** The function of a call, if the call is well formed; `args` are checked by the caller either way. */
export function functionOf(
  checker: Checker,
  x: CallExpr,
): { readonly known: ExtensionFunction | undefined; readonly ok: boolean } {
  const known = EXTENSION_FUNCTIONS.get(x.fn);
  if (known === undefined) {
    const message = `there is no function \`${x.fn}\``;
    const close = mostSimilar(x.fn, [...EXTENSION_FUNCTIONS.keys()]);
    const help = close === undefined ? undefined : `did you mean \`${close}\`?`;
    checker.report({ kind: "undefinedFunction", message, help, span: x.span });
    return { known, ok: false };
  }
  const count = checkCount(checker, x, known);
  const isConstructor = known.style === "function";
  const literal = !isConstructor || checkLiteral(checker, x, known);
  return { known, ok: count && literal };
}

function checkCount(
  checker: Checker,
  x: CallExpr,
  { name, parameters }: ExtensionFunction,
): boolean {
  if (x.args.length === parameters.length) return true;
  checker.report({
    kind: "wrongNumberArguments",
    message: `\`${name}\` takes ${argumentCount(parameters.length)}, not ${x.args.length}`,
    help: "count the receiver of a method as its first argument",
    span: x.span,
  });
  return false;
}

function argumentCount(count: number): string {
  return count === 1 ? "1 argument" : `${count} arguments`;
}

/** Constructors are applied to literals, so that they cannot fail at run time. */
function checkLiteral(checker: Checker, x: CallExpr, known: ExtensionFunction): boolean {
  let ok = true;
  const [first] = x.args;
  if (x.args.length === 1 && first?.kind === "lit" && typeof first.value === "string") {
    const result = known.apply([first.value]);
    if (!result.ok) {
      checker.report({
        kind: "functionArgumentValidation",
        message: `this is not a valid argument of \`${known.name}\``,
        help: result.error,
        span: x.span,
      });
      ok = false;
    }
  }
  if (checker.isStrict && x.args.some((arg) => literalOf(arg) === undefined)) {
    checker.report({
      kind: "nonLitExtConstructor",
      message: `the argument of \`${known.name}\` must be a string literal`,
      help: "put the value into an attribute or the context",
      span: x.span,
    });
    ok = false;
  }
  return ok;
}

/** What an argument of this kind must be. */
export function expectationOf(kind: ValueKind): Expectation {
  return EXPECTATIONS.get(kind) ?? expectation(kind, undefined);
}

function expectation(kind: ValueKind, constructor: string | undefined): Expectation {
  return {
    name: kind,
    fits: (type) => kindOfType(type) === kind,
    help: ({ kind: found }) =>
      found === "string" && constructor !== undefined
        ? `write it as \`${constructor}("…")\``
        : undefined,
  };
}

/** What makes a value of an extension type from text. */
const CONSTRUCTORS: ReadonlyMap<ValueKind, string> = new Map([
  ["decimal", "decimal"],
  ["ipaddr", "ip"],
  ["datetime", "datetime"],
  ["duration", "duration"],
]);

const EXPECTATIONS: ReadonlyMap<ValueKind, Expectation> = /* @__PURE__ */ new Map(
  [...CONSTRUCTORS].map(([kind, constructor]) => [kind, expectation(kind, constructor)]),
);

function kindOfType(type: Type): ValueKind | undefined {
  if (type.kind === "extension") return type.name;
  if (type.kind === "string") return "String";
  return isEntity(type) ? "Entity" : undefined;
}

/** The type of what a function gives. */
export function resultType(kind: ValueKind): Type {
  switch (kind) {
    case "Bool":
      return BOOL;
    case "Long":
      return LONG;
    case "String":
      return STRING;
    case "decimal":
    case "ipaddr":
    case "datetime":
    case "duration":
      return { kind: "extension", name: kind };
    case "Entity":
    case "Set":
    case "Record":
      return { kind: "never" };
  }
}

/** The type of a literal; a failure for entities that are not declared, which another check reports. */
export function typeOfLiteral({ schema }: Checker, { value }: LitExpr): Answer {
  if (typeof value === "boolean") return success(value ? TRUE : FALSE);
  if (typeof value === "string") return success(STRING);
  if (!(value instanceof EntityUid)) return success(LONG);
  const isDeclared =
    schema.entityType(value.type) !== undefined || schema.action(value) !== undefined;
  return isDeclared ? success({ kind: "entity", name: value.type }) : failure();
}
