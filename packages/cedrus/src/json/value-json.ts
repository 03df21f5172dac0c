/**
 * Values in JSON: attributes, tags and context.
 *
 * An object with the single key `__entity` or `__extn`, and the right things under it, stands for
 * an entity or an extension value. Any other object is a record.
 */

import { isLong } from "../data/int64.ts";
import { compareCodePoints } from "../data/unicode.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Datetime } from "../values/extensions/datetime.ts";
import { Decimal, printDecimal } from "../values/extensions/decimal.ts";
import { Duration, printDuration } from "../values/extensions/duration.ts";
import { EXTENSION_FUNCTIONS } from "../values/extensions/functions.ts";
import { IpAddr, printIpAddr } from "../values/extensions/ipaddr.ts";
import {
  type ExtensionValue,
  kindOf,
  RecordValue,
  SetValue,
  type Value,
  type ValueKind,
} from "../values/value.ts";
import type { Decoder } from "./decode.ts";
import { uidFromJson, uidToJson } from "./entity-uid-json.ts";
import { excerpt } from "../data/quote.ts";
import {
  type Json,
  type JsonObject,
  jsonArray,
  jsonBool,
  jsonFields,
  jsonInt,
  jsonObject,
  jsonString,
  memberOf,
  onlyMemberOf,
} from "./json.ts";

/** What an object stands for, by its form alone. */
export type ObjectForm =
  | { readonly kind: "record" }
  | { readonly kind: "entity"; readonly uid: Json }
  | { readonly kind: "extension"; readonly fn: Json; readonly args: readonly Json[] }
  | { readonly kind: "expr" };

export function formOf(object: JsonObject): ObjectForm {
  const only = onlyMemberOf(object);
  if (only?.key === "__expr" && only.kind === "string") return { kind: "expr" };
  if (only?.kind === "object") {
    const whole = only.key === "__entity" && isUid(only);
    if (whole) return { kind: "entity", uid: only };
    if (only.key === "__extn") return callOf(only) ?? { kind: "record" };
  }
  return { kind: "record" };
}

/** The call that an object with a function and its arguments stands for. */
export function callOf(object: JsonObject): ExtensionForm | undefined {
  const fn = memberOf(object, "fn");
  if (fn?.kind !== "string") return undefined;
  const arg = memberOf(object, "arg");
  const args = memberOf(object, "args");
  if (arg !== undefined) return { kind: "extension", fn, args: [arg] };
  return args?.kind === "array" ? { kind: "extension", fn, args: args.value } : undefined;
}

function isUid(object: JsonObject): boolean {
  return memberOf(object, "type")?.kind === "string" && memberOf(object, "id")?.kind === "string";
}

/** Refuses what no Cedar value can be. */
export function refuseExpr(decoder: Decoder, at: Json): never {
  decoder.fail(
    at,
    "json/expr-escape",
    "`__expr` is no longer supported",
    "use `__entity` or `__extn`",
  );
}

export function refuseNull(decoder: Decoder, at: Json): never {
  decoder.fail(at, "json/null", "`null` is not a Cedar value", "leave it out");
}

/** The value at `at`, by its form alone. `depth` counts the levels above it. */
export function valueFromJson(decoder: Decoder, at: Json, depth = 1): Value {
  if (depth > decoder.limits.maxDepth) decoder.tooDeep(at);
  switch (at.kind) {
    case "null":
      return refuseNull(decoder, at);
    case "bool":
    case "int":
    case "string":
      return at.value;
    case "array":
      return SetValue.of(at.value.map((item) => valueFromJson(decoder, item, depth + 1)));
    case "object":
      return objectFromJson(decoder, at, depth);
  }
}

function objectFromJson(decoder: Decoder, at: JsonObject, depth: number): Value {
  const form = formOf(at);
  switch (form.kind) {
    case "entity":
      return uidFromJson(decoder, form.uid);
    case "extension":
      return extensionFromJson(decoder, at, form, (arg) => valueFromJson(decoder, arg, depth + 1));
    case "expr":
      return refuseExpr(decoder, at);
    case "record":
      return recordFromJson(decoder, at, depth);
  }
}

/** The members of an object as attributes, whatever their names. */
export function recordFromJson(decoder: Decoder, at: JsonObject, depth = 1): RecordValue {
  const attrs = new Map<string, Value>();
  for (const member of at.value) {
    attrs.set(member.key, valueFromJson(decoder, member, depth + 1));
  }
  return new RecordValue(attrs);
}

/** A call of an extension function. */
export type ExtensionForm = Extract<ObjectForm, { kind: "extension" }>;

/** The value of a call; `read` gives that of an argument, of which the kind is wanted. */
export function extensionFromJson(
  decoder: Decoder,
  at: Json,
  { fn, args: items }: ExtensionForm,
  read: (arg: Json, wanted: ValueKind | undefined) => Value,
): Value {
  const name = decoder.string(fn, "the name of a function");
  const known = EXTENSION_FUNCTIONS.get(name);
  if (known === undefined) {
    const message = `${excerpt(name)} is not an extension function`;
    const help = `use \`ip\`, \`decimal\`, \`datetime\` or \`duration\``;
    return decoder.fail(fn, "json/unknown-function", message, help);
  }
  const args = items.map((item, i) => read(item, known.parameters[i]));
  const wanted = known.parameters.join(", ");
  if (args.map(kindOf).join(", ") !== wanted) {
    const message = `\`${name}\` takes (${wanted})`;
    return decoder.fail(at, "json/wrong-arguments", message);
  }
  const result = known.apply(args);
  if (result.ok) return result.value;
  return decoder.fail(at, "json/invalid-extension-value", `\`${name}\`: ${result.error}`);
}

/** Why a value has no JSON form. */
export class Unwritable {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** The JSON form of `value`, which reads back as `value`; `Unwritable` is thrown if there is none. */
export function valueToJson(value: Value): Json {
  if (typeof value === "boolean") return jsonBool(value);
  if (typeof value === "string") return jsonString(value);
  if (isLong(value)) return jsonInt(value);
  if (value instanceof EntityUid) return jsonFields({ __entity: uidToJson(value) });
  if (value instanceof SetValue) return jsonArray(value.elements.map(valueToJson));
  if (value instanceof RecordValue) return recordToJson(value.attrs);
  return extensionToJson(value);
}

/** Attributes, by name. */
function recordToJson(attrs: ReadonlyMap<string, Value>): JsonObject {
  const names = [...attrs.keys()].toSorted(compareCodePoints);
  const object = attrsToJson(attrs, names);
  if (formOf(object).kind === "record") return object;
  // oxlint-disable-next-line typescript/only-throw-error -- caught right above, never by a caller
  throw new Unwritable(`a record with only \`${names[0]}\` has no JSON form`);
}

export function attrsToJson(
  attrs: ReadonlyMap<string, Value>,
  names: Iterable<string> = attrs.keys(),
): JsonObject {
  const entries: [string, Json][] = [];
  for (const name of names) {
    const value = attrs.get(name);
    if (value !== undefined) entries.push([name, valueToJson(value)]);
  }
  return jsonObject(entries);
}

function extensionToJson(value: ExtensionValue): Json {
  if (value instanceof Decimal) return call("decimal", printDecimal(value));
  if (value instanceof IpAddr) return call("ip", printIpAddr(value));
  if (value instanceof Duration) return call("duration", printDuration(value));
  return instantToJson(value);
}

/** An instant has no literal in general; it is written as 1970 and an offset. */
function instantToJson({ millis }: Datetime): Json {
  const offset = call("duration", printDuration(new Duration(millis)));
  const args = jsonArray([call("datetime", "1970-01-01"), offset]);
  return jsonFields({ __extn: jsonFields({ fn: "offset", args }) });
}

function call(fn: string, arg: string): Json {
  return jsonFields({ __extn: jsonFields({ fn, arg }) });
}
