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
