/** Schemas: reading, writing, resolving and asking them. */

export type * from "./schema/fragment.ts";
export type * from "./schema/schema.ts";
export { schemaFragmentFromJson } from "./schema/schema-from-json.ts";
export {
  schemaFragmentToJsonText,
  schemaFragmentToJson,
} from "./schema/schema-to-json.ts";
export type { SchemaAndWarnings } from "./schema/resolve/schema-from-fragments.ts";
export { schemaFromFragments } from "./schema/resolve/schema-from-fragments.ts";
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
