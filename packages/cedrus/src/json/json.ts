/**
 * JSON as a tree, for reading and for writing.
 *
 * The tree differs from what `JSON.parse` gives in what Cedar needs: integers are exact to 64 bits,
 * keys are an ordered list (so `__proto__` is a key like any other), and nodes know their place.
 */

import type { Long } from "../data/int64.ts";
import type { Limits } from "../data/limits.ts";
import type { Span } from "../data/span.ts";

/** One JSON value. Numbers are integers: Cedar has no others. */
export type Json = JsonNull | JsonBool | JsonInt | JsonString | JsonArray | JsonObject;

interface JsonNode {
  /** Where in the text; `undefined` when the node did not come from text. */
  readonly span: Span | undefined;
}

export interface JsonNull extends JsonNode {
  readonly kind: "null";
}

export interface JsonBool extends JsonNode {
  readonly kind: "bool";
  readonly value: boolean;
}

export interface JsonInt extends JsonNode {
  readonly kind: "int";
  readonly value: Long;
}

export interface JsonString extends JsonNode {
  readonly kind: "string";
  readonly value: string;
}

export interface JsonArray extends JsonNode {
  readonly kind: "array";
  readonly items: readonly Json[];
}

export interface JsonObject extends JsonNode {
  readonly kind: "object";
  /** In source order. The readers see to it that no key comes twice. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: string;
  readonly keySpan: Span | undefined;
  readonly value: Json;
}

export function jsonNull(): JsonNull {
  return { kind: "null", span: undefined };
}

export function jsonBool(value: boolean): JsonBool {
  return { kind: "bool", span: undefined, value };
}

export function jsonInt(value: Long): JsonInt {
  return { kind: "int", span: undefined, value };
}

export function jsonString(value: string): JsonString {
  return { kind: "string", span: undefined, value };
}

export function jsonArray(items: readonly Json[]): JsonArray {
  return { kind: "array", span: undefined, items };
}

/** An object with these entries in this order. The caller sees to it that no key comes twice. */
export function jsonObject(entries: readonly (readonly [string, Json])[]): JsonObject {
  const members = entries.map(([key, value]) => ({ key, keySpan: undefined, value }));
  return { kind: "object", span: undefined, members };
}

/** The value of `key`. A linear search: iterate over `members` when an object may be large. */
export function memberOf(object: JsonObject, key: string): Json | undefined {
  return object.members.find((member) => member.key === key)?.value;
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

/** Where nodes are: for each node below a root, what it is in and under which key or index. */
export type Places = ReadonlyMap<Json, { readonly parent: Json; readonly step: string | number }>;

/** The places of everything in `root`. Only for messages. */
export function placesIn(root: Json): Places {
  const places = new Map<Json, { parent: Json; step: string | number }>();
  const waiting = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const entries: readonly (readonly [string | number, Json])[] =
      parent.kind === "array"
        ? parent.items.map((item, step) => [step, item] as const)
        : parent.kind === "object"
          ? parent.members.map(({ key, value }) => [key, value] as const)
          : [];
    for (const [step, child] of entries) {
      places.set(child, { parent, step });
      waiting.push(child);
    }
  }
  return places;
}

/** Where `node` is: `$.entities[0].attrs["a b"]`. */
export function pathOf(places: Places, node: Json): string {
  const steps: (string | number)[] = [];
  for (let at = places.get(node); at !== undefined; at = places.get(at.parent)) steps.push(at.step);
  return pathOfSteps(steps.toReversed());
}

/** The path made of these keys and indices, from the root `$`. */
export function pathOfSteps(steps: readonly (string | number)[]): string {
  return `$${steps.map(stepText).join("")}`;
}

function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
