/** Expressions from policy JSON: an object with one key, which names the operator. */

import { chain, pattern } from "../ast/build.ts";
import type { BinaryOp, Expr, PatternElement, VarName } from "../ast/expr.ts";
import { WILDCARD } from "../ast/expr.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { type Decoder, need } from "./decode.ts";
import { nameFromJson, uidFromJson } from "./entity-uid-json.ts";
import { excerpt } from "../data/quote.ts";
import type { Json, JsonObject } from "./json.ts";
import { formOf, refuseExpr, refuseNull } from "./value-json.ts";

type Read = (decoder: Decoder, body: Json) => Expr;

const span = undefined;

const BINARY_OPS: readonly BinaryOp[] = [
  ...(["==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*"] as const),
  ...(["contains", "containsAll", "containsAny", "hasTag", "getTag"] as const),
];

/** Reads what stands under the key of the same name. */
const OPERATORS: ReadonlyMap<string, Read> = /* @__PURE__ */ new Map<string, Read>([
  ["Value", (decoder, body) => valueExprFromJson(decoder, body)],
  ["Var", varFromJson],
  ["Slot", slotFromJson],
  ...(["not", "neg", "isEmpty"] as const).map((kind): [string, Read] => {
    const operator = kind === "not" ? "!" : kind;
    const read: Read = (decoder, body) => {
      const fields = fieldsOf(decoder, body, operator, ["arg"]);
      return { kind, arg: exprOf(decoder, fields, "arg"), span };
    };
    return [operator, read];
  }),
  ...(["and", "or"] as const).map((kind): [string, Read] => {
    const operator = kind === "and" ? "&&" : "||";
    const read: Read = (decoder, body) => {
      const { left, right } = operandsOf(decoder, body, operator);
      return chain(kind, left, [right], span);
    };
    return [operator, read];
  }),
  ...BINARY_OPS.map((op): [string, Read] => [
    op,
    (decoder, body) => ({ kind: "binary", op, ...operandsOf(decoder, body, op), span }),
  ]),
  [".", getAttrFromJson],
  ["has", hasFromJson],
  ["like", likeFromJson],
  ["is", isFromJson],
  ["if-then-else", ifFromJson],
  ["Set", setFromJson],
  ["Record", recordFromJson],
]);

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

type Fields = ReadonlyMap<string, Json>;

/** The parts of an operator, which has all of `required` and nothing else. */
function fieldsOf(
  decoder: Decoder,
  at: Json,
  operator: string,
  required: readonly string[],
): Fields {
  return decoder.fields(at, { what: `\`${operator}\``, required });
}

function exprOf(decoder: Decoder, fields: Fields, key: string): Expr {
  return exprFromJson(decoder, need(fields, key));
}

function operandsOf(decoder: Decoder, at: Json, operator: string): { left: Expr; right: Expr } {
  const fields = fieldsOf(decoder, at, operator, ["left", "right"]);
  return { left: exprOf(decoder, fields, "left"), right: exprOf(decoder, fields, "right") };
}

function varFromJson(decoder: Decoder, at: Json): Expr {
  const names: readonly VarName[] = ["principal", "action", "resource", "context"];
  const name = decoder.word(at, "a variable", names, "json/unknown-variable");
  return { kind: "var", name, span };
}

function slotFromJson(decoder: Decoder, at: Json): Expr {
  return decoder.fail(at, "json/slot-in-condition", "slots stand in the scope only");
}

function getAttrFromJson(decoder: Decoder, at: Json): Expr {
  const fields = fieldsOf(decoder, at, ".", ["left", "attr"]);
  const attr = decoder.string(need(fields, "attr"), "an attribute name");
  return { kind: "getAttr", arg: exprOf(decoder, fields, "left"), attr, span };
}

function hasFromJson(decoder: Decoder, at: Json): Expr {
  // Open, unlike the other operators: so it is in the reference implementation.
  const fields = decoder.fields(at, { what: "`has`", required: ["left", "attr"], open: true });
  const attr = need(fields, "attr");
  const names = attr.kind === "array" ? attr.items : [attr];
  const path = names.map((name) => decoder.string(name, "an attribute name"));
  if (path.length === 0)
    decoder.fail(attr, "json/empty-path", "`has` tests at least one attribute");
  if (path.length > decoder.limits.maxDepth) decoder.tooDeep(attr);
  return { kind: "hasAttr", arg: exprOf(decoder, fields, "left"), path, span };
}

function likeFromJson(decoder: Decoder, at: Json): Expr {
  const fields = fieldsOf(decoder, at, "like", ["left", "pattern"]);
  const elements = decoder.array(need(fields, "pattern"), "a pattern");
  return {
    kind: "like",
    arg: exprOf(decoder, fields, "left"),
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
  const shape = { what: "a pattern element", required: [], optional: ["Literal", "Wildcard"] };
  const fields = decoder.fields(at, shape);
  const literal = fields.get("Literal");
  if (fields.size === 1 && literal !== undefined) return decoder.string(literal, "a literal");
  if (fields.size === 1 && fields.get("Wildcard")?.kind === "null") return WILDCARD;
  return decoder.fail(at, "json/invalid-pattern", 'expected `"Wildcard"` or `{"Literal": …}`');
}

function isFromJson(decoder: Decoder, at: Json): Expr {
  const shape = { what: "`is`", required: ["left", "entity_type"], optional: ["in"] };
  const fields = decoder.fields(at, shape);
  const entity = fields.get("in");
  return {
    kind: "is",
    arg: exprOf(decoder, fields, "left"),
    entityType: nameFromJson(decoder, need(fields, "entity_type")),
    in: entity === undefined || entity.kind === "null" ? undefined : exprFromJson(decoder, entity),
    span,
  };
}

function ifFromJson(decoder: Decoder, at: Json): Expr {
  const fields = fieldsOf(decoder, at, "if-then-else", ["if", "then", "else"]);
  return {
    kind: "if",
    test: exprOf(decoder, fields, "if"),
    then: exprOf(decoder, fields, "then"),
    else: exprOf(decoder, fields, "else"),
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

/** `{"<function>": [args…]}`; how many arguments there should be is left to evaluation. */
function callFromJson(decoder: Decoder, fn: string, at: Json): Expr {
  if (!EXTENSION_FUNCTIONS.has(fn)) {
    decoder.fail(at, "json/unknown-operator", `there is no operator ${excerpt(fn)}`);
  }
  const args = decoder.array(at, `\`${fn}\``).map((item) => exprFromJson(decoder, item));
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
      // Unknown functions are left to evaluation too, as in the reference implementation.
      const fn = nameFromJson(decoder, form.fn);
      const args = form.args.map((arg) => valueExprFromJson(decoder, arg));
      return { kind: "call", fn, args, span };
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
