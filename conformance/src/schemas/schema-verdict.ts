/** The reference's verdict on tricky schemas. */

import type { Oracle } from "../oracle.ts";
import type { SchemaInput, SchemaRow } from "./schema-row.ts";

/** Throws when the reference dies: such an input has no verdict and does not belong in the list. */
export function schemaRow(oracle: Oracle, { group, kind, input }: SchemaInput): SchemaRow {
  const result = oracle.checkParseSchema(kind === "text" ? JSON.stringify(input) : input);
  if (result.ok) return { group, kind, input, accept: true };
  if (result.trap) throw new Error(`the oracle dies of ${input}`);
  const isSyntax = result.messages.some((message) => message.includes("error parsing schema"));
  return { group, kind, input, accept: false, stage: isSyntax ? "syntax" : "resolution" };
}
