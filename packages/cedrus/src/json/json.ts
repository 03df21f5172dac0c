/**
 * JSON as a tree, for reading and for writing.
 *
 * The tree differs from what `JSON.parse` gives in what Cedar needs: integers are exact to 64 bits,
 * members are an ordered list (so `__proto__` is a key like any other), and nodes know their place.
 */

import type { Long } from "../data/int64.ts";
import type { Limits } from "../data/limits.ts";
import { hasIdentForm } from "../data/names.ts";
import type { Span } from "../data/span.ts";

/** One JSON value. Numbers are integers: Cedar has no others. */
export type Json = JsonNull | JsonBool | JsonInt | JsonString | JsonArray | JsonObject;

/** Where a node stands: in which other node, and in the text; offsets are -1 without a text. */
export interface Place {
  readonly parent: JsonArray | JsonObject | undefined;
  /** The key in an object, the index in an array, the empty text at the root. */
  readonly key: string | number;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
}

interface Node<K extends string, V> extends Place {
  readonly kind: K;
  readonly value: V;
}

export type JsonNull = Node<"null", null>;
export type JsonBool = Node<"bool", boolean>;
export type JsonInt = Node<"int", Long>;
export type JsonString = Node<"string", string>;
export type JsonArray = Node<"array", readonly Json[]>;
/** Its members, in source order. The readers see to it that no key comes twice. */
export type JsonObject = Node<"object", readonly JsonMember[]>;
export type JsonMember = Json & { readonly key: string };

/** A node whose place is that of `at`, which is copied. */
export function nodeAt<K extends string, V>(at: Place, kind: K, value: V): Node<K, V> {
  const { parent, key, keyStart, keyEnd, start, end } = at;
  return { kind, value, parent, key, keyStart, keyEnd, start, end };
}

export const NOWHERE: Place = {
  parent: undefined,
  key: "",
  keyStart: -1,
  keyEnd: -1,
  start: -1,
  end: -1,
};

export function jsonNull(): JsonNull {
  return nodeAt(NOWHERE, "null", null);
}

export function jsonBool(value: boolean): JsonBool {
  return nodeAt(NOWHERE, "bool", value);
}

export function jsonInt(value: Long): JsonInt {
  return nodeAt(NOWHERE, "int", value);
}

export function jsonString(value: string): JsonString {
  return nodeAt(NOWHERE, "string", value);
}

export function jsonArray(items: readonly Json[]): JsonArray {
  return nodeAt(NOWHERE, "array", items);
}

/** An object with these entries in this order. The caller sees to it that no key comes twice. */
export function jsonObject(entries: readonly (readonly [string, Json])[]): JsonObject {
  const members = entries.map(([key, value]) => ({ ...value, key }));
  return nodeAt(NOWHERE, "object", members);
}

/** An object with these fields, texts as strings, in this order; what is `undefined` is left out. */
export function jsonFields(fields: {
  readonly [key: string]: Json | string | undefined;
}): JsonObject {
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    entries.push([key, typeof value === "string" ? jsonString(value) : value]);
  }
  return jsonObject(entries);
}

/** The value of `key`. A linear search: iterate over the members when an object may be large. */
export function memberOf(object: JsonObject, key: string): JsonMember | undefined {
  return object.value.find((member) => member.key === key);
}

/** The member of an object that has only one. */
export function onlyMemberOf(node: Json): JsonMember | undefined {
  return node.kind === "object" && node.value.length === 1 ? node.value[0] : undefined;
}

/**
 * How many arrays and objects may be nested.
 *
 * One level of a Cedar expression or value is at most four of JSON. Reading, converting, searching
 * and writing here use explicit stacks and need no bound; the ceiling is for those who recurse over
 * the tree afterwards, so that they fit on a stack that is already in use.
 */
export function maxJsonDepth(limits: Limits): number {
  return Math.min(limits.maxDepth * 4, 2000);
}

/** Where a node stands in its text. */
export function spanOf({ start, end }: Json): Span | undefined {
  return start < 0 ? undefined : { start, end };
}

/** Where the key of a member stands in its text. */
export function keySpanOf({ keyStart: start, keyEnd: end }: JsonMember): Span | undefined {
  return start < 0 ? undefined : { start, end };
}

/** Where a node is in its tree: `$.entities[0].attrs["a b"]`. */
export function pathOf(node: Pick<Place, "parent" | "key">): string {
  let path = "";
  // The key of the root is no step.
  for (let at = node; at.parent !== undefined; at = at.parent) path = stepText(at.key) + path;
  return `$${path}`;
}

/** The path made of these keys and indices, from the root `$`. */
export function pathOfSteps(steps: readonly (string | number)[]): string {
  return `$${steps.map(stepText).join("")}`;
}

/** A key or an index, as it stands in a path. */
export function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return hasIdentForm(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
