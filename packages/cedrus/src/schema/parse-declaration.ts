/** Declarations of entity types, common types and actions in Cedar's schema syntax. */

import { isReserved } from "../data/names.ts";
import type { Span } from "../data/span.ts";
import type { Cursor } from "../parser/cursor.ts";
import type { Annotations, EntityTypeDecl, TypeExpr } from "./fragment.ts";
import type { Named, NamespaceBuilder } from "./fragment-builder.ts";
import { parseAction } from "./parse-action.ts";
import {
  expectEnd,
  parseEntityTypes,
  parseIdent,
  parseList,
  parseRecord,
  parseType,
} from "./parse-type.ts";

export const DECLARATION_WORDS = ["entity", "action", "type"] as const;

/** Decl ::= Entity | Action | TypeDecl, without the annotations before it */
export function parseDeclaration(
  cursor: Cursor,
  namespace: NamespaceBuilder,
  annotations: Annotations,
  first: Span,
): void {
  if (cursor.skipWord("entity")) parseEntity(cursor, namespace, annotations, first);
  else if (cursor.skipWord("action")) parseAction(cursor, namespace, annotations, first);
  else if (cursor.skipWord("type")) parseCommonType(cursor, namespace, annotations, first);
  else cursor.unexpected(...DECLARATION_WORDS.map((word) => `\`${word}\``));
}

/** Names that a common type may not have, because JSON gives them another meaning. */
const COMMON_TYPE_TAKEN: ReadonlySet<string> = new Set([
  "Bool",
  "Boolean",
  "Entity",
  "Extension",
  "Long",
  "Record",
  "Set",
  "String",
]);

/** TypeDecl ::= 'type' IDENT '=' Type ';' */
function parseCommonType(
  cursor: Cursor,
  namespace: NamespaceBuilder,
  annotations: Annotations,
  first: Span,
): void {
  const named = parseDeclaredName(cursor, "type", "the name of a common type");
  checkDeclaredName(cursor, named);
  if (COMMON_TYPE_TAKEN.has(named.name)) {
    cursor.report({
      code: "schema/reserved-type-name",
      message: `\`${named.name}\` cannot be the name of a common type`,
      help: `choose another name; taken are ${[...COMMON_TYPE_TAKEN].join(", ")}`,
      span: named.span,
    });
  }
  cursor.expect("=");
  const type = parseType(cursor);
  expectEnd(cursor);
  const span = cursor.since(first);
  namespace.addCommonType({ name: named.name, type, annotations, span }, named);
}

/**
 * Entity ::= 'entity' Idents ['in' EntTypes] [['='] RecType] ['tags' Type] ';'
 *          | 'entity' Idents 'enum' '[' STR { ',' STR } ']' ';'
 */
function parseEntity(
  cursor: Cursor,
  namespace: NamespaceBuilder,
  annotations: Annotations,
  first: Span,
): void {
  const names = parseIdents(cursor);
  const body = cursor.skipWord("enum") ? parseEnum(cursor) : parseEntityBody(cursor);
  const span = cursor.since(first);
  for (const named of names) {
    checkDeclaredName(cursor, named);
    namespace.addEntityType({ name: named.name, ...body, annotations, span }, named);
  }
}

/** Idents ::= IDENT { ',' IDENT } */
function parseIdents(cursor: Cursor): readonly Named[] {
  const names: Named[] = [];
  do {
    if (cursor.at("string")) {
      cursor.fail({
        code: "schema/quoted-type-name",
        message: "the name of an entity type is not written in quotes",
        help: "remove the quotes; only actions and attributes may have them",
        span: cursor.token,
      });
    }
    names.push(parseDeclaredName(cursor, "entity", "the name of an entity type"));
  } while (cursor.skip(","));
  return names;
}

/** IDENT, which gets its namespace from the block around it */
function parseDeclaredName(cursor: Cursor, word: "entity" | "type", expected: string): Named {
  const named = parseIdent(cursor, expected);
  if (cursor.at("::")) {
    cursor.fail({
      code: "schema/qualified-declaration",
      message: "the name of a declaration is written without its namespace",
      help: `put the declaration into the block of its namespace: \`namespace ${named.name} { ${word} … }\``,
      span: cursor.token,
    });
  }
  return named;
}

type EntityBody = Omit<EntityTypeDecl, "name" | "annotations" | "span">;

function parseEntityBody(cursor: Cursor): EntityBody {
  const expected = ["`,`", "`=`", "`{`", "`;`"];
  const memberOfTypes = cursor.skipWord("in") ? parseEntityTypes(cursor) : [];
  if (memberOfTypes.length === 0) expected.unshift("`in`", "`enum`");
  let shape: TypeExpr | undefined;
  if (cursor.skip("=")) shape = cursor.at("{") ? parseRecord(cursor) : notRecord(cursor);
  else if (cursor.at("{")) shape = parseRecord(cursor);
  const tags = cursor.skipWord("tags") ? parseType(cursor) : undefined;
  if (tags !== undefined) expectEnd(cursor);
  else if (shape !== undefined) expectEnd(cursor, "`tags`");
  else expectEnd(cursor, ...expected, "`tags`");
  return { memberOfTypes, shape, tags, enumIds: undefined };
}

function notRecord(cursor: Cursor): never {
  if (!cursor.at("ident")) cursor.unexpected("`{`");
  cursor.fail({
    code: "schema/shape-not-record",
    message: "the attributes of an entity type must be written as a record",
    help: "write them out between `{` and `}`",
    span: cursor.token,
  });
}

/** 'enum' '[' STR { ',' STR } ']' ';' */
function parseEnum(cursor: Cursor): EntityBody {
  const open = cursor.token;
  const enumIds = parseList(cursor, () => cursor.takeString("a string"));
  if (enumIds.length === 0) {
    cursor.report({
      code: "schema/empty-list",
      message: "an enumerated entity type needs at least one id",
      help: 'list its ids: `enum ["draft", "published"]`',
      span: cursor.since(open),
    });
  }
  expectEnd(cursor);
  return { memberOfTypes: [], shape: undefined, tags: undefined, enumIds };
}

/** Reports a name of a declaration in which `__cedar` occurs. */
export function checkDeclaredName(cursor: Cursor, { name, span }: Named): void {
  if (!name.split("::").some(isReserved)) return;
  cursor.report({
    code: "schema/reserved-name",
    message: `\`${name}\` cannot be declared: \`__cedar\` is reserved`,
    help: "choose another name",
    span,
  });
}
