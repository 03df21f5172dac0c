/**
 * Inputs of targets as JSON text, and back without loss.
 *
 * An input is plain data: null, booleans, numbers, strings, bigints, `undefined`, arrays, objects and
 * bytes. What JSON lacks is an object of one key that starts with `$`.
 */

const LONG = "$long";
const NUMBER = "$number";
const BYTES = "$bytes";
const UNDEFINED = "$undefined";
/** An object that would be taken for one of the above. */
const OBJECT = "$object";

export function inputToJson(input: unknown): string {
  return `${JSON.stringify(encode(input), undefined, 2)}\n`;
}

export function inputFromJson(text: string): unknown {
  return decode(JSON.parse(text));
}

/** What `JSON.stringify` can print; throws for what is not plain data. */
function encode(value: unknown): unknown {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") return { [LONG]: String(value) };
  if (typeof value === "undefined") return { [UNDEFINED]: true };
  if (typeof value === "number") return encodeNumber(value);
  if (typeof value === "object") return encodeObject(value);
  throw new TypeError(`a ${typeof value} is no plain data`);
}

function encodeNumber(value: number): unknown {
  if (Object.is(value, -0)) return { [NUMBER]: "-0" };
  return Number.isFinite(value) ? value : { [NUMBER]: String(value) };
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString("base64") };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`a ${value.constructor.name} is no plain data`);
  }
  const encoded = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, encode(item)]),
  );
  return isMarked(encoded) ? { [OBJECT]: encoded } : encoded;
}

function isMarked(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0]?.startsWith("$") === true;
}

function decode(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  if (isMarked(value)) return decodeMarked(value);
  return decodeMembers(value);
}

/** Also of a member `__proto__`, which an assignment would lose. */
function decodeMembers(value: object): unknown {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item)]));
}

function decodeMarked(value: object): unknown {
  const [mark = ""] = Object.keys(value);
  const values: readonly unknown[] = Object.values(value);
  const item = values[0];
  if (mark === OBJECT && typeof item === "object" && item !== null) return decodeMembers(item);
  if (mark === UNDEFINED) return undefined;
  if (typeof item === "string") {
    if (mark === LONG) return BigInt(item);
    if (mark === NUMBER) return Number(item);
    if (mark === BYTES) return new Uint8Array(Buffer.from(item, "base64"));
  }
  throw new TypeError(`no input has an object with the one member ${mark}`);
}
