/** From the tree to text and to plain JavaScript data. Both keep a stack of their own. */

import type { Json, JsonArray, JsonObject } from "./json.ts";

interface Open {
  readonly node: JsonArray | JsonObject;
  next: number;
}

/**
 * The text of `json`: on one line, or with `indent` spaces for each level as `JSON.stringify` does.
 * Keys keep their order and integers are exact, so that reading the text gives the same tree.
 */
export function writeJson(json: Json, indent = 0): string {
  const open: Open[] = [];
  let text = begin(json, open);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const index = top.next++;
    const child = top.node.value[index];
    if (child === undefined) {
      open.pop();
      text += (index > 0 ? lineBreak(indent, open.length) : "") + closing(top.node);
      continue;
    }
    text += (index > 0 ? "," : "") + lineBreak(indent, open.length);
    if (top.node.kind === "object") {
      text += JSON.stringify(child.key) + (indent > 0 ? ": " : ":");
    }
    text += begin(child, open);
  }
  return text;
}

/** The text of a node, or its opening bracket when it has parts. */
function begin(json: Json, open: Open[]): string {
  switch (json.kind) {
    case "null":
      return "null";
    case "bool":
    case "int":
      return String(json.value);
    case "string":
      return JSON.stringify(json.value);
    case "array":
    case "object":
      open.push({ node: json, next: 0 });
      return json.kind === "array" ? "[" : "{";
  }
}

/** From this level on, indentation does not grow: a long `&&` chain is as deep as it is long. */
const MAX_INDENT_DEPTH = 50;

function lineBreak(indent: number, depth: number): string {
  return indent > 0 ? `\n${" ".repeat(indent * Math.min(depth, MAX_INDENT_DEPTH))}` : "";
}

function closing(node: JsonArray | JsonObject): string {
  return node.kind === "array" ? "]" : "}";
}

/** A container of which some parts are still missing. */
interface Unfilled {
  readonly node: JsonArray | JsonObject;
  readonly target: object;
}

/**
 * `json` as plain arrays, objects and primitives. Integers are a `number` while they are safe and a
 * `bigint` beyond. Every key becomes an own property, `__proto__` included. JavaScript itself moves
 * keys that look like array indices to the front.
 */
export function jsonToJs(json: Json): unknown {
  const unfilled: Unfilled[] = [];
  const root = shallowJs(json, unfilled);
  for (let next = unfilled.pop(); next !== undefined; next = unfilled.pop()) {
    const { node, target } = next;
    node.value.forEach((child, index) => {
      define(target, node.kind === "array" ? index : child.key, shallowJs(child, unfilled));
    });
  }
  return root;
}

function shallowJs(json: Json, unfilled: Unfilled[]): unknown {
  switch (json.kind) {
    case "null":
      return null;
    case "bool":
    case "int":
    case "string":
      return json.value;
    case "array":
    case "object": {
      const target = json.kind === "array" ? [] : {};
      unfilled.push({ node: json, target });
      return target;
    }
  }
}

/** Assignment would call the setter of `__proto__`. */
function define(target: object, key: string | number, value: unknown): void {
  const descriptor = { value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(target, key, descriptor);
}
