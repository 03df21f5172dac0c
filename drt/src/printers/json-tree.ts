/** JSON as a tree that keeps numbers and repeated keys as they are written, and its text. */

import type { Source } from "../source.ts";

export type Json = string | boolean | null | JsonNumber | readonly Json[] | JsonObject;

/** As it is written, so that nothing is rounded. */
export interface JsonNumber {
  readonly number: string;
}

export interface JsonObject {
  readonly fields: readonly (readonly [string, Json])[];
}

export type JsonFields = JsonObject["fields"];

export function object(...fields: JsonFields): JsonObject {
  return { fields };
}

export function number(value: bigint): JsonNumber {
  return { number: String(value) };
}

/** Without white space. */
export function printJson(json: Json): string {
  if (json === null || typeof json === "boolean") return String(json);
  if (typeof json === "string") return JSON.stringify(json);
  if (isList(json)) return `[${json.map(printJson).join()}]`;
  if ("number" in json) return json.number;
  return `{${json.fields.map(([key, value]) => `${JSON.stringify(key)}:${printJson(value)}`).join()}}`;
}

export function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

const GAPS: readonly string[] = ["", " ", "\n", "\t", "\r\n  "];

/** With white space, escapes and an order of keys that mean nothing. */
export function printVariedJson(json: Json, source: Source): string {
  const gap = (): string => (source.chance(1, 4) ? source.pick(GAPS) : "");
  const text = (value: Json): string => {
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "string") return variedString(value, source);
    if (isList(value)) return `[${gap()}${value.map(text).join(`${gap()},${gap()}`)}${gap()}]`;
    if ("number" in value) return value.number;
    const fields = source.chance(1, 4) ? value.fields.toReversed() : value.fields;
    const printed = fields.map(
      ([key, field]) => `${variedString(key, source)}${gap()}:${gap()}${text(field)}`,
    );
    return `{${gap()}${printed.join(`${gap()},${gap()}`)}${gap()}}`;
  };
  return `${gap()}${text(json)}${gap()}`;
}

function variedString(text: string, source: Source): string {
  if (!source.chance(1, 6)) return JSON.stringify(text);
  const units = [...Array(text.length).keys()].map((at) => text.charCodeAt(at));
  const written = units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`);
  return `"${written.join("")}"`;
}
