/** Expressions as Cedar tokens, with the parentheses that precedence asks for. */

import type { BinaryOp, Expr, Literal, Uid } from "../language.ts";
import { isPlainName } from "../generators/names.ts";
import { quoted, quotedPattern } from "./cedar-strings.ts";
import type { Surface } from "./surface.ts";

/** From loose to tight. Relations do not associate; all other operators do to the left. */
const LEVEL = {
  if: 0,
  or: 1,
  and: 2,
  relation: 3,
  sum: 4,
  product: 5,
  unary: 6,
  member: 7,
} as const;

const PRIMARY = 8;

/** So many `!` or `-` may follow each other. */
const MOST_UNARY = 4;

const METHOD_OPS: ReadonlySet<BinaryOp> = new Set<BinaryOp>([
  "contains",
  "containsAll",
  "containsAny",
  "hasTag",
  "getTag",
]);

const CONSTRUCTORS: ReadonlySet<string> = new Set(["ip", "decimal", "datetime", "duration"]);

/** Appends the tokens of expressions to one list. */
export class ExprText {
  readonly #out: string[];
  readonly #surface: Surface;

  constructor(out: string[], surface: Surface) {
    this.#out = out;
    this.#surface = surface;
  }

  #push(...tokens: readonly string[]): void {
    for (const token of tokens) this.#out.push(token);
  }

  /** The expression where operators from `least` on may stand without parentheses. */
  print(expr: Expr, least: number = LEVEL.if): void {
    if (levelOf(expr) >= least && !this.#surface.chance(1, 15)) {
      this.#bare(expr);
      return;
    }
    this.#push("(");
    this.print(expr);
    this.#push(")");
  }

  #bare(expr: Expr): void {
    switch (expr.kind) {
      case "lit":
        this.literal(expr.value);
        break;
      case "var":
        this.#push(expr.name);
        break;
      case "not":
        this.#unary("!", expr.arg, 1);
        break;
      case "neg":
        this.#unary("-", expr.arg, 1);
        break;
      case "isEmpty":
        this.#method("isEmpty", expr.arg, []);
        break;
      case "and":
        this.#infix("&&", expr, LEVEL.and);
        break;
      case "or":
        this.#infix("||", expr, LEVEL.or);
        break;
      case "if":
        this.#choice(expr);
        break;
      case "binary":
        this.#binary(expr);
        break;
      case "like":
        this.print(expr.arg, LEVEL.sum);
        this.#push("like", quotedPattern(expr.pattern, this.#surface));
        break;
      case "is":
        this.#is(expr);
        break;
      case "getAttr":
        this.print(expr.arg, LEVEL.member);
        this.#attribute(expr.attr);
        break;
      case "hasAttr":
        this.#has(expr.arg, expr.path);
        break;
      case "set":
        this.#push("[");
        this.#list(expr.elements);
        this.#push("]");
        break;
      case "record":
        this.#record(expr.entries);
        break;
      case "call":
        this.#call(expr.fn, expr.args);
        break;
    }
  }

  literal(value: Literal): void {
    if (typeof value === "string") this.#push(quoted(value, this.#surface));
    else if (typeof value === "bigint") this.#long(value);
    else if (typeof value === "boolean") this.#push(String(value));
    else this.uid(value);
  }

  #long(value: bigint): void {
    const zeros = this.#surface.chance(1, 20) ? "00" : "";
    if (value < 0n) this.#push("-", `${zeros}${-value}`);
    else this.#push(`${zeros}${value}`);
  }

  uid({ type, id }: Uid): void {
    this.name(type);
    this.#push("::", quoted(id, this.#surface));
  }

  name(name: string): void {
    const [first = "", ...rest] = name.split("::");
    this.#push(first);
    for (const part of rest) this.#push("::", part);
  }

  /** A minus before a number would become part of it, and the fifth operator in a row is refused. */
  #unary(sign: "!" | "-", arg: Expr, count: number): void {
    this.#push(sign);
    const kind = sign === "!" ? "not" : "neg";
    const isChain = count < MOST_UNARY && !this.#surface.chance(1, 15);
    if (arg.kind === kind && isChain) return this.#unary(sign, arg.arg, count + 1);
    if (sign === "-" && arg.kind === "lit" && typeof arg.value === "bigint") {
      if (arg.value < 0n && isChain) return this.#long(arg.value);
      return this.#parenthesized(arg);
    }
    return this.print(arg, LEVEL.member);
  }

  #parenthesized(expr: Expr): void {
    this.#push("(");
    this.print(expr);
    this.#push(")");
  }

  #infix(
    sign: string,
    { left, right }: { readonly left: Expr; readonly right: Expr },
    level: number,
  ): void {
    this.print(left, level);
    this.#push(sign);
    this.print(right, level + 1);
  }

  #choice({ test, then, else: other }: Expr & { kind: "if" }): void {
    this.#push("if");
    this.print(test);
    this.#push("then");
    this.print(then);
    this.#push("else");
    this.print(other);
  }

  #binary(expr: Expr & { kind: "binary" }): void {
    const { op, left, right } = expr;
    if (METHOD_OPS.has(op)) this.#method(op, left, [right]);
    else if (op === "+" || op === "-") this.#infix(op, expr, LEVEL.sum);
    else if (op === "*") this.#infix(op, expr, LEVEL.product);
    else {
      this.print(left, LEVEL.sum);
      this.#push(op);
      this.print(right, LEVEL.sum);
    }
  }

  #method(name: string, receiver: Expr, args: readonly Expr[]): void {
    this.print(receiver, LEVEL.member);
    this.#push(".", name, "(");
    this.#list(args);
    this.#push(")");
  }

  #call(fn: string, args: readonly Expr[]): void {
    const [receiver, ...rest] = args;
    if (receiver !== undefined && !CONSTRUCTORS.has(fn)) return this.#method(fn, receiver, rest);
    this.#push(fn, "(");
    this.#list(args);
    this.#push(")");
  }

  #is({ arg, type, in: group }: Expr & { kind: "is" }): void {
    this.print(arg, LEVEL.sum);
    this.#push("is");
    this.name(type);
    if (group === undefined) return;
    this.#push("in");
    this.print(group, LEVEL.sum);
  }

  #attribute(name: string): void {
    if (isPlainName(name) && !this.#surface.chance(1, 6)) this.#push(".", name);
    else this.#push("[", quoted(name, this.#surface), "]");
  }

  #has(arg: Expr, path: readonly string[]): void {
    this.print(arg, LEVEL.sum);
    this.#push("has");
    const [name = "", ...rest] = path;
    const isQuoted = rest.length === 0 && (!isPlainName(name) || this.#surface.chance(1, 6));
    this.#push(isQuoted ? quoted(name, this.#surface) : name);
    for (const next of rest) this.#push(".", next);
  }

  #list(items: readonly Expr[]): void {
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#push(",");
      this.print(item);
    }
    if (items.length > 0 && this.#surface.chance(1, 8)) this.#push(",");
  }

  #record(entries: readonly (readonly [string, Expr])[]): void {
    this.#push("{");
    for (const [index, [name, value]] of entries.entries()) {
      if (index > 0) this.#push(",");
      const isPlain = isPlainName(name) && !this.#surface.chance(1, 4);
      this.#push(isPlain ? name : quoted(name, this.#surface), ":");
      this.print(value);
    }
    if (entries.length > 0 && this.#surface.chance(1, 8)) this.#push(",");
    this.#push("}");
  }
}

function levelOf(expr: Expr): number {
  switch (expr.kind) {
    case "if":
    case "or":
    case "and":
      return LEVEL[expr.kind];
    case "like":
    case "is":
    case "hasAttr":
      return LEVEL.relation;
    case "binary":
      return levelOfOp(expr.op);
    case "not":
    case "neg":
      return LEVEL.unary;
    case "lit":
      return typeof expr.value === "bigint" && expr.value < 0n ? LEVEL.unary : PRIMARY;
    case "var":
    case "set":
    case "record":
    case "call":
    case "getAttr":
    case "isEmpty":
      return PRIMARY;
  }
}

function levelOfOp(op: BinaryOp): number {
  if (METHOD_OPS.has(op)) return LEVEL.member;
  if (op === "+" || op === "-") return LEVEL.sum;
  return op === "*" ? LEVEL.product : LEVEL.relation;
}
