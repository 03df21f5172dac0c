/** Expressions as policy JSON. */

import type { Expr, Pattern } from "../language.ts";
import { type Json, type JsonFields, type JsonObject, object } from "./json-tree.ts";
import { PLAIN, type Surface } from "./surface.ts";
import { EXPLICIT, valueJson } from "./value-json.ts";

export function exprJson(expr: Expr, surface: Surface = PLAIN): JsonObject {
  return new ExprJson(surface).print(expr);
}

const CONSTRUCTORS: ReadonlySet<string> = new Set(["ip", "decimal", "datetime", "duration"]);

class ExprJson {
  readonly #surface: Surface;

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  /** What is a value may be written as one, even if it has parts. */
  print(expr: Expr): JsonObject {
    if (this.#surface.chance(1, 6)) {
      const value = constantJson(expr);
      if (value !== undefined) return object(["Value", value]);
    }
    return this.#print(expr);
  }

  #print(expr: Expr): JsonObject {
    switch (expr.kind) {
      case "lit":
        return object(["Value", valueJson(expr.value)]);
      case "var":
        return object(["Var", expr.name]);
      case "not":
        return object(["!", object(["arg", this.print(expr.arg)])]);
      case "neg":
      case "isEmpty":
        return object([expr.kind, object(["arg", this.print(expr.arg)])]);
      case "and":
        return this.#sides("&&", expr);
      case "or":
        return this.#sides("||", expr);
      case "binary":
        return this.#sides(expr.op, expr);
      case "if":
        return this.#choice(expr);
      case "like":
        return this.#about("like", expr.arg, ["pattern", this.#pattern(expr.pattern)]);
      case "is": {
        const type = ["entity_type", expr.type] as const;
        if (expr.in === undefined) return this.#about("is", expr.arg, type);
        return this.#about("is", expr.arg, type, ["in", this.print(expr.in)]);
      }
      case "getAttr":
        return this.#about(".", expr.arg, ["attr", expr.attr]);
      case "hasAttr":
        return this.#about("has", expr.arg, ["attr", this.#path(expr.path)]);
      case "set":
        return object(["Set", expr.elements.map((element) => this.print(element))]);
      case "record": {
        const fields = expr.entries.map(([name, value]) => [name, this.print(value)] as const);
        return object(["Record", { fields }]);
      }
      case "call":
        return object([expr.fn, expr.args.map((arg) => this.print(arg))]);
    }
  }

  #about(key: string, left: Expr, ...more: JsonFields): JsonObject {
    return object([key, { fields: [["left", this.print(left)], ...more] }]);
  }

  #sides(op: string, { left, right }: { readonly left: Expr; readonly right: Expr }): JsonObject {
    return object([op, object(["left", this.print(left)], ["right", this.print(right)])]);
  }

  #choice({ test, then, else: other }: Expr & { kind: "if" }): JsonObject {
    const branches = object(
      ["if", this.print(test)],
      ["then", this.print(then)],
      ["else", this.print(other)],
    );
    return object(["if-then-else", branches]);
  }

  /** One name needs no list. */
  #path(path: readonly string[]): Json {
    const [name = ""] = path;
    return path.length === 1 && !this.#surface.chance(1, 4) ? name : path;
  }

  /** Usually one literal for each character; they may also be written together. */
  #pattern(pattern: Pattern): Json {
    const written: Json[] = [];
    let literal = "";
    for (const element of pattern) {
      if (element !== 0) literal += element;
      const goesOn = element !== 0 && this.#surface.chance(1, 4);
      if (literal !== "" && !goesOn) {
        written.push(object(["Literal", literal]));
        literal = "";
      }
      if (element === 0) written.push("Wildcard");
    }
    if (literal !== "") written.push(object(["Literal", literal]));
    return written;
  }
}

/** As a value, if the expression is one: a literal, or a set, record or constructor call of values. */
function constantJson(expr: Expr): Json | undefined {
  if (expr.kind === "lit") return valueJson(expr.value);
  if (expr.kind === "call") return constantCall(expr.fn, expr.args);
  if (expr.kind === "set") {
    const elements = expr.elements.map(constantJson);
    return elements.every(isKnown) ? elements : undefined;
  }
  if (expr.kind !== "record") return undefined;
  const fields: (readonly [string, Json])[] = [];
  for (const [name, value] of expr.entries) {
    const json = constantJson(value);
    if (json === undefined) return undefined;
    fields.push([name, json]);
  }
  return { fields };
}

function constantCall(fn: string, args: readonly Expr[]): Json | undefined {
  const [arg] = args;
  const isOne = CONSTRUCTORS.has(fn) && args.length === 1;
  if (!isOne || arg?.kind !== "lit" || typeof arg.value !== "string") return undefined;
  return EXPLICIT.extension(fn, arg.value);
}

function isKnown(json: Json | undefined): json is Json {
  return json !== undefined;
}
