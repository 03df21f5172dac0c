/** The schema of a call. */

import { err, ok, type Result } from "../data/result.ts";
import type { SchemaFragment } from "../schema/fragment.ts";
import { parseSchemaText } from "../schema/parse-schema-text.ts";
import { schemaFromFragments } from "../schema/resolve/schema-from-fragments.ts";
import { schemaFragmentFromJson } from "../schema/schema-from-json.ts";
import type { Schema } from "../schema/schema.ts";
import { detailed, detailedError, type Seen } from "./errors.ts";
import { jsonOf } from "./shape.ts";
import type { DetailedError } from "./types-calls.ts";

/** A schema, what it was made of, and what is doubtful about it. */
export interface ReadSchema {
  readonly schema: Schema;
  readonly fragment: SchemaFragment;
  readonly warnings: readonly DetailedError[];
}

/** A schema given as Cedar text or as JSON. */
export function readSchema(input: unknown): Result<ReadSchema, DetailedError> {
  const seen: Seen = typeof input === "string" ? "text" : "data";
  const fragment =
    typeof input === "string" ? parseSchemaText(input) : schemaFragmentFromJson(jsonOf(input));
  if (!fragment.ok) return err(detailedError("the schema", fragment.error, seen));
  const resolved = schemaFromFragments([fragment.value]);
  if (!resolved.ok) return err(detailedError("the schema", resolved.error, seen));
  const { schema, warnings } = resolved.value;
  return ok({
    schema,
    fragment: fragment.value,
    warnings: warnings.map((warning) => detailed(warning, seen)),
  });
}
