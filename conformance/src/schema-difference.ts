/** A schema in JSON syntax, ours against the reference's. */

import { jsonText, parseJson, unwrap } from "cedrus";
import {
  type Schema,
  type SchemaFragment,
  schemaFragmentFromJson,
  schemaFragmentToJson,
  schemaFromFragments,
  schemaToJsonWithResolvedTypes,
} from "cedrus/schema";
import type { SchemaOracle } from "./schema-oracle.ts";
import { shapeOfResolvedJson, shapeOfSchema } from "./schema-shape.ts";

/** What became of one schema. */
export interface Compared {
  readonly accepted: boolean;
  /** Whether the reference could print it, so that names were compared too. */
  readonly resolved: boolean;
  readonly difference: string | undefined;
}

/** The one schema that this JSON text is, or why it is none. */
export function readSchema(
  json: string,
): { readonly fragment: SchemaFragment; readonly schema: Schema } | readonly string[] {
  const fragment = schemaFragmentFromJson(jsonText(json));
  if (!fragment.ok) return fragment.error.map(({ code, message }) => `${code}: ${message}`);
  const made = schemaFromFragments([fragment.value]);
  return made.ok
    ? { fragment: fragment.value, schema: made.value.schema }
    : made.error.map(({ code, message }) => `${code}: ${message}`);
}

/** What goes wrong with JSON that the reference has written: we accept it and write the same. */
export function rereadDifference(json: string): string | undefined {
  const ours = readSchema(json);
  if ("length" in ours) return `rejected: ${ours.join("; ")}`;
  return unequal("JSON", schemaFragmentToJson(ours.fragment), parsed(json));
}

/**
 * What goes wrong with a schema, or nothing:
 * - we accept it exactly if the reference does, and our JSON of it is the reference's;
 * - of the reference's text of it, our JSON with resolved types is the reference's, and our
 *   resolved schema says what that JSON says.
 */
export function compareSchema(oracle: SchemaOracle, json: string): Compared {
  const theirs = oracle.jsonToJson(json);
  const ours = readSchema(json);
  if (!theirs.ok || "length" in ours) {
    const expected = theirs.ok ? "accepted" : `rejected: ${theirs.messages.join("; ")}`;
    const got = "length" in ours ? `rejected: ${ours.join("; ")}` : "accepted";
    const differs = theirs.ok === "length" in ours;
    return {
      accepted: false,
      resolved: false,
      difference: differs ? `expected ${expected}, got ${got}` : undefined,
    };
  }
  const difference = unequal("JSON", schemaFragmentToJson(ours.fragment), parsed(theirs.json));
  if (difference !== undefined) return { accepted: true, resolved: false, difference };
  return compareResolved(oracle, json);
}

function compareResolved(oracle: SchemaOracle, json: string): Compared {
  const printed = oracle.jsonToText(json);
  const text = printed.ok ? String(JSON.parse(printed.json)) : "";
  const reread = oracle.textToJson(text);
  const expected = oracle.textToResolvedJson(text);
  if (!printed.ok || !reread.ok || !expected.ok) {
    return { accepted: true, resolved: false, difference: undefined };
  }
  const ours = readSchema(reread.json);
  if ("length" in ours) {
    return { accepted: true, resolved: false, difference: `rejected again: ${ours.join("; ")}` };
  }
  const resolved = unwrap(schemaToJsonWithResolvedTypes([ours.fragment]));
  const difference =
    unequal("resolved JSON", resolved, parsed(expected.json)) ??
    unequal("schema", shapeOfSchema(ours.schema), shapeOfResolvedJson(expected.json));
  return { accepted: true, resolved: true, difference };
}

export function parsed(json: string): unknown {
  return unwrap(parseJson(json));
}

export function unequal(what: string, ours: unknown, theirs: unknown): string | undefined {
  const got = canonical(ours);
  const expected = canonical(theirs);
  return got === expected ? undefined : `${what}: expected ${expected}, got ${got}`;
}

/** JSON text in which neither the order of keys nor an empty `memberOf` matters. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value)
      .filter(([key, field]) => key !== "memberOf" || !Array.isArray(field) || field.length > 0)
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
    return `{${fields.sort().join(",")}}`;
  }
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
