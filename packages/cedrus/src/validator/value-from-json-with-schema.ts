/**
 * Values in JSON whose types are known.
 *
 * Where an entity is expected, `{"type", "id"}` is one; where an extension value is expected, a
 * string is the argument of its constructor and `{"fn", "arg"}` is a call. Where a record is
 * expected, every object is one. All else is read by its form and then compared with its type.
 */

import { completes } from "../diagnostic/diagnostic.ts";
import { type Decoder } from "../json/decode.ts";
import { nameFromJson } from "../json/entity-uid-json.ts";
import { type Json, type JsonArray, type JsonObject, jsonString, memberOf } from "../json/json.ts";
import { callOf, extensionFromJson, refuseExpr, valueFromJson } from "../json/value-json.ts";
import type { ExtensionTypeName, SchemaRecord, SchemaType } from "../schema/schema.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { RecordValue, SetValue, type Value, type ValueKind } from "../values/value.ts";
import { reportMissing, unexpectedKey, type ValueChecker } from "./conforms.ts";
import type { Place, Report } from "./place.ts";

const CONSTRUCTORS: ReadonlyMap<string, string> = new Map<ExtensionTypeName, string>([
  ["decimal", "decimal"],
  ["ipaddr", "ip"],
  ["datetime", "datetime"],
  ["duration", "duration"],
]);

/** Takes down problems at a place in the data. */
export function reportAt(decoder: Decoder, at: Json): Report {
  return (code, message, help) => {
    if (!decoder.problems.full) decoder.report(at, code, message, help?.());
  };
}

/** Reads values as their types want them, and reports where they do not conform. */
export class TypedReader {
  readonly #decoder: Decoder;
  readonly #checker: ValueChecker;

  constructor(decoder: Decoder, checker: ValueChecker) {
    this.#decoder = decoder;
    this.#checker = checker;
  }

  /** The value at `at`. `depth` counts the levels above it. */
  read(at: Json, type: SchemaType, place: Place, depth = 1): Value {
    if (depth > this.#decoder.limits.maxDepth) this.#decoder.tooDeep(at);
    if (type.kind === "set" && at.kind === "array") {
      return this.#set(at, type.element, place, depth);
    }
    if (type.kind === "record" && at.kind === "object") {
      return this.record(at, type, place, depth);
    }
    const value = this.#leaf(at, type, depth);
    this.#checker.check(value, type, place, reportAt(this.#decoder, at));
    return value;
  }

  /** The object at `at` as a record, whatever its keys are called. */
  record(at: JsonObject, type: SchemaRecord, place: Place, depth: number): RecordValue {
    const attrs = new Map<string, Value>();
    const names = new Set<string>();
    for (const value of at.value) {
      const { key } = value;
      names.add(key);
      const declared = type.attributes.get(key);
      if (declared === undefined) unexpectedKey(key, type, place, reportAt(this.#decoder, value));
      else {
        completes(() => attrs.set(key, this.read(value, declared.type, place.at(key), depth + 1)));
      }
    }
    reportMissing((name) => names.has(name), type, place, reportAt(this.#decoder, at));
    return new RecordValue(attrs);
  }

  #set(at: JsonArray, element: SchemaType, place: Place, depth: number): SetValue {
    const elements: Value[] = [];
    at.value.forEach((item, i) =>
      completes(() => elements.push(this.read(item, element, place.at(i), depth + 1))),
    );
    return SetValue.of(elements);
  }

  #leaf(at: Json, type: SchemaType, depth: number): Value {
    if (type.kind === "entity") return this.#entity(at, depth);
    if (type.kind === "extension") return this.#extension(at, type.name, depth);
    return valueFromJson(this.#decoder, at, depth);
  }

  #entity(at: Json, depth: number): Value {
    this.#refuseExpr(at);
    const parts = uidParts(member(at, "__entity")) ?? uidParts(at);
    // What has no type and id is no entity; reading it by its form tells what it is instead.
    if (parts === undefined) return valueFromJson(this.#decoder, at, depth);
    return new EntityUid(nameFromJson(this.#decoder, parts.type), parts.id);
  }

  #extension(at: Json, type: string, depth: number): Value {
    this.#refuseExpr(at);
    const form = callAt(member(at, "__extn")) ?? callAt(at);
    if (form !== undefined) {
      return extensionFromJson(this.#decoder, at, form, (arg, wanted) =>
        this.#argument(arg, wanted, depth + 1),
      );
    }
    const constructor = CONSTRUCTORS.get(type);
    if (at.kind !== "string" || constructor === undefined) {
      return valueFromJson(this.#decoder, at, depth);
    }
    const call = { kind: "extension", fn: jsonString(constructor), args: [at] } as const;
    return extensionFromJson(this.#decoder, at, call, () => at.value);
  }

  #argument(at: Json, wanted: ValueKind | undefined, depth: number): Value {
    if (depth > this.#decoder.limits.maxDepth) this.#decoder.tooDeep(at);
    return wanted !== undefined && CONSTRUCTORS.has(wanted)
      ? this.#extension(at, wanted, depth)
      : valueFromJson(this.#decoder, at, depth);
  }

  #refuseExpr(at: Json): void {
    if (member(at, "__expr")?.kind === "string") refuseExpr(this.#decoder, at);
  }
}

function member(at: Json, key: string): Json | undefined {
  return at.kind === "object" ? memberOf(at, key) : undefined;
}

function callAt(at: Json | undefined): ReturnType<typeof callOf> {
  return at?.kind === "object" ? callOf(at) : undefined;
}

/** The type and the id of an entity reference. */
interface UidParts {
  readonly type: Json;
  readonly id: string;
}

function uidParts(at: Json | undefined): UidParts | undefined {
  if (at?.kind !== "object") return undefined;
  const type = memberOf(at, "type");
  const id = memberOf(at, "id");
  return type?.kind === "string" && id?.kind === "string" ? { type, id: id.value } : undefined;
}
