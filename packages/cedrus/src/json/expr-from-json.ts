/** Expressions from policy JSON: an object with one key, which names the operator. */

import { chain, pattern } from "../ast/build.ts";
import { findExpr } from "../ast/children.ts";
import type { BinaryOp, Expr, PatternElement, VarName } from "../ast/expr.ts";
import { WILDCARD } from "../ast/expr.ts";
import { isIdent } from "../ast/names.ts";
import { mostSimilar } from "../data/similar.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { type Decoder, need } from "./decode.ts";
import { nameFromJson, uidFromJson } from "./entity-uid-json.ts";
import { excerpt } from "./excerpt.ts";
import type { Json, JsonObject } from "./json.ts";
import { formOf, refuseExpr, refuseNull } from "./value-json.ts";

type Read = (decoder: Decoder, body: Json) => Expr;

const span = undefined;

/** Reads what stands under the key of the same name. */
const OPERATORS: ReadonlyMap<string, Read> = /* @__PURE__ */ new Map<string, Read>([
  ["Value", (decoder, body) => valueExprFromJson(decoder, body)],
  ["Var", varFromJson],
  ["Slot", slotFromJson],
  ["!", (decoder, body) => ({ kind: "not", arg: argOf(decoder, body, "!"), span })],
  ["neg", (decoder, body) => ({ kind: "neg", arg: argOf(decoder, body, "neg"), span })],
  ["isEmpty", (decoder, body) => ({ kind: "isEmpty", arg: argOf(decoder, body, "isEmpty"), span })],
  ["&&", (decoder, body) => chainFromJson(decoder, body, "and", "&&")],
  ["||", (decoder, body) => chainFromJson(decoder, body, "or", "||")],
  [".", getAttrFromJson],
  ["has", hasFromJson],
  ["like", likeFromJson],
  ["is", isFromJson],
  ["if-then-else", ifFromJson],
  ["Set", setFromJson],
  ["Record", recordFromJson],
  ...binaryOperators(),
]);

function binaryOperators(): readonly (readonly [string, Read])[] {
  const ops: readonly BinaryOp[] = [
    ...(["==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*"] as const),
    ...(["contains", "containsAll", "containsAny", "hasTag", "getTag"] as const),
  ];
  return ops.map((op) => [op, (decoder, body) => binaryFromJson(decoder, body, op)]);
}

/** The expression at `at`. */
export function exprFromJson(decoder: Decoder, at: Json): Expr {
  const { members } = decoder.object(at, "an expression");
  const [only] = members;
  if (only === undefined || members.length > 1) {
    const keys = members.map(({ key }) => excerpt(key)).join(", ");
    const found = only === undefined ? "none" : keys;
    return decoder.fail(at, "json/not-one-key", `an expression has one key, found ${found}`);
  }
  const read = OPERATORS.get(only.key);
  return read === undefined
    ? callFromJson(decoder, only.key, only.value)
    : read(decoder, only.value);
}

function argOf(decoder: Decoder, at: Json, operator: string): Expr {
  const fields = decoder.fields(at, { what: `\`${operator}\``, required: ["arg"] });
  return exprFromJson(decoder, need(fields, "arg"));
}

function operandsOf(decoder: Decoder, at: Json, operator: string): { left: Expr; right: Expr } {
  const fields = decoder.fields(at, { what: `\`${operator}\``, required: ["left", "right"] });
  return {
    left: exprFromJson(decoder, need(fields, "left")),
    right: exprFromJson(decoder, need(fields, "right")),
  };
}

function binaryFromJson(decoder: Decoder, at: Json, op: BinaryOp): Expr {
  return { kind: "binary", op, ...operandsOf(decoder, at, op), span };
}

function chainFromJson(decoder: Decoder, at: Json, kind: "and" | "or", operator: string): Expr {
  const { left, right } = operandsOf(decoder, at, operator);
  return chain(kind, left, [right], span);
}

function varFromJson(decoder: Decoder, at: Json): Expr {
  const names: readonly VarName[] = ["principal", "action", "resource", "context"];
  const word = decoder.string(at, "a variable");
  const name = names.find((known) => known === word);
  if (name !== undefined) return { kind: "var", name, span };
  const help = "the variables are `principal`, `action`, `resource` and `context`";
  return decoder.fail(at, "json/unknown-variable", `${excerpt(word)} is not a variable`, help);
}

function slotFromJson(decoder: Decoder, at: Json): Expr {
  const message = "a slot cannot be used in a condition";
  return decoder.fail(at, "json/slot-in-condition", message, "slots stand in the scope only");
}

function getAttrFromJson(decoder: Decoder, at: Json): Expr {
  const fields = decoder.fields(at, { what: "`.`", required: ["left", "attr"] });
  const attr = decoder.string(need(fields, "attr"), "an attribute name");
  return { kind: "getAttr", arg: exprFromJson(decoder, need(fields, "left")), attr, span };
}

function hasFromJson(decoder: Decoder, at: Json): Expr {
  // Open, unlike the other operators: so it is in the reference implementation.
  const fields = decoder.fields(at, { what: "`has`", required: ["left", "attr"], open: true });
  const attr = need(fields, "attr");
  const names = attr.kind === "array" ? attr.items : [attr];
  const path = names.map((name) => decoder.string(name, "an attribute name"));
  if (path.length === 0)
    decoder.fail(attr, "json/empty-path", "`has` tests at least one attribute");
  const arg = exprFromJson(decoder, need(fields, "left"));
  if (!path.every(isIdent)) checkQuotedPath(decoder, attr, arg, path);
  return { kind: "hasAttr", arg, path, span };
}

/**
 * Text says such a path by repeating its left side for each name, so it must stay short, and one
 * inside another would double the text at each level.
 */
function checkQuotedPath(decoder: Decoder, at: Json, arg: Expr, path: readonly string[]): void {
  if (path.length === 1) return;
  if (path.length > decoder.limits.maxDepth) decoder.tooDeep(at);
  const isQuotedPath = (x: Expr): boolean =>
    x.kind === "hasAttr" && x.path.length > 1 && !x.path.every(isIdent);
  if (findExpr(arg, isQuotedPath) === undefined) return;
  decoder.fail(
    at,
    "json/nested-path",
    "a path with names that are not identifiers cannot stand on the left of another",
    "write it out: `a has b && a.b has c`",
  );
}

function likeFromJson(decoder: Decoder, at: Json): Expr {
  const fields = decoder.fields(at, { what: "`like`", required: ["left", "pattern"] });
  const elements = decoder.array(need(fields, "pattern"), "a pattern");
  return {
    kind: "like",
    arg: exprFromJson(decoder, need(fields, "left")),
    pattern: pattern(elements.map((element) => patternElement(decoder, element))),
    span,
  };
}

function patternElement(decoder: Decoder, at: Json): PatternElement {
  if (at.kind === "string") {
    if (at.value === "Wildcard") return WILDCARD;
    const message = `${excerpt(at.value)} is not a pattern element`;
    return decoder.fail(
      at,
      "json/invalid-pattern",
      message,
      'use `"Wildcard"` or `{"Literal": …}`',
    );
  }
  const fields = decoder.fields(at, { what: "a pattern element", required: ["Literal"] });
  return decoder.string(need(fields, "Literal"), "a literal");
}

function isFromJson(decoder: Decoder, at: Json): Expr {
  const shape = { what: "`is`", required: ["left", "entity_type"], optional: ["in"] };
  const fields = decoder.fields(at, shape);
  const entity = fields.get("in");
  return {
    kind: "is",
    arg: exprFromJson(decoder, need(fields, "left")),
    entityType: nameFromJson(decoder, need(fields, "entity_type")),
    in: entity === undefined || entity.kind === "null" ? undefined : exprFromJson(decoder, entity),
    span,
  };
}

function ifFromJson(decoder: Decoder, at: Json): Expr {
  const fields = decoder.fields(at, { what: "`if-then-else`", required: ["if", "then", "else"] });
  return {
    kind: "if",
    test: exprFromJson(decoder, need(fields, "if")),
    then: exprFromJson(decoder, need(fields, "then")),
    else: exprFromJson(decoder, need(fields, "else")),
    span,
  };
}

function setFromJson(decoder: Decoder, at: Json): Expr {
  const elements = decoder.array(at, "`Set`").map((item) => exprFromJson(decoder, item));
  return { kind: "set", elements, span };
}

function recordFromJson(decoder: Decoder, at: Json): Expr {
  const { members } = decoder.object(at, "`Record`");
  const entries = members.map(({ key, value }) => ({ key, value: exprFromJson(decoder, value) }));
  return { kind: "record", entries, span };
}

/** `{"<function>": [args…]}` */
function callFromJson(decoder: Decoder, fn: string, at: Json): Expr {
  checkFunction(decoder, at, fn, [...OPERATORS.keys()]);
  const args = decoder.array(at, `\`${fn}\``).map((item) => exprFromJson(decoder, item));
  return callOf(decoder, at, fn, args);
}

function checkFunction(decoder: Decoder, at: Json, fn: string, others: readonly string[]): void {
  if (EXTENSION_FUNCTIONS.has(fn)) return;
  const close = mostSimilar(fn, [...EXTENSION_FUNCTIONS.keys(), ...others]);
  const help = close === undefined ? undefined : `did you mean \`${close}\`?`;
  decoder.fail(at, "json/unknown-operator", `there is no operator ${excerpt(fn)}`, help);
}

/** A method without a receiver could be neither printed nor evaluated. */
function callOf(decoder: Decoder, at: Json, fn: string, args: readonly Expr[]): Expr {
  if (args.length === 0 && EXTENSION_FUNCTIONS.get(fn)?.style === "method") {
    decoder.fail(at, "json/missing-receiver", `\`${fn}\` lacks the value that it is called on`);
  }
  return { kind: "call", fn, args, span };
}

/** What stands under `Value`: the same forms as in entity data, but not evaluated yet. */
function valueExprFromJson(decoder: Decoder, at: Json): Expr {
  switch (at.kind) {
    case "null":
      return refuseNull(decoder, at);
    case "bool":
    case "int":
    case "string":
      return { kind: "lit", value: at.value, span };
    case "array": {
      const elements = at.items.map((item) => valueExprFromJson(decoder, item));
      return { kind: "set", elements, span };
    }
    case "object":
      return objectExprFromJson(decoder, at);
  }
}

function objectExprFromJson(decoder: Decoder, at: JsonObject): Expr {
  const form = formOf(at);
  switch (form.kind) {
    case "entity":
      return { kind: "lit", value: uidFromJson(decoder, form.uid), span };
    case "expr":
      return refuseExpr(decoder, at);
    case "extension": {
      const fn = decoder.string(form.fn, "the name of a function");
      checkFunction(decoder, form.fn, fn, []);
      return callOf(
        decoder,
        at,
        fn,
        form.args.map((arg) => valueExprFromJson(decoder, arg)),
      );
    }
    case "record":
      return {
        kind: "record",
        entries: at.members.map(({ key, value }) => ({
          key,
          value: valueExprFromJson(decoder, value),
        })),
        span,
      };
  }
}
