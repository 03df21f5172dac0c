/** Text and JSON of a policy, ours against the reference's. */

import {
  jsonText,
  parseJson,
  parsePolicy,
  parseTemplate,
  policyFromJson,
  policyToJson,
  printPolicy,
  type StaticPolicy,
  type Template,
  templateFromJson,
  unwrap,
} from "cedrus";
import type { Converted, Oracle } from "./oracle.ts";

/**
 * What goes wrong with the forms of the one policy or template in `text`, or nothing:
 * - our JSON of it is the reference's;
 * - our text of that JSON, read by the reference, has the same JSON;
 * - our text of it parses to the same JSON again.
 */
export function policyFormsDifference(oracle: Oracle, text: string): string | undefined {
  const parsed = parseEither(text);
  const isTemplate = parsed.kind === "template";
  const toJson = (cedar: string): Converted =>
    isTemplate ? oracle.templateToJson(cedar) : oracle.policyToJson(cedar);
  const theirs = toJson(text);
  if (!theirs.ok) return `the reference refuses it: ${theirs.messages.join("; ")}`;
  const expected = canonical(unwrap(parseJson(theirs.json)));
  const ours = canonical(policyToJson(parsed));
  if (ours !== expected) return `JSON: expected ${expected}, got ${ours}`;
  const fromJson: StaticPolicy | Template = isTemplate
    ? unwrap(templateFromJson(jsonText(theirs.json)))
    : unwrap(policyFromJson(jsonText(theirs.json)));
  const printed = printPolicy(fromJson);
  const again = toJson(printed);
  const reread = again.ok ? canonical(unwrap(parseJson(again.json))) : again.messages.join("; ");
  if (reread !== expected) return `text ${printed}: expected ${expected}, got ${reread}`;
  const roundTrip = canonical(policyToJson(parseEither(printed)));
  return roundTrip === expected ? undefined : `our own text ${printed} reads as ${roundTrip}`;
}

function parseEither(text: string): StaticPolicy | Template {
  const policy = parsePolicy(text);
  return policy.ok ? policy.value : unwrap(parseTemplate(text));
}

/** JSON text in which the order of keys does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(
      ([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`,
    );
    return `{${fields.sort().join(",")}}`;
  }
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
