/** Expressions as policy JSON. */

import { type Expr, type Pattern, WILDCARD } from "../ast/expr.ts";
import { InternalError } from "../data/invariant.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { uidToJson } from "./entity-uid-json.ts";
import {
  type Json,
  jsonArray,
  jsonBool,
  jsonFields,
  jsonInt,
  jsonObject,
  jsonString,
} from "./json.ts";

export function exprToJson(x: Expr): Json {
  switch (x.kind) {
    case "lit":
      return node("Value", literalToJson(x.value));
    case "var":
      return node("Var", x.name);
    case "not":
      return operation("!", { arg: exprToJson(x.arg) });
    case "neg":
    case "isEmpty":
      return operation(x.kind, { arg: exprToJson(x.arg) });
    case "and":
      return chainToJson("&&", x.args);
    case "or":
      return chainToJson("||", x.args);
    case "if": {
      const [test, then] = [exprToJson(x.test), exprToJson(x.then)];
      return operation("if-then-else", { if: test, then, else: exprToJson(x.else) });
    }
    case "binary":
      return operation(x.op, { left: exprToJson(x.left), right: exprToJson(x.right) });
    case "like":
      return operation("like", { left: exprToJson(x.arg), pattern: patternToJson(x.pattern) });
    case "is": {
      const entity = x.in && exprToJson(x.in);
      return operation("is", { left: exprToJson(x.arg), entity_type: x.entityType, in: entity });
    }
    case "getAttr":
      return operation(".", { left: exprToJson(x.arg), attr: x.attr });
    case "hasAttr":
      return operation("has", { left: exprToJson(x.arg), attr: pathToJson(x.path) });
    case "set":
      return node("Set", jsonArray(x.elements.map(exprToJson)));
    case "record":
      return node(
        "Record",
        jsonObject(x.entries.map(({ key, value }) => [key, exprToJson(value)])),
      );
    case "call":
      return EXTENSION_FUNCTIONS.has(x.fn)
        ? node(x.fn, jsonArray(x.args.map(exprToJson)))
        : node("Value", valueExprToJson(x));
  }
}

/**
 * A literal value in the form that entity data has. Only this form can call a function that does not
 * exist, and only with literal arguments.
 */
function valueExprToJson(x: Expr): Json {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- literals have these kinds only
  switch (x.kind) {
    case "lit":
      return literalToJson(x.value);
    case "set":
      return jsonArray(x.elements.map(valueExprToJson));
    case "record":
      return jsonObject(x.entries.map(({ key, value }) => [key, valueExprToJson(value)]));
    case "call": {
      const args = jsonArray(x.args.map(valueExprToJson));
      return operation("__extn", { fn: x.fn, args });
    }
    default:
      throw new InternalError(`${x.kind} among the arguments of a literal`);
  }
}

function node(operator: string, body: Json | string): Json {
  return jsonFields({ [operator]: body });
}

function operation(operator: string, operands: Parameters<typeof jsonFields>[0]): Json {
  return node(operator, jsonFields(operands));
}

/** In JSON a chain leans to the left: `(a && b) && c`. */
function chainToJson(operator: string, args: readonly Expr[]): Json {
  return args.map(exprToJson).reduce((left, right) => operation(operator, { left, right }));
}

function literalToJson(value: Extract<Expr, { kind: "lit" }>["value"]): Json {
  if (value instanceof EntityUid) return node("__entity", uidToJson(value));
  if (typeof value === "boolean") return jsonBool(value);
  return typeof value === "string" ? jsonString(value) : jsonInt(value);
}

/** Literal text is written one character at a time, as the reference implementation does. */
function patternToJson(pattern: Pattern): Json {
  const wildcard = jsonString("Wildcard");
  const elements = pattern.flatMap((element): readonly Json[] =>
    element === WILDCARD
      ? [wildcard]
      : Array.from(element, (character) => node("Literal", character)),
  );
  return jsonArray(elements);
}

function pathToJson(path: readonly string[]): Json {
  const [only] = path;
  if (only !== undefined && path.length === 1) return jsonString(only);
  return jsonArray(path.map(jsonString));
}
