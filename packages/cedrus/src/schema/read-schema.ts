/** A whole schema from one text or one JSON object, in one call. */

import type { Diagnostic } from "../data/diagnostic.ts";
import type { Result } from "../data/result.ts";
import type { JsonOptions } from "../json/decode.ts";
import type { SchemaFragment } from "./fragment.ts";
import { parseSchemaText, type ParseSchemaOptions } from "./parse-schema-text.ts";
import { type SchemaAndWarnings, schemaFromFragments } from "./resolve/schema-from-fragments.ts";
import { schemaFragmentFromJson } from "./schema-from-json.ts";

/**
 * The schema that a text in Cedar's schema syntax declares, with all names resolved, or all that is
 * wrong with it. For a schema in several files, read each with `parseSchemaText` and join them with
 * `schemaFromFragments`.
 *
 * @see https://docs.cedarpolicy.com/schema/human-readable-schema.html
 *
 * @example
 * ```ts
 * import { unwrap } from "cedrus";
 * import { parseSchema } from "cedrus/schema";
 *
 * const { schema, warnings } = unwrap(parseSchema(`
 *   entity User { level?: Long };
 *   entity Photo;
 *   action view appliesTo { principal: User, resource: Photo };`));
 * console.log(schema.entityType("User")?.attributes.get("level")?.required); // false
 * console.log(warnings); // what is allowed but doubtful: here nothing
 * ```
 */
export function parseSchema(
  text: string,
  options: ParseSchemaOptions = {},
): Result<SchemaAndWarnings, readonly Diagnostic[]> {
  return resolved(parseSchemaText(text, options), options);
}

/**
 * The schema that a JSON object declares, given as plain data or `jsonText(…)`, with all names resolved, or
 * all that is wrong with it. For a schema in several files, read each with `schemaFragmentFromJson`
 * and join them with `schemaFromFragments`.
 *
 * @see https://docs.cedarpolicy.com/schema/json-schema.html
 *
 * @example
 * ```ts
 * import { unwrap } from "cedrus";
 * import { schemaFromJson } from "cedrus/schema";
 *
 * const { schema } = unwrap(schemaFromJson({
 *   "": {
 *     entityTypes: { User: {}, Photo: {} },
 *     actions: { view: { appliesTo: { principalTypes: ["User"], resourceTypes: ["Photo"] } } },
 *   },
 * }));
 * console.log(schema.actions().length); // 1
 * ```
 */
export function schemaFromJson(
  input: unknown,
  options: JsonOptions = {},
): Result<SchemaAndWarnings, readonly Diagnostic[]> {
  return resolved(schemaFragmentFromJson(input, options), options);
}

function resolved(
  fragment: Result<SchemaFragment, readonly Diagnostic[]>,
  options: JsonOptions,
): Result<SchemaAndWarnings, readonly Diagnostic[]> {
  return fragment.ok ? schemaFromFragments([fragment.value], options) : fragment;
}
