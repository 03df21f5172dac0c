/** Schema texts through every conversion, ours against the reference's. */

import { unwrap } from "cedrus";
import {
  parseSchemaText,
  printSchemaText,
  type SchemaFragment,
  schemaFragmentToJson,
  schemaFromFragments,
  schemaToJsonWithResolvedTypes,
} from "cedrus/schema";
import type { Converted } from "../oracle.ts";
import { parsed, readSchema, unequal } from "../schema-difference.ts";
import type { SchemaOracle } from "../schema-oracle.ts";
import {
  type ActionShape,
  commonTypesOfResolvedJson,
  shapeOfResolvedJson,
  shapeOfSchema,
} from "../schema-shape.ts";

/**
 * What goes wrong with a text that the reference accepts, or nothing: our JSON of it, our JSON with
 * resolved types and our schema say what the reference's say, and so does our JSON of the reference's
 * print of it and the reference's JSON of ours.
 */
export function textDifference(oracle: SchemaOracle, text: string): string | undefined {
  const expected = oracle.textToJson(text);
  const read = parseSchemaText(text);
  if (!expected.ok || !read.ok) {
    return `expected ${verdict(expected)}, got ${read.ok ? "accepted" : messagesOf(read.error)}`;
  }
  return (
    unequal("JSON", schemaFragmentToJson(read.value), parsed(expected.json)) ??
    resolvedDifference(oracle, text, read.value) ??
    ownPrintDifference(oracle, read.value, expected.json) ??
    theirPrintDifference(oracle, oracle.textToText(text), expected.json)
  );
}

/** The JSON with resolved types, and what the schema says after resolution. */
function resolvedDifference(
  oracle: SchemaOracle,
  text: string,
  fragment: SchemaFragment,
): string | undefined {
  const expected = oracle.textToResolvedJson(text);
  if (!expected.ok) return `no resolved types: ${verdict(expected)}`;
  const resolved = schemaToJsonWithResolvedTypes([fragment]);
  if (!resolved.ok) return `no resolved types of ours: ${messagesOf(resolved.error)}`;
  const { schema } = unwrap(schemaFromFragments([fragment]));
  return (
    unequal("resolved JSON", resolved.value, parsed(expected.json)) ??
    unequal("schema", shapeOfSchema(schema), shapeOfResolvedJson(expected.json))
  );
}

/** Our print of a fragment is read by the reference and by us as the fragment was. */
function ownPrintDifference(
  oracle: SchemaOracle,
  fragment: SchemaFragment,
  json: string,
): string | undefined {
  const printed = printSchemaText(fragment);
  if (!printed.ok) return `not printed: ${messagesOf(printed.error)}`;
  const reread = oracle.textToJson(printed.value);
  if (!reread.ok) return `our text: ${verdict(reread)}\n${printed.value}`;
  const again = schemaFragmentToJson(unwrap(parseSchemaText(printed.value)));
  return (
    unequal("our text", parsed(reread.json), parsed(json)) ??
    unequal("our text, read by us", again, parsed(json))
  );
}

/** The reference's print is read by us as it is by the reference. */
function theirPrintDifference(
  oracle: SchemaOracle,
  printed: Converted,
  json: string,
): string | undefined {
  if (!printed.ok) return undefined;
  const text = String(JSON.parse(printed.json));
  const read = parseSchemaText(text);
  const ours = read.ok ? schemaFragmentToJson(read.value) : messagesOf(read.error);
  // Mostly it is read as what was printed, which saves asking.
  if (unequal("their text", ours, parsed(json)) === undefined) return undefined;
  const reread = oracle.textToJson(text);
  return reread.ok ? unequal("their text", ours, parsed(reread.json)) : undefined;
}

/**
 * What goes wrong when a schema in JSON syntax is printed, or nothing: what we print means the schema,
 * for the reference as for us, and we print whatever the reference prints with its meaning kept.
 */
export function printDifference(oracle: SchemaOracle, json: string): Printed {
  const ours = readSchema(json);
  if ("length" in ours) return { by: "nobody", difference: undefined };
  const resolved = unwrap(schemaToJsonWithResolvedTypes([ours.fragment]));
  const shape = meaningOf(JSON.stringify(resolved));
  const theirs = keptBy(oracle, oracle.jsonToText(json), shape);
  const printed = printSchemaText(ours.fragment);
  if (!printed.ok) {
    const difference = theirs === "kept" ? `not printed: ${messagesOf(printed.error)}` : undefined;
    return { by: "nobody", difference };
  }
  const text = JSON.stringify(printed.value);
  const kept = keptBy(oracle, { ok: true, json: text }, shape);
  const difference = kept === "kept" ? textDifference(oracle, printed.value) : `${kept}\n${text}`;
  return { by: theirs === "kept" ? "both" : "us", difference };
}

/** Who printed a schema in JSON syntax without changing what it means. */
export interface Printed {
  readonly by: "both" | "us" | "nobody";
  readonly difference: string | undefined;
}

/** `kept`, or what became of the schema on its way through the text, as the reference reads it. */
function keptBy(oracle: SchemaOracle, printed: Converted, meaning: unknown): string {
  if (!printed.ok) return `not printed: ${verdict(printed)}`;
  const resolved = oracle.textToResolvedJson(String(JSON.parse(printed.json)));
  if (!resolved.ok) return `printed, but ${verdict(resolved)}`;
  return unequal("printed", meaningOf(resolved.json), meaning) ?? "kept";
}

/**
 * What a schema in JSON syntax with resolved types means, unused common types included. The text cannot
 * say what an action without principals or resources would be applied to.
 */
function meaningOf(json: string): unknown {
  const { entityTypes, actions } = shapeOfResolvedJson(json);
  const idle = { principalTypes: [], resourceTypes: [], context: {} };
  const applied = Object.entries(actions).map(([uid, action]): [string, ActionShape] => {
    const applies = action.principalTypes.length > 0 && action.resourceTypes.length > 0;
    return [uid, applies ? action : { ...action, ...idle }];
  });
  const commonTypes = commonTypesOfResolvedJson(json);
  return { entityTypes, commonTypes, actions: Object.fromEntries(applied) };
}

function verdict(result: Converted): string {
  return result.ok ? "accepted" : `rejected: ${result.messages.join("; ")}`;
}

function messagesOf(problems: readonly { readonly message: string }[]): string {
  return problems.map(({ message }) => message).join("; ");
}
