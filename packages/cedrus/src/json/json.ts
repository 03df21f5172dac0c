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

interface Visit {
  readonly node: Json;
  readonly step: string | number;
  readonly parent: Visit | undefined;
}

/** Where `node` is in `root`, found by identity: `$.entities[0].attrs["a b"]`. Only for messages. */
export function pathOf(root: Json, node: Json): string | undefined {
  const visits: Visit[] = [{ node: root, step: "", parent: undefined }];
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    if (visit.node === node) return pathTo(visit);
    const parent = visit;
    if (visit.node.kind === "array") {
      visit.node.items.forEach((item, step) => visits.push({ node: item, step, parent }));
    } else if (visit.node.kind === "object") {
      visit.node.members.forEach((m) => visits.push({ node: m.value, step: m.key, parent }));
    }
  }
  return undefined;
}

function pathTo(end: Visit): string {
  const steps: (string | number)[] = [];
  for (let at = end; at.parent !== undefined; at = at.parent) steps.push(at.step);
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
