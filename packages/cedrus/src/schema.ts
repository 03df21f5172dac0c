/** Schemas: reading, writing, resolving, formatting and asking them. */

// Read a schema, with all names resolved.
export { parseSchema, schemaFromJson } from "./schema/read-schema.ts";
export type { SchemaAndWarnings } from "./schema/resolve/schema-from-fragments.ts";
export { schemaFromFragments } from "./schema/resolve/schema-from-fragments.ts";

// Read and write schemas as they are written, in Cedar syntax and in JSON.
export type * from "./schema/fragment.ts";
export type { FormatSchemaOptions } from "./schema/format-schema.ts";
export { formatSchema } from "./schema/format-schema.ts";
export { fragmentsEqual } from "./schema/fragments-equal.ts";
export type { ParseSchemaOptions } from "./schema/parse-schema-text.ts";
export { parseSchemaText } from "./schema/parse-schema-text.ts";
export { printSchemaText } from "./schema/print-schema.ts";
export { schemaFragmentFromJson } from "./schema/schema-from-json.ts";
export { schemaFragmentToJson, schemaFragmentToJsonText } from "./schema/schema-to-json.ts";

// Ask a schema.
export type * from "./schema/schema.ts";
export { schemaToJsonWithResolvedTypes } from "./schema/resolved-to-json.ts";
export {
  actionEntities,
  actionGroups,
  actionsFor,
  ancestorTypes,
  countRequestEnvs,
  principalTypes,
  principalTypesOf,
  requestEnvsOfPolicy,
  resourceTypes,
  resourceTypesOf,
} from "./schema/schema-queries.ts";

// Use what a schema declares as TypeScript types.
export { printTypeScript } from "./schema/types-from-schema.ts";
export type {
  DatetimeJson,
  DecimalJson,
  DurationJson,
  EntityRef,
  IpaddrJson,
  SchemaTypes,
  TypedCedrus,
  TypedEntity,
  TypedRequest,
  UidJson,
} from "./typed.ts";
export { typedBy } from "./typed.ts";
