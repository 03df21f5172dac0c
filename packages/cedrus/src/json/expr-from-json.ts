/** Expressions from policy JSON: an object with one key, which names the operator. */

import { chain, pattern } from "../ast/build.ts";
import type { Expr, PatternElement, VarName } from "../ast/expr.ts";
import { WILDCARD } from "../ast/expr.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import type { Decoder, Fields } from "./decode.ts";
import { nameFromJson, uidFromJson } from "./entity-uid-json.ts";
import { excerpt } from "../data/quote.ts";
import { type Json, type JsonMember, type JsonObject, memberOf, onlyMemberOf } from "./json.ts";
import { formOf, refuseExpr, refuseNull } from "./value-json.ts";

const span = undefined;

/** The expression at `at`. `depth` counts the levels of expressions down to it. */
export function exprFromJson(decoder: Decoder, at: Json, depth = 1): Expr {
  if (depth > decoder.limits.maxDepth) decoder.tooDeep(at);
  const only = onlyMemberOf(at);
  if (only !== undefined) return operatorFromJson(decoder, only, depth + 1);
  const { value: members } = decoder.object(at, "an expression");
  const found = members.map(({ key }) => excerpt(key)).join(", ") || "none";
  return decoder.fail(at, "json/not-one-key", `expected one key, found ${found}`);
}

/** Reads what stands under the key that names the operator. `depth` is that of the operands. */
function operatorFromJson(decoder: Decoder, body: JsonMember, depth: number): Expr {
  const op = body.key;
  switch (op) {
    case "Value":
      return valueExprFromJson(decoder, body, depth - 1);
    case "Var": {
      const name = decoder.word(body, "a variable", VARIABLES, "json/unknown-variable");
      return { kind: "var", name, span };
    }
    case "Slot":
      return decoder.fail(body, "json/slot-in-condition", "slots stand in the scope only");
    case "!":
      return { kind: "not", ...operands(decoder, body, ["arg"], depth), span };
    case "neg":
    case "isEmpty":
      return { kind: op, ...operands(decoder, body, ["arg"], depth), span };
    case "&&":
    case "||": {
      const { left, right } = fieldsOf(decoder, body, ["left", "right"]);
      // A chain leans to the left and counts once, whatever its length.
      const isChain = left.kind === "object" && memberOf(left, op) !== undefined;
      const first = exprFromJson(decoder, left, isChain ? depth - 1 : depth);
      return chain(op === "&&" ? "and" : "or", [first, exprFromJson(decoder, right, depth)], span);
    }
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "in":
    case "+":
    case "-":
    case "*":
    case "contains":
    case "containsAll":
    case "containsAny":
    case "hasTag":
    case "getTag":
      return { kind: "binary", op, ...operands(decoder, body, ["left", "right"], depth), span };
    case ".":
      return getAttrFromJson(decoder, body, depth);
    case "has":
      return hasFromJson(decoder, body, depth);
    case "like":
      return likeFromJson(decoder, body, depth);
    case "is":
      return isFromJson(decoder, body, depth);
    case "if-then-else": {
      const { if: test, ...rest } = operands(decoder, body, ["if", "then", "else"], depth);
      return { kind: "if", test, ...rest, span };
    }
    case "Set":
      return { kind: "set", elements: exprsFromJson(decoder, body, depth), span };
    case "Record":
      return recordOf(decoder.object(body, "`Record`"), (member) =>
        exprFromJson(decoder, member, depth),
      );
    default:
      if (!EXTENSION_FUNCTIONS.has(op)) {
        decoder.fail(body, "json/unknown-operator", `there is no operator ${excerpt(op)}`);
      }
      // How many arguments there should be is left to evaluation.
      return { kind: "call", fn: op, args: exprsFromJson(decoder, body, depth), span };
  }
}

const VARIABLES: readonly VarName[] = ["principal", "action", "resource", "context"];

/** The parts of an operator, which has all of `keys` and nothing else. */
function fieldsOf<K extends string>(
  decoder: Decoder,
  body: JsonMember,
  keys: readonly K[],
): Fields<K> {
  return decoder.fields(body, { what: `\`${body.key}\``, required: keys });
}

/** The same, when all of them are expressions. */
function operands<K extends string>(
  decoder: Decoder,
  body: JsonMember,
  keys: readonly K[],
  depth: number,
): { readonly [key in K]: Expr } {
  const fields = fieldsOf(decoder, body, keys);
  const exprs = keys.map((key) => [key, exprFromJson(decoder, fields[key], depth)]);
  // Why a cast: the type of `fromEntries` forgets the keys.
  return Object.fromEntries(exprs) as { [key in K]: Expr };
}

function exprsFromJson(decoder: Decoder, list: JsonMember, depth: number): readonly Expr[] {
  return decoder.array(list, `\`${list.key}\``).map((item) => exprFromJson(decoder, item, depth));
}

/** A record of the members of `object`, each read by `read`. */
function recordOf({ value }: JsonObject, read: (member: Json) => Expr): Expr {
  const entries = value.map((member) => ({ key: member.key, value: read(member) }));
  return { kind: "record", entries, span };
}

function getAttrFromJson(decoder: Decoder, at: JsonMember, depth: number): Expr {
  const fields = fieldsOf(decoder, at, ["left", "attr"]);
  const attr = decoder.string(fields.attr, "an attribute name");
  return { kind: "getAttr", arg: exprFromJson(decoder, fields.left, depth), attr, span };
}

function hasFromJson(decoder: Decoder, at: JsonMember, depth: number): Expr {
  // Open, unlike the other operators: so it is in the reference implementation.
  const { left, attr } = decoder.fields(at, {
    what: "`has`",
    required: ["left", "attr"],
    open: true,
  });
  const names = attr.kind === "array" ? attr.value : [attr];
  const path = names.map((name) => decoder.string(name, "an attribute name"));
  if (path.length === 0) decoder.fail(attr, "json/empty-path", "`has` needs an attribute");
  if (path.length > decoder.limits.maxDepth) decoder.tooDeep(attr);
  return { kind: "hasAttr", arg: exprFromJson(decoder, left, depth), path, span };
}

function likeFromJson(decoder: Decoder, at: JsonMember, depth: number): Expr {
  const fields = fieldsOf(decoder, at, ["left", "pattern"]);
  const elements = decoder.array(fields.pattern, "a pattern");
  return {
    kind: "like",
    arg: exprFromJson(decoder, fields.left, depth),
    pattern: pattern(elements.map((element) => patternElement(decoder, element))),
    span,
  };
}

/** `"Wildcard"`, or an object with that key and `null`, or with text under `"Literal"` */
function patternElement(decoder: Decoder, at: Json): PatternElement {
  const only = onlyMemberOf(at);
  if (only?.key === "Literal") return decoder.string(only, "a literal");
  if (only?.key === "Wildcard" && only.kind === "null") return WILDCARD;
  if (at.kind === "string" && at.value === "Wildcard") return WILDCARD;
  const message = "expected a wildcard or a literal";
  const help = 'use `"Wildcard"` or `{"Literal": …}`';
  return decoder.fail(at, "json/invalid-pattern", message, help);
}

function isFromJson(decoder: Decoder, at: JsonMember, depth: number): Expr {
  const fields = decoder.fields(at, {
    what: "`is`",
    required: ["left", "entity_type"],
    optional: ["in"],
  });
  const arg = exprFromJson(decoder, fields.left, depth);
  const entityType = nameFromJson(decoder, fields.entity_type);
  const isOnly = fields.in === undefined || fields.in.kind === "null";
  const entity = isOnly ? undefined : exprFromJson(decoder, fields.in, depth);
  return { kind: "is", arg, entityType, in: entity, span };
}

/** What stands under `Value`: the same forms as in entity data, but not evaluated yet. */
function valueExprFromJson(decoder: Decoder, at: Json, depth: number): Expr {
  if (depth > decoder.limits.maxDepth) decoder.tooDeep(at);
  switch (at.kind) {
    case "null":
      return refuseNull(decoder, at);
    case "bool":
    case "int":
    case "string":
      return { kind: "lit", value: at.value, span };
    case "array": {
      const elements = at.value.map((item) => valueExprFromJson(decoder, item, depth + 1));
      return { kind: "set", elements, span };
    }
    case "object":
      return objectExprFromJson(decoder, at, depth + 1);
  }
}

function objectExprFromJson(decoder: Decoder, at: JsonObject, depth: number): Expr {
  const form = formOf(at);
  const read = (part: Json): Expr => valueExprFromJson(decoder, part, depth);
  switch (form.kind) {
    case "entity":
      return { kind: "lit", value: uidFromJson(decoder, form.uid), span };
    case "expr":
      return refuseExpr(decoder, at);
    case "extension": {
      // Unknown functions are left to evaluation too, as in the reference implementation.
      const fn = nameFromJson(decoder, form.fn);
      return { kind: "call", fn, args: form.args.map(read), span };
    }
    case "record":
      return recordOf(at, read);
  }
}
