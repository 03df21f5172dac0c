/**
 * Cedar's values, and when two of them are equal.
 *
 * Bool, Long and String are JavaScript primitives (see `data/int64` for Long); everything else is
 * an instance of a small class, so that a value can never be confused with a host object. Records
 * and sets hold values, and equality looks into both: they are one recursive definition and stand
 * in one file.
 *
 * Nesting is bounded where values enter (see `data/limits`), so plain recursion is safe.
 */

import { isLong, type Long, longFromBigInt } from "../data/int64.ts";
import { EntityUid } from "./entity-uid.ts";
import { UidMap } from "./uid-map.ts";
import { Datetime } from "./extensions/datetime.ts";
import { Decimal } from "./extensions/decimal.ts";
import { Duration } from "./extensions/duration.ts";
import { IpAddr } from "./extensions/ipaddr.ts";

/** A value of one of the four extension types. */
export type ExtensionValue = Decimal | IpAddr | Datetime | Duration;

/** Any value that a Cedar expression can have. */
export type Value = boolean | Long | string | EntityUid | SetValue | RecordValue | ExtensionValue;

/** The kinds of values, by the names that Cedar's messages and schemas use. */
export type ValueKind =
  | "Bool"
  | "Long"
  | "String"
  | "Entity"
  | "Set"
  | "Record"
  | "decimal"
  | "ipaddr"
  | "datetime"
  | "duration";

/** A record: attribute names and their values. A `Map`, because `__proto__` is a legal name. */
export class RecordValue {
  readonly attrs: ReadonlyMap<string, Value>;
  #key: string | undefined;

  constructor(attrs: ReadonlyMap<string, Value>) {
    this.attrs = attrs;
  }

  /** See {@link keyOf}. */
  get key(): string {
    return (this.#key ??= recordKey(this.attrs));
  }
}

/** Up to this many elements without parts of their own, a linear search is faster than an index. */
const LINEAR = 8;

/**
 * A set: its distinct elements in the order they were first met.
 *
 * Larger sets, and sets of sets or records, get an index by canonical key on first use. Keys are made
 * once, so that no operation compares everything with everything, at whatever depth.
 */
export class SetValue {
  readonly elements: readonly Value[];
  readonly #isLinear: boolean;
  #index: ValueIndex | undefined;
  #key: string | undefined;

  private constructor(elements: readonly Value[]) {
    this.elements = elements;
    this.#isLinear = isLinear(elements);
  }

  /** The set of `values`; duplicates count once. */
  static of(values: readonly Value[]): SetValue {
    if (isLinear(values)) {
      const distinct: Value[] = [];
      for (const value of values) if (!includes(distinct, value)) distinct.push(value);
      return new SetValue(distinct);
    }
    const index = new ValueIndex();
    const distinct = values.filter((value) => index.add(value));
    const set = new SetValue(distinct);
    set.#index = index;
    return set;
  }

  has(value: Value): boolean {
    if (this.#isLinear) return includes(this.elements, value);
    if (this.#index === undefined) {
      this.#index = new ValueIndex();
      for (const element of this.elements) this.#index.add(element);
    }
    return this.#index.has(value);
  }

  /** The set with other objects for the entity UIDs in it, of the same types and ids. */
  withUids(replace: (uid: EntityUid) => EntityUid): SetValue {
    if (!this.elements.some(isUid)) return this;
    return new SetValue(this.elements.map((value) => (isUid(value) ? replace(value) : value)));
  }

  /** See {@link keyOf}. */
  get key(): string {
    return (this.#key ??= `[${this.elements.map(textOf).toSorted().join(",")}]`);
  }

  /** Whether every element of `other` is in this set. */
  hasAll(other: SetValue): boolean {
    if (other.elements.length > this.elements.length) return false;
    return other.elements.every((value) => this.has(value));
  }

  /** Whether some element of `other` is in this set. */
  hasAny(other: SetValue): boolean {
    return this.elements.length < other.elements.length
      ? this.elements.some((value) => other.has(value))
      : other.elements.some((value) => this.has(value));
  }
}

/** Finds values without comparing them with each other. */
class ValueIndex {
  readonly #uids = new UidMap<true>();
  readonly #keys = new Set<unknown>();

  has(value: Value): boolean {
    if (value instanceof EntityUid) return this.#uids.get(value.type, value.id) === true;
    return this.#keys.has(keyOf(value));
  }

  /** Adds a value; false if it was there. */
  add(value: Value): boolean {
    if (this.has(value)) return false;
    if (value instanceof EntityUid) this.#uids.set(value.type, value.id, true);
    else this.#keys.add(keyOf(value));
    return true;
  }
}

function isUid(value: Value): value is EntityUid {
  return value instanceof EntityUid;
}

function isLinear(values: readonly Value[]): boolean {
  return values.length <= LINEAR && !values.some(hasParts);
}

function hasParts(value: Value): boolean {
  return value instanceof SetValue || value instanceof RecordValue;
}

function includes(values: readonly Value[], wanted: Value): boolean {
  for (const value of values) if (valuesEqual(value, wanted)) return true;
  return false;
}

/** Equality is total: values of different kinds are not equal. */
export function valuesEqual(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return equalLongs(a, b);
  if (a instanceof EntityUid) return b instanceof EntityUid && a.equals(b);
  if (a instanceof SetValue) return b instanceof SetValue && setsEqual(a, b);
  if (a instanceof RecordValue) return b instanceof RecordValue && recordsEqual(a, b);
  return extensionsEqual(a, b);
}

/** Longs that a caller wrote as `bigint` although they are small equal the same `number`. */
function equalLongs(a: Value, b: Value): boolean {
  if (typeof a !== "bigint" && typeof b !== "bigint") return false;
  return isLong(a) && isLong(b) && BigInt(a) === BigInt(b);
}

function setsEqual(a: SetValue, b: SetValue): boolean {
  return a.elements.length === b.elements.length && a.hasAll(b);
}

function recordsEqual(a: RecordValue, b: RecordValue): boolean {
  if (a.attrs.size !== b.attrs.size) return false;
  for (const [name, value] of a.attrs) {
    const other = b.attrs.get(name);
    if (other === undefined || !valuesEqual(value, other)) return false;
  }
  return true;
}

function extensionsEqual(a: ExtensionValue, b: Value): boolean {
  if (a instanceof Decimal) return b instanceof Decimal && a.units === b.units;
  if (a instanceof IpAddr) return b instanceof IpAddr && a.equals(b);
  if (a instanceof Datetime) return b instanceof Datetime && a.millis === b.millis;
  return b instanceof Duration && a.millis === b.millis;
}

/** A primitive that stands for the value: equal values, equal keys; different values, different keys. */
export function keyOf(value: Value): unknown {
  // Primitives stand for themselves; the texts of other values start with a tag that marks them,
  // and strings get one too, so that no string can pass for another kind of value.
  if (typeof value === "string") return `"${value}`;
  if (typeof value === "bigint") return longFromBigInt(value);
  return typeof value === "object" ? textOf(value) : value;
}

function textOf(value: Value): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof EntityUid) return `e${quote(value.type)}${quote(value.id)}`;
  if (value instanceof SetValue || value instanceof RecordValue) return value.key;
  if (value instanceof Decimal) return `d${value.units}`;
  if (value instanceof IpAddr) return `i${value.key()}`;
  return value instanceof Datetime ? `t${value.millis}` : `u${value.millis}`;
}

function recordKey(attrs: ReadonlyMap<string, Value>): string {
  const fields = Array.from(attrs, ([name, value]) => `${quote(name)}:${textOf(value)}`);
  return `{${fields.toSorted().join(",")}}`;
}

/** Unambiguous inside a longer text, because the length comes first. */
function quote(text: string): string {
  return `${text.length}"${text}`;
}

export function kindOf(value: Value): ValueKind {
  if (typeof value === "boolean") return "Bool";
  if (typeof value === "string") return "String";
  if (isLong(value)) return "Long";
  if (value instanceof EntityUid) return "Entity";
  if (value instanceof SetValue) return "Set";
  if (value instanceof RecordValue) return "Record";
  return extensionKindOf(value);
}

function extensionKindOf(value: ExtensionValue): ValueKind {
  if (value instanceof Decimal) return "decimal";
  if (value instanceof IpAddr) return "ipaddr";
  return value instanceof Datetime ? "datetime" : "duration";
}
