/**
 * A short cut for plain data of the usual shapes: it becomes values directly, without JSON text and a
 * tree in between.
 *
 * Nothing is refused here. Whatever is unusual gives `undefined`, and the caller reads the same data
 * in the long way, which knows every shape and says what is wrong. What is read here is what the long
 * way reads, as a test with both compares.
 */

import type { Schema, SchemaRecord, SchemaType } from "../schema/schema.ts";
import { UidRules } from "../validator/uid-rules.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { UidMap } from "../values/uid-map.ts";
import { RecordValue, SetValue, type Value } from "../values/value.ts";
import { loneSurrogateAt } from "../data/unicode.ts";

export type PlainObject = Readonly<Record<string, unknown>>;
type Values = ReadonlyMap<string, Value>;

/** Far below the limit of the long way, which says what is too deep. */
const MAX_DEPTH = 50;

const CONSTRUCTORS: Readonly<Record<string, string>> = {
  decimal: "decimal",
  ipaddr: "ip",
  datetime: "datetime",
  duration: "duration",
};

export class PlainReader {
  readonly #uids = new UidMap<EntityUid>();
  readonly #rules: UidRules | undefined;
  #isAgainstRules = false;

  /** With a schema, only UIDs that it allows are taken. */
  constructor(schema?: Schema) {
    this.#rules = schema && new UidRules(schema);
  }

  /** `{"type", "id"}`, or the same under `"__entity"`. */
  uid(input: unknown): EntityUid | undefined {
    const parts = uidParts(input);
    return parts && this.#intern(parts.type, parts.id);
  }

  uids(inputs: unknown): readonly EntityUid[] | undefined {
    return isPlainArray(inputs) ? each(inputs, (input) => this.uid(input)) : undefined;
  }

  /** A context, of a type if there is one. */
  context(input: unknown, type: SchemaRecord | undefined): Values | undefined {
    if (type !== undefined) return this.typedRecord(input, type.attributes, 0);
    return isPlain(input) && !isEscape(input) ? this.record(input, 0) : undefined;
  }

  /** All members of an object, whatever their names. */
  record(input: unknown, depth = 1): Values | undefined {
    if (!isPlain(input)) return undefined;
    const values = new Map<string, Value>();
    for (const key of Object.keys(input)) {
      const value = this.#value(input[key], depth + 1);
      if (value === undefined || loneSurrogateAt(key) >= 0) return undefined;
      values.set(key, value);
    }
    return values;
  }

  typedRecord(
    input: unknown,
    attributes: SchemaRecord["attributes"],
    depth = 1,
  ): Values | undefined {
    if (!isPlain(input)) return undefined;
    const values = new Map<string, Value>();
    for (const key of Object.keys(input)) {
      const declared = attributes.get(key);
      const value = declared && this.typed(input[key], declared.type, depth + 1);
      if (value === undefined) return undefined;
      values.set(key, value);
    }
    if (values.size < attributes.size) {
      for (const [name, { required }] of attributes) {
        if (required && !values.has(name)) return undefined;
      }
    }
    return values;
  }

  typed(input: unknown, type: SchemaType, depth = 1): Value | undefined {
    if (depth > MAX_DEPTH) return undefined;
    switch (type.kind) {
      case "bool":
        return typeof input === "boolean" ? input : undefined;
      case "long":
        return typeof input === "number" ? primitive(input) : undefined;
      case "string":
        return typeof input === "string" ? primitive(input) : undefined;
      case "entity": {
        const uid = this.uid(input);
        return uid?.type === type.name ? uid : undefined;
      }
      case "extension":
        return extension(input, type.name);
      case "set": {
        if (!isPlainArray(input)) return undefined;
        const items = each(input, (item) => this.typed(item, type.element, depth + 1));
        return items && SetValue.of(items);
      }
      case "record": {
        const values = this.typedRecord(input, type.attributes, depth);
        return values && new RecordValue(values);
      }
    }
  }

  #value(input: unknown, depth: number): Value | undefined {
    if (typeof input !== "object" || input === null) return primitive(input);
    if (depth > MAX_DEPTH) return undefined;
    if (isPlainArray(input)) {
      const items = each(input, (item) => this.#value(item, depth + 1));
      return items && SetValue.of(items);
    }
    if (!isPlain(input)) return undefined;
    if (!isEscape(input)) {
      const values = this.record(input, depth);
      return values && new RecordValue(values);
    }
    return input["__entity"] === undefined ? called(input["__extn"]) : this.uid(input);
  }

  #intern(type: string, id: string): EntityUid | undefined {
    const known = this.#uids.get(type, id);
    if (known !== undefined) return known;
    try {
      const uid = new EntityUid(type, id);
      this.#isAgainstRules = false;
      this.#rules?.check(uid, () => {
        this.#isAgainstRules = true;
      });
      return this.#isAgainstRules ? undefined : this.#uids.set(type, id, uid);
    } catch {
      // Not a name, or not a well-formed string.
      return undefined;
    }
  }
}

/** Whether `input` is an object as a literal makes it, which is its own JSON. */
export function isPlain(input: unknown): input is PlainObject {
  if (typeof input !== "object" || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return !("toJSON" in input) || typeof input.toJSON !== "function";
}

export function isPlainArray(input: unknown): input is readonly unknown[] {
  return Array.isArray(input) && Object.getPrototypeOf(input) === Array.prototype;
}

/** What a UID is made of; whether it is a name and a string is not looked at. */
export function uidParts(
  input: unknown,
): { readonly type: string; readonly id: string } | undefined {
  const inner = isPlain(input) ? (input["__entity"] ?? input) : undefined;
  if (!isPlain(inner)) return undefined;
  const { type, id } = inner;
  return typeof type === "string" && typeof id === "string" ? { type, id } : undefined;
}

/** What `read` makes of all items, or `undefined` if it makes nothing of one. */
export function each<T>(
  items: readonly unknown[],
  read: (item: unknown) => T | undefined,
): readonly T[] | undefined {
  const all: T[] = [];
  for (const item of items) {
    const one = read(item);
    if (one === undefined) return undefined;
    all.push(one);
  }
  return all;
}

/** Whether an object may stand for something else than a record. */
function isEscape(input: PlainObject): boolean {
  const [only, ...others] = Object.keys(input);
  return others.length === 0 && only !== undefined && only.startsWith("__");
}

function primitive(input: unknown): Value | undefined {
  if (typeof input === "string") return loneSurrogateAt(input) < 0 ? input : undefined;
  // Zero has one sign in Cedar.
  if (typeof input === "number") return Number.isSafeInteger(input) ? input + 0 : undefined;
  return typeof input === "boolean" ? input : undefined;
}

/** An extension value where one is expected. */
function extension(input: unknown, type: string): Value | undefined {
  const constructor = CONSTRUCTORS[type];
  if (typeof input === "string") return constructor && construct(constructor, input);
  const call = isPlain(input) ? input["__extn"] : undefined;
  return isPlain(call) && call["fn"] === constructor ? called(call) : undefined;
}

/** `{"fn", "arg"}` with a text as its argument. */
function called(call: unknown): Value | undefined {
  if (!isPlain(call)) return undefined;
  const { fn, arg } = call;
  return typeof fn === "string" && typeof arg === "string" ? construct(fn, arg) : undefined;
}

function construct(name: string, text: string): Value | undefined {
  const known = EXTENSION_FUNCTIONS.get(name);
  if (known === undefined || known.parameters.join() !== "String") return undefined;
  const result = known.apply([text]);
  return result.ok ? result.value : undefined;
}
