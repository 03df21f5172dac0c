/** What is in a plain array or object, read without running any code of the caller's. */

import { excerpt } from "../data/quote.ts";

/** An element of an array or a property of an object. */
export interface Entry {
  readonly key: string | number;
  readonly value: unknown;
}

/** Why a value is not taken. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly help?: string | undefined;
  /** The key at fault, when it is not the value itself. */
  readonly key?: string | number | undefined;
}

/** The at most `max` entries of `source`, or why it is refused. Only proxies can run code here. */
export function entriesOf(source: object, max: number): readonly Entry[] | Refusal {
  try {
    const isArray = Array.isArray(source);
    const prototype: unknown = Object.getPrototypeOf(source);
    return chainLength(prototype) > (isArray ? 2 : 1)
      ? notPlain(prototype)
      : readEntries(source, isArray, max);
  } catch {
    return unsupported("the object throws", "use plain data");
  }
}

/**
 * How many prototypes there are. Counting them, instead of comparing with `Object.prototype`, also
 * takes plain data that was made in another frame or `node:vm` context.
 */
function chainLength(prototype: unknown): number {
  let length = 0;
  for (let at = prototype; typeof at === "object" && at !== null; length++) {
    at = Object.getPrototypeOf(at);
  }
  return length;
}

function readEntries(source: object, isArray: boolean, max: number): readonly Entry[] | Refusal {
  const keys = isArray ? [] : Reflect.ownKeys(source);
  const length = isArray ? Number(ownValue(source, "length")) : keys.length;
  if (length > max) {
    const help = "raise the limit `maxItems`";
    return { code: "too-many-values", message: "too many values", help };
  }
  const entries: Entry[] = [];
  for (let i = 0; i < length; i++) {
    const key = keys[i] ?? i;
    if (typeof key === "symbol") {
      return unsupported("the object has a symbol as key", "use a string");
    }
    const property = Reflect.getOwnPropertyDescriptor(source, key);
    if (property === undefined && isArray) {
      return unsupported("the array has no element here", "fill the array", key);
    }
    if (property === undefined || !(property.enumerable || isArray)) continue;
    if (!("value" in property))
      return unsupported("the property is a getter", "pass its value", key);
    entries.push({ key, value: property.value });
  }
  return isArray && Reflect.ownKeys(source).length !== length + 1
    ? unsupported("the array has other properties", "use `[...array]`")
    : entries;
}

function notPlain(prototype: unknown): Refusal {
  const name = ownValue(ownValue(prototype, "constructor"), "name");
  const known = typeof name === "string" && name !== "" ? name : "an unnamed class";
  return notJson(`an instance of ${excerpt(known)}`, HELP.get(known));
}

export function notJson(what: string, help = "use plain data"): Refusal {
  return unsupported(`${what} is not JSON data`, help);
}

const HELP: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["Date", 'pass `{ "__extn": { "fn": "datetime", "arg": date.toISOString() } }`'],
  ["Map", "use `Object.fromEntries(map)`"],
  ["Set", "use `[...set]`"],
  ["EntityUid", "pass `{ __entity: { type, id } }`"],
]);

/** The own property `key` of `x` unless it is a getter. */
function ownValue(x: unknown, key: string): unknown {
  const isObject = (typeof x === "object" && x !== null) || typeof x === "function";
  return isObject ? Reflect.getOwnPropertyDescriptor(x, key)?.value : undefined;
}

function unsupported(message: string, help: string, key?: string | number): Refusal {
  return { code: "unsupported-value", message, help, key };
}
