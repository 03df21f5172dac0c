/** Calls: which names are functions, which are methods, and how many arguments methods take. */

import { excerpt } from "../data/quote.ts";
import type { BinaryOp, Expr } from "../ast/expr.ts";
import { mostSimilar } from "../data/similar.ts";
import type { Span } from "../data/span.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import type { Cursor } from "./cursor.ts";
import { anyOf } from "./wording.ts";

/** Methods of the language itself, and how many arguments they take. */
const METHODS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["contains", 1],
  ["containsAll", 1],
  ["containsAny", 1],
  ["isEmpty", 0],
  ["hasTag", 1],
  ["getTag", 1],
]);

export interface FunctionCall {
  readonly fn: string;
  readonly args: readonly Expr[];
  /** Where the function's name stands. */
  readonly name: Span;
  readonly span: Span;
}

/** Name '(' [ Args ] ')' */
export function functionCall(cursor: Cursor, { fn, args, name, span }: FunctionCall): Expr {
  if (METHODS.has(fn) || EXTENSION_FUNCTIONS.get(fn)?.style === "method") {
    cursor.report({
      code: "parser/method-as-function",
      message: `\`${fn}\` is a method, not a function`,
      help: `write \`expression.${fn}(…)\``,
      span: name,
    });
  } else if (!EXTENSION_FUNCTIONS.has(fn)) {
    const functions = namesOf("function");
    const close = mostSimilar(fn, functions);
    cursor.report({
      code: "parser/unknown-function",
      message: `${excerpt(fn)} is not a function`,
      help:
        close === undefined
          ? `the functions are ${anyOf(functions.map((f) => `\`${f}\``))}`
          : `did you mean \`${close}\`?`,
      span: name,
    });
  }
  return { kind: "call", fn, args, span };
}

export interface MethodCall {
  readonly arg: Expr;
  readonly method: string;
  readonly args: readonly Expr[];
  /** Where the method's name stands. */
  readonly name: Span;
  readonly span: Span;
}

/** Member '.' IDENT '(' [ Args ] ')' */
export function methodCall(cursor: Cursor, { arg, method, args, name, span }: MethodCall): Expr {
  const arity = METHODS.get(method);
  if (arity === undefined) {
    if (EXTENSION_FUNCTIONS.get(method)?.style !== "method") unknownMethod(cursor, method, name);
    return { kind: "call", fn: method, args: [arg, ...args], span };
  }
  if (args.length !== arity) {
    cursor.report({
      code: "parser/wrong-argument-count",
      message: `\`${method}\` takes ${arity === 1 ? "one argument" : "no argument"}, not ${args.length}`,
      span,
    });
  }
  const [right] = args;
  if (right === undefined) return { kind: "isEmpty", arg, span };
  return { kind: "binary", op: method as BinaryOp, left: arg, right, span };
}

function unknownMethod(cursor: Cursor, method: string, name: Span): void {
  if (EXTENSION_FUNCTIONS.has(method)) {
    cursor.report({
      code: "parser/function-as-method",
      message: `\`${method}\` is a function, not a method`,
      help: `write \`${method}(…)\``,
      span: name,
    });
    return;
  }
  const close = mostSimilar(method, [...METHODS.keys(), ...namesOf("method")]);
  cursor.report({
    code: "parser/unknown-method",
    message: `${excerpt(method)} is not a method`,
    help: close === undefined ? undefined : `did you mean \`${close}\`?`,
    span: name,
  });
}

function namesOf(style: "function" | "method"): readonly string[] {
  return [...EXTENSION_FUNCTIONS.values()].filter((f) => f.style === style).map((f) => f.name);
}
