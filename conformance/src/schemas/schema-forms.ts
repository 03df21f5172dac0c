/** The forms of a schema text, ours against the reference's. */

import {
  formatSchema,
  fragmentsEqual,
  parseSchemaText,
  printSchemaText,
  type SchemaFragment,
} from "cedrus/schema";
import { unwrap } from "cedrus";
import type { Oracle } from "../oracle.ts";
import { canonicalJson, fragmentJson } from "./fragment-json.ts";

/** What is wrong with our own forms of the text, or nothing: no oracle is asked. */
export function ownFormsDifference(text: string): string | undefined {
  const parsed = parseSchemaText(text);
  if (!parsed.ok) return parsed.error.map(({ message }) => message).join("; ");
  const printed = unwrap(printSchemaText(parsed.value));
  if (!means(printed, parsed.value)) return `printed as ${printed}`;
  const formatted = unwrap(formatSchema(text));
  if (!means(formatted, parsed.value)) return `formatted as ${formatted}`;
  const again = unwrap(formatSchema(formatted));
  if (again !== formatted) return `formatted twice: ${again}`;
  const narrow = unwrap(formatSchema(text, { lineWidth: 20 }));
  return unwrap(formatSchema(narrow)) === formatted ? undefined : `by way of ${narrow}`;
}

function means(text: string, fragment: SchemaFragment): boolean {
  const parsed = parseSchemaText(text);
  return parsed.ok && fragmentsEqual(parsed.value, fragment);
}

/** What the reference says otherwise of an accepted text, of what we print of it, and of its format. */
export function oracleDifference(oracle: Oracle, text: string): string | undefined {
  const expected = jsonOf(oracle, text);
  const fragment = unwrap(parseSchemaText(text));
  const ours = canonicalJson(fragmentJson(fragment));
  if (ours !== expected) return `expected ${expected}, got ${ours}`;
  for (const form of [unwrap(printSchemaText(fragment)), unwrap(formatSchema(text))]) {
    const json = jsonOf(oracle, form);
    if (json !== expected) return `${form}: expected ${expected}, got ${json}`;
  }
  return undefined;
}

function jsonOf(oracle: Oracle, text: string): string {
  const converted = oracle.schemaToJson(JSON.stringify(text));
  return converted.ok ? canonicalJson(JSON.parse(converted.json)) : converted.messages.join("; ");
}
