/**
 * Expressions as Cedar text that parses back to the same tree.
 *
 * Parentheses stand where precedence needs them and nowhere else.
 */

import { findExpr } from "../ast/children.ts";
import type { BinaryExpr, Expr, HasAttrExpr, NegExpr, NotExpr } from "../ast/expr.ts";
import { isIdent } from "../data/names.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { printEntityUid, printKey, printPattern, printString } from "./print-literal.ts";

/** How tightly an expression binds, from loose to tight: the levels of the grammar. */
const LEVEL = { if: 0, or: 1, and: 2, relation: 3, add: 4, mult: 5, unary: 6, member: 7 } as const;

/** `x` as Cedar text. */
export function printExpr(x: Expr): string {
  return print(x, LEVEL.if);
}

/** `x` as an operand of something that binds at `level`. */
function print(x: Expr, level: number): string {
  const text = printBare(x);
  return levelOf(x) < level ? `(${text})` : text;
}

function levelOf(x: Expr): number {
  switch (x.kind) {
    case "lit":
      return isNegative(x) ? LEVEL.unary : LEVEL.member;
    case "not":
    case "neg":
      return LEVEL.unary;
    case "and":
      return LEVEL.and;
    case "or":
      return LEVEL.or;
    case "if":
      return LEVEL.if;
    case "binary":
      return levelOfOperator(x);
    case "like":
    case "is":
      return LEVEL.relation;
    case "hasAttr":
      return hasNamePath(x) ? LEVEL.relation : LEVEL.and;
    case "var":
    case "isEmpty":
    case "getAttr":
    case "set":
    case "record":
    case "call":
      return LEVEL.member;
  }
}

function levelOfOperator({ op }: BinaryExpr): number {
  switch (op) {
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "in":
      return LEVEL.relation;
    case "+":
    case "-":
      return LEVEL.add;
    case "*":
      return LEVEL.mult;
    case "contains":
    case "containsAll":
    case "containsAny":
    case "hasTag":
    case "getTag":
      return LEVEL.member;
  }
}

function printBare(x: Expr): string {
  switch (x.kind) {
    case "lit":
      return printLiteral(x.value);
    case "var":
      return x.name;
    case "not":
    case "neg":
      return printUnary(x);
    case "and":
      return x.args.map((arg, i) => print(arg, i === 0 ? LEVEL.and : LEVEL.relation)).join(" && ");
    case "or":
      return x.args.map((arg, i) => print(arg, i === 0 ? LEVEL.or : LEVEL.and)).join(" || ");
    case "if":
      return `if ${printExpr(x.test)} then ${printExpr(x.then)} else ${printExpr(x.else)}`;
    case "binary":
      return printBinary(x);
    case "isEmpty":
      return `${print(x.arg, LEVEL.member)}.isEmpty()`;
    case "like":
      return `${print(x.arg, LEVEL.add)} like ${printPattern(x.pattern)}`;
    case "is": {
      const entity = x.in === undefined ? "" : ` in ${print(x.in, LEVEL.add)}`;
      return `${print(x.arg, LEVEL.add)} is ${x.entityType}${entity}`;
    }
    case "getAttr":
      return print(x.arg, LEVEL.member) + printAccess(x.attr);
    case "hasAttr":
      return printHas(x);
    case "set":
      return `[${printList(x.elements)}]`;
    case "record": {
      const entries = x.entries.map(({ key, value }) => `${printKey(key)}: ${printExpr(value)}`);
      return `{${entries.join(", ")}}`;
    }
    case "call":
      return printCall(x.fn, x.args);
  }
}

function printList(expressions: readonly Expr[]): string {
  return expressions.map(printExpr).join(", ");
}

function printLiteral(value: Extract<Expr, { kind: "lit" }>["value"]): string {
  if (value instanceof EntityUid) return printEntityUid(value);
  return typeof value === "string" ? printString(value) : String(value);
}

/** At most four operators stand in a row, without mixing; the minus of a number counts. */
function printUnary(x: NotExpr | NegExpr): string {
  const sign = x.kind === "not" ? "!" : "-";
  let operators = "";
  let arg: Expr = x;
  while (arg.kind === x.kind && operators.length < 3) {
    operators += sign;
    arg = arg.arg;
  }
  // `-5` would be read as one number, and so would `--5` as the negation of one.
  const bare = x.kind === "neg" && isNegative(arg);
  const digits = x.kind === "neg" && arg.kind === "lit" && !isNegative(arg);
  if (bare) return operators + printBare(arg);
  return operators + (digits ? `(${printBare(arg)})` : print(arg, LEVEL.member));
}

function isNegative(x: Expr): boolean {
  if (x.kind !== "lit") return false;
  return (typeof x.value === "number" || typeof x.value === "bigint") && x.value < 0;
}

function printBinary(x: BinaryExpr): string {
  const level = levelOfOperator(x);
  if (level === LEVEL.member) {
    return `${print(x.left, LEVEL.member)}.${x.op}(${printExpr(x.right)})`;
  }
  // Comparisons do not chain; `+` and `*` do to the left.
  const left = level === LEVEL.relation ? LEVEL.add : level;
  return `${print(x.left, left)} ${x.op} ${print(x.right, level + 1)}`;
}

function printAccess(attr: string): string {
  return isIdent(attr) ? `.${attr}` : `[${printString(attr)}]`;
}

/** Whether the path can be written as `a.b.c` or as one string. */
function hasNamePath(x: HasAttrExpr): boolean {
  return x.path.length === 1 || x.path.every(isIdent);
}

function isQuotedPath(x: Expr): boolean {
  return x.kind === "hasAttr" && !hasNamePath(x);
}

function printHas(x: HasAttrExpr): string {
  const arg = print(x.arg, LEVEL.add);
  if (hasNamePath(x)) {
    return `${arg} has ${x.path.length === 1 ? printKey(x.path[0] ?? "") : x.path.join(".")}`;
  }
  // Text has no way to write such a path in one piece, so it is written as what it means. That
  // repeats the argument: inside another such argument the text would double at each level, and is
  // written in one piece all the same, which no parser reads.
  if (findExpr(x.arg, isQuotedPath) !== undefined) {
    return `${arg} has ${x.path.map(printString).join(".")}`;
  }
  let target = print(x.arg, LEVEL.member);
  const tests = x.path.map((name) => {
    const test = `${target} has ${printKey(name)}`;
    target += printAccess(name);
    return test;
  });
  return tests.join(" && ");
}

function printCall(fn: string, args: readonly Expr[]): string {
  const [receiver, ...rest] = args;
  if (EXTENSION_FUNCTIONS.get(fn)?.style !== "method" || receiver === undefined) {
    return `${fn}(${printList(args)})`;
  }
  return `${print(receiver, LEVEL.member)}.${fn}(${printList(rest)})`;
}
