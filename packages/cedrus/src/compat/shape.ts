/**
 * The shapes of calls. A call that is not of its shape throws, as in `@cedar-policy/cedar-wasm`: that
 * is a mistake in the program, where wrong policies, schemas or data are answered with messages.
 */

import { excerpt } from "../data/quote.ts";
import type { JsonText } from "../json/json-input.ts";
import { jsonText, stringifyJson } from "../json/json-text.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Which keys an object may have. */
interface Shape {
  readonly what: string;
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** `input` as an object with all of the required keys and no unknown ones. */
export function fieldsOf(input: unknown, { what, required, optional = [] }: Shape): Fields {
  const fields = objectOf(input, what);
  for (const key of Object.keys(fields)) {
    if (required.includes(key) || optional.includes(key) || fields[key] === undefined) continue;
    throw new TypeError(`${what} has no key ${excerpt(key)}`);
  }
  const missing = required.find((key) => fields[key] === undefined);
  if (missing === undefined) return fields;
  throw new TypeError(`${what} lacks \`${missing}\``);
}

/** `input` as an object that is not an array. */
function objectOf(input: unknown, what: string): Fields {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new TypeError(`${what} is an object, not ${excerpt(String(input))}`);
  }
  // Why a cast: it is an object, and whatever is read from it is `unknown`.
  return input as Fields;
}

export function arrayOf(input: unknown, what: string): readonly unknown[] {
  if (Array.isArray(input)) return input;
  throw new TypeError(`${what} is an array`);
}

export function stringOf(input: unknown, what: string): string {
  if (typeof input === "string") return input;
  throw new TypeError(`${what} is a string`);
}

export function booleanOf(input: unknown, what: string): boolean {
  if (typeof input === "boolean") return input;
  throw new TypeError(`${what} is a boolean`);
}

/** The members of an object that JSON would keep. */
export function entriesOf(input: unknown, what: string): readonly (readonly [string, unknown])[] {
  return Object.entries(objectOf(input, what)).filter(([, value]) => value !== undefined);
}

/**
 * The JSON text of what a caller passed: objects give what their `toJSON` says, `undefined` is left
 * out. Where `JSON.stringify` throws because of a `bigint`, plain data is written exactly.
 */
export function jsonOf(input: unknown): JsonText {
  return jsonText(textOf(input));
}

function textOf(input: unknown): string {
  try {
    return JSON.stringify(input ?? null);
  } catch (thrown) {
    const exact = stringifyJson(input);
    if (exact.ok) return exact.value;
    throw thrown;
  }
}
