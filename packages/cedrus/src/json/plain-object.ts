/** What is in a plain array or object, read without running any code of the caller's. */

import { excerpt } from "../data/quote.ts";

/** An element of an array or a property of an object. */
export interface Entry {
  readonly key: string | number;
  readonly value: unknown;
}

export interface Entries {
  readonly isArray: boolean;
  readonly entries: readonly Entry[];
}

/** Why a value is not taken. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly help: string | undefined;
  /** The key at fault, when it is not the value itself. */
  readonly key?: string | number;
}

/** The at most `max` entries of `source`, or why it is refused. Only proxies can run code here. */
export function entriesOf(source: object, max: number): Entries | Refusal {
  try {
    const isArray = Array.isArray(source);
    const prototype: unknown = Object.getPrototypeOf(source);
    if (chainLength(prototype) > (isArray ? 2 : 1)) return notPlain(prototype);
    return isArray ? arrayEntries(source, max) : objectEntries(source, max);
  } catch {
    return unsupported("the object throws when it is read", "pass plain data instead of a proxy");
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

function arrayEntries(source: object, max: number): Entries | Refusal {
  const length = Number(Reflect.getOwnPropertyDescriptor(source, "length")?.value);
  if (length > max) return tooMany();
  const entries: Entry[] = [];
  for (let key = 0; key < length; key++) {
    const property = Reflect.getOwnPropertyDescriptor(source, key);
    if (property === undefined) {
      return { ...unsupported("the array has no element here", "fill the array"), key };
    }
    if (!("value" in property)) return getter(key);
    entries.push({ key, value: property.value });
  }
  if (Reflect.ownKeys(source).length === length + 1) return { isArray: true, entries };
  return unsupported("the array has properties besides its elements", "copy it: `[...array]`");
}

function objectEntries(source: object, max: number): Entries | Refusal {
  const entries: Entry[] = [];
  for (const key of Reflect.ownKeys(source)) {
    if (typeof key === "symbol") {
      return unsupported("the object has a symbol as a key", "use a string");
    }
    const property = Reflect.getOwnPropertyDescriptor(source, key);
    if (property?.enumerable !== true) continue;
    if (!("value" in property)) return getter(key);
    if (entries.length >= max) return tooMany();
    entries.push({ key, value: property.value });
  }
  return { isArray: false, entries };
}

function notPlain(prototype: unknown): Refusal {
  const name = className(prototype);
  return notJson(`an instance of ${excerpt(name)}`, HELP.get(name));
}

export function notJson(what: string, help = "use plain data, or leave it out"): Refusal {
  return unsupported(`${what} is not JSON data`, help);
}

const HELP: ReadonlyMap<string, string> = new Map([
  ["Date", 'pass `{ __extn: { fn: "datetime", arg: date.toISOString() } }`'],
  ["Map", "use a plain object: `Object.fromEntries(map)`"],
  ["Set", "use an array: `[...set]`"],
  ["EntityUid", "pass `{ __entity: { type, id } }`"],
]);

function className(prototype: unknown): string {
  const name = ownValue(ownValue(prototype, "constructor"), "name");
  return typeof name === "string" && name !== "" ? name : "an unnamed class";
}

/** The own property `key` of `x` unless it is a getter. */
function ownValue(x: unknown, key: string): unknown {
  const isObject = (typeof x === "object" && x !== null) || typeof x === "function";
  return isObject ? Reflect.getOwnPropertyDescriptor(x, key)?.value : undefined;
}

function getter(key: string | number): Refusal {
  return { ...unsupported("the property is a getter", "pass its value"), key };
}

function tooMany(): Refusal {
  const message = "there are too many values";
  return { code: "too-many-values", message, help: "raise the limit `maxItems`" };
}

function unsupported(message: string, help: string): Refusal {
  return { code: "unsupported-value", message, help };
}
