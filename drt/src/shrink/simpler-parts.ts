/**
 * What may stand in place of a part of an input.
 *
 * Knows the shapes of `language.ts` by their members, and nothing of the target: a replacement that makes
 * no sense there does not fail in the same way and is dropped.
 */

import { isObject } from "./is-object.ts";

/** Simpler parts, the simplest first. `member` is the name of the member in which the part lies. */
export function* simplerParts(part: unknown, member: string): Iterable<unknown> {
  if (Array.isArray(part)) yield* simplerLists(part, member);
  else if (part instanceof Uint8Array) yield* simplerBytes(part);
  else if (isObject(part)) yield* simplerObjects(part);
  else yield* simplerScalars(part, member);
}

/** Lists that need an item. */
const NOT_EMPTY = new Set(["path", "enumIds"]);

function* simplerLists(list: readonly unknown[], member: string): Iterable<unknown> {
  if (isPair(list, member)) {
    if (isValue(list[1])) yield* SIMPLEST.map((literal) => [list[0], literal]);
    return;
  }
  const least = NOT_EMPTY.has(member) ? 1 : 0;
  if (list.length > least) yield list.slice(0, least);
  for (let run = list.length >> 1; run >= 1; run >>= 1) {
    for (let start = list.length - run; start >= 0; start -= run) {
      if (list.length - run >= least) yield [...list.slice(0, start), ...list.slice(start + run)];
    }
  }
}

/** A name and what it names: an entry of a record, an attribute, an annotation. */
function isPair(list: readonly unknown[], member: string): boolean {
  if (list.length !== 2 || typeof list[0] !== "string" || member === "pattern") return false;
  return typeof list[1] !== "string" || member === "annotations";
}

function* simplerBytes(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let run = bytes.length; run >= 1; run >>= 1) {
    for (let start = bytes.length - run; start >= 0; start -= run) {
      yield new Uint8Array([...bytes.slice(0, start), ...bytes.slice(start + run)]);
    }
  }
}

/** Values that are worth trying everywhere. */
const SIMPLEST: readonly unknown[] = [false, true, 0n, ""];

function* simplerObjects(part: Readonly<Record<string, unknown>>): Iterable<unknown> {
  if (isExpr(part)) {
    if (part["kind"] !== "lit") for (const value of SIMPLEST) yield { kind: "lit", value };
    for (const child of Object.values(part)) yield* exprsIn(child);
  } else if (isScope(part)) {
    if (part["kind"] !== "all" && part["entity"] !== "slot") yield { kind: "all" };
    if (part["kind"] === "isIn" && part["entity"] !== "slot") {
      yield { kind: "is", type: part["type"] };
      yield { kind: "in", entity: part["entity"] };
    }
    if (part["kind"] === "in") yield { ...part, kind: "eq" };
  } else if (isType(part)) {
    if (part["kind"] !== "Bool") yield { kind: "Bool" };
    if (part["kind"] !== "Long") yield { kind: "Long" };
  }
  yield* withoutOptional(part);
}

/** The expressions that lie directly in a member of an expression. */
function* exprsIn(member: unknown): Iterable<unknown> {
  if (isObject(member)) {
    if (isExpr(member)) yield member;
  } else if (Array.isArray(member)) {
    for (const item of member) yield* exprsIn(Array.isArray(item) ? item[1] : item);
  }
}

/** Members that may be missing. */
function* withoutOptional(part: Readonly<Record<string, unknown>>): Iterable<unknown> {
  const isOptional = (key: string): boolean =>
    (key === "tags" && isObject(part["tags"])) || (key === "in" && isExpr(part));
  for (const key of Object.keys(part)) {
    if (isOptional(key)) {
      yield Object.fromEntries(Object.entries(part).filter(([name]) => name !== key));
    }
  }
}

/** Words with a meaning of their own, by the member in which they lie. */
const SIMPLER_WORDS: Readonly<Record<string, readonly string[]>> = {
  effect: ["permit"],
  kind: [],
  op: ["=="],
  fn: [],
  decision: [],
};

/** An element of a pattern is one character. */
const ONE_CHARACTER: readonly string[] = ["a"];

const WORDS_OF_KIND: Readonly<Record<string, readonly string[]>> = { unless: ["when"] };

function* simplerScalars(part: unknown, member: string): Iterable<unknown> {
  if (typeof part === "string") {
    const words = member === "pattern" ? ONE_CHARACTER : SIMPLER_WORDS[member];
    if (words === undefined) yield* simplerTexts(part);
    else yield* [...words, ...(WORDS_OF_KIND[part] ?? [])].filter((word) => word !== part);
  } else if (typeof part === "bigint") yield* simplerLongs(part);
  else if (typeof part === "number") yield* simplerNumbers(part);
  else if (part === true) yield false;
}

/** In one place only; `renamings.ts` renames in all. */
function* simplerTexts(text: string): Iterable<string> {
  if (text === "") return;
  yield "";
  yield "a";
  // By code points: half of one is another kind of input.
  const characters = Array.from(text);
  if (characters.length > 64) {
    const half = characters.length >> 1;
    yield characters.slice(0, half).join("");
    yield characters.slice(half).join("");
  }
  for (let run = Math.min(32, characters.length >> 1); run >= 1; run >>= 1) {
    for (let start = characters.length - run; start >= 0; start -= run) {
      yield [...characters.slice(0, start), ...characters.slice(start + run)].join("");
    }
  }
}

function* simplerNumbers(value: number): Iterable<number> {
  for (const less of [value, value / 2, value / 8, 1])
    if (value >= 1) yield Math.floor(value - less);
}

const EDGE = 2n ** 63n;

function* simplerLongs(value: bigint): Iterable<bigint> {
  yield* [0n, 1n, -1n];
  yield value < 0n ? -EDGE : EDGE - 1n;
  yield* [value / 2n, value / 10n];
  yield value < 0n ? value + 1n : value - 1n;
}

/** A member that an expression of a kind has, and no other data of that kind. */
const EXPR_MEMBER: Readonly<Record<string, string>> = {
  lit: "value",
  var: "name",
  not: "arg",
  neg: "arg",
  isEmpty: "arg",
  and: "left",
  or: "left",
  if: "test",
  binary: "op",
  like: "pattern",
  is: "arg",
  getAttr: "attr",
  hasAttr: "path",
  set: "elements",
  record: "entries",
  call: "args",
};

function isExpr(part: Readonly<Record<string, unknown>>): boolean {
  const member = typeof part["kind"] === "string" ? EXPR_MEMBER[part["kind"]] : undefined;
  return member !== undefined && Object.hasOwn(part, member);
}

function isScope(part: Readonly<Record<string, unknown>>): boolean {
  const { kind } = part;
  if (kind === "is" || kind === "isIn") return typeof part["type"] === "string" && !("arg" in part);
  return ((kind === "eq" || kind === "in") && "entity" in part) || kind === "inSet";
}

const TYPE_MEMBER: Readonly<Record<string, string>> = {
  entity: "name",
  common: "name",
  set: "element",
  record: "attributes",
};

const PLAIN_TYPES = new Set(["Long", "String", "ipaddr", "decimal", "datetime", "duration"]);

function isType(part: Readonly<Record<string, unknown>>): boolean {
  const { kind } = part;
  if (typeof kind !== "string") return false;
  const member = TYPE_MEMBER[kind];
  return member === undefined ? PLAIN_TYPES.has(kind) : Object.hasOwn(part, member);
}

/** A value of an entity or a context that is not simple already. */
function isValue(part: unknown): boolean {
  if (!isObject(part)) return false;
  return "set" in part || "record" in part || "fn" in part || ("type" in part && "id" in part);
}
