/** Cedrus: schemas. */

export type { ParseSchemaOptions } from "./schema/parse-schema-text.ts";
export { parseSchemaText } from "./schema/parse-schema-text.ts";
export type {
  ActionDecl,
  ActionRef,
  Annotations,
  AppliesTo,
  AttributeDecl,
  CommonTypeDecl,
  EntityTypeDecl,
  NameRef,
  NamespaceDecl,
  SchemaFragment,
  TypeExpr,
} from "./schema/fragment.ts";
export type { FormatSchemaOptions } from "./schema/format-schema.ts";
export { formatSchema } from "./schema/format-schema.ts";
export { fragmentsEqual } from "./schema/fragments-equal.ts";
export { printSchemaText } from "./schema/print-schema.ts";
