/** Expressions from policy JSON: an object with one key, which names the operator. */

import { chain, pattern } from "../ast/build.ts";
import type { Expr, PatternElement, VarName } from "../ast/expr.ts";
import { WILDCARD } from "../ast/expr.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import type { Decoder } from "./decode.ts";
import { nameFromJson, uidFromJson } from "./entity-uid-json.ts";
import { excerpt } from "../data/quote.ts";
import type { Json, JsonMember, JsonObject } from "./json.ts";
import { formOf, refuseExpr, refuseNull } from "./value-json.ts";

const span = undefined;

/** The expression at `at`. */
export function exprFromJson(decoder: Decoder, at: Json): Expr {
  const { value: members } = decoder.object(at, "an expression");
  const [only] = members;
  if (only !== undefined && members.length === 1) return operatorFromJson(decoder, only);
  const found = members.map(({ key }) => excerpt(key)).join(", ") || "none";
  return decoder.fail(at, "json/not-one-key", `an expression has one key, found ${found}`);
}

/** Reads what stands under the key that names the operator. */
function operatorFromJson(decoder: Decoder, body: JsonMember): Expr {
  const op = body.key;
  switch (op) {
    case "Value":
      return valueExprFromJson(decoder, body);
    case "Var": {
      const name = decoder.word(body, "a variable", VARIABLES, "json/unknown-variable");
      return { kind: "var", name, span };
    }
    case "Slot":
      return decoder.fail(body, "json/slot-in-condition", "slots stand in the scope only");
    case "!":
      return { kind: "not", ...parts(decoder, body, ["arg"]), span };
    case "neg":
    case "isEmpty":
      return { kind: op, ...parts(decoder, body, ["arg"]), span };
    case "&&":
    case "||": {
      const { left, right } = parts(decoder, body, ["left", "right"]);
      return chain(op === "&&" ? "and" : "or", left, [right], span);
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
      return { kind: "binary", op, ...parts(decoder, body, ["left", "right"]), span };
    case ".":
      return getAttrFromJson(decoder, body);
    case "has":
      return hasFromJson(decoder, body);
    case "like":
      return likeFromJson(decoder, body);
    case "is":
      return isFromJson(decoder, body);
    case "if-then-else": {
      const { if: test, ...rest } = parts(decoder, body, ["if", "then", "else"]);
      return { kind: "if", test, ...rest, span };
    }
    case "Set":
      return { kind: "set", elements: exprsFromJson(decoder, body), span };
    case "Record": {
      const { value: members } = decoder.object(body, "`Record`");
      const entries = members.map((m) => ({ key: m.key, value: exprFromJson(decoder, m) }));
      return { kind: "record", entries, span };
    }
    default: {
      // How many arguments there should be is left to evaluation.
      const isKnown = EXTENSION_FUNCTIONS.has(op);
      if (!isKnown)
        decoder.fail(body, "json/unknown-operator", `there is no operator ${excerpt(op)}`);
      return { kind: "call", fn: op, args: exprsFromJson(decoder, body), span };
    }
  }
}

const VARIABLES: readonly VarName[] = ["principal", "action", "resource", "context"];

/** The operands of an operator, which has all of `keys` and nothing else. */
function parts<K extends string>(
  decoder: Decoder,
  body: JsonMember,
  keys: readonly K[],
): { readonly [key in K]: Expr } {
  const fields = decoder.fields(body, { what: `\`${body.key}\``, required: keys });
  const exprs = keys.map((key) => [key, exprFromJson(decoder, fields[key])]);
  // Why a cast: the type of `fromEntries` forgets the keys.
  return Object.fromEntries(exprs) as { [key in K]: Expr };
}

function exprsFromJson(decoder: Decoder, list: JsonMember): readonly Expr[] {
  return decoder.array(list, `\`${list.key}\``).map((item) => exprFromJson(decoder, item));
}

function getAttrFromJson(decoder: Decoder, at: Json): Expr {
  const fields = decoder.fields(at, { what: "`.`", required: ["left", "attr"] });
  const attr = decoder.string(fields.attr, "an attribute name");
  return { kind: "getAttr", arg: exprFromJson(decoder, fields.left), attr, span };
}

function hasFromJson(decoder: Decoder, at: Json): Expr {
  // Open, unlike the other operators: so it is in the reference implementation.
  const { left, attr } = decoder.fields(at, {
    what: "`has`",
    required: ["left", "attr"],
    open: true,
  });
  const names = attr.kind === "array" ? attr.value : [attr];
  const path = names.map((name) => decoder.string(name, "an attribute name"));
  if (path.length === 0)
    decoder.fail(attr, "json/empty-path", "`has` tests at least one attribute");
  if (path.length > decoder.limits.maxDepth) decoder.tooDeep(attr);
  return { kind: "hasAttr", arg: exprFromJson(decoder, left), path, span };
}

function likeFromJson(decoder: Decoder, at: Json): Expr {
  const fields = decoder.fields(at, { what: "`like`", required: ["left", "pattern"] });
  const elements = decoder.array(fields.pattern, "a pattern");
  return {
    kind: "like",
    arg: exprFromJson(decoder, fields.left),
    pattern: pattern(elements.map((element) => patternElement(decoder, element))),
    span,
  };
}

/** `"Wildcard"`, or an object with that key and `null`, or with text under `"Literal"` */
function patternElement(decoder: Decoder, at: Json): PatternElement {
  if (at.kind === "object" && at.value.length === 1) {
    const [only] = at.value;
    if (only?.key === "Literal") return decoder.string(only, "a literal");
    if (only?.key === "Wildcard" && only.kind === "null") return WILDCARD;
  }
  if (at.kind === "string" && at.value === "Wildcard") return WILDCARD;
  const message = "a pattern element is a wildcard or a literal";
  const help = 'use `"Wildcard"` or `{"Literal": …}`';
  return decoder.fail(at, "json/invalid-pattern", message, help);
}

function isFromJson(decoder: Decoder, at: Json): Expr {
  const fields = decoder.fields(at, {
    what: "`is`",
    required: ["left", "entity_type"],
    optional: ["in"],
  });
  const { in: entity } = fields;
  return {
    kind: "is",
    arg: exprFromJson(decoder, fields.left),
    entityType: nameFromJson(decoder, fields.entity_type),
    in: entity === undefined || entity.kind === "null" ? undefined : exprFromJson(decoder, entity),
    span,
  };
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
      const elements = at.value.map((item) => valueExprFromJson(decoder, item));
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
        entries: at.value.map((member) => ({
          key: member.key,
          value: valueExprFromJson(decoder, member),
        })),
        span,
      };
  }
}
