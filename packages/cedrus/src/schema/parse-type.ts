/** Names, types and records in Cedar's schema syntax. */

import { isReserved } from "../data/names.ts";
import type { Span } from "../data/span.ts";
import type { Cursor } from "../parser/cursor.ts";
import { type Named, NO_ANNOTATIONS } from "./fragment-builder.ts";
import type { Annotations, AttributeDecl, NameRef, TypeExpr } from "./fragment.ts";

/** What may begin a type, for messages. */
const TYPE_START = ["a type name", "`Set`", "`{`"];

/**
 * IDENT ::= [_a-zA-Z][_a-zA-Z0-9]* except the reserved words
 *
 * The words of the schema syntax (`entity`, `type`, `Set`, …) are ordinary identifiers here, and so
 * is `__cedar`: it is wrong in declarations only.
 */
export function parseIdent(cursor: Cursor, ...expected: readonly string[]): Named {
  if (!cursor.at("ident")) cursor.unexpected(...expected);
  const { word, token } = cursor;
  if (isReserved(word) && word !== "__cedar") {
    cursor.fail({
      code: "schema/reserved-identifier",
      message: `\`${word}\` is reserved and cannot be used as an identifier`,
      help: `attributes and actions may be written in quotes: \`"${word}"\``,
      span: token,
    });
  }
  cursor.advance();
  return { name: word, span: token };
}

/** Path ::= IDENT { '::' IDENT } */
export function parsePath(cursor: Cursor, ...expected: readonly string[]): Named {
  const first = cursor.token;
  let { name } = parseIdent(cursor, ...expected);
  while (cursor.skip("::")) name += `::${parseIdent(cursor, "an identifier").name}`;
  return { name, span: cursor.since(first) };
}

/** Name ::= IDENT | STR */
export function parseName(cursor: Cursor, ...expected: readonly string[]): Named {
  const { token } = cursor;
  if (!cursor.at("string")) return parseIdent(cursor, ...expected);
  return { name: cursor.takeString(), span: token };
}

/** Type ::= Path | 'Set' '<' Type '>' | RecType */
export function parseType(cursor: Cursor): TypeExpr {
  const first = cursor.token;
  if (cursor.at("{")) return parseRecord(cursor);
  const isSet = cursor.atWord("Set");
  const { name } = parsePath(cursor, ...TYPE_START);
  if (!isSet || name !== "Set" || !cursor.at("<")) {
    if (cursor.at("<") || cursor.at("[")) notASet(cursor);
    return { kind: "entityOrCommon", name, span: cursor.since(first) };
  }
  cursor.enter();
  cursor.advance();
  const element = parseType(cursor);
  cursor.expect(">");
  cursor.leave();
  return { kind: "set", element, span: cursor.since(first) };
}

/** Fails at a type with an argument, which other languages have many of. */
function notASet(cursor: Cursor): never {
  cursor.fail({
    code: "schema/unexpected-token",
    message: `unexpected \`${cursor.word}\``,
    help: "a set is written `Set<String>`",
    span: cursor.token,
  });
}

/** RecType ::= '{' [ Attr { ',' Attr } [','] ] '}' */
export function parseRecord(cursor: Cursor): TypeExpr {
  const first = cursor.token;
  cursor.enter();
  cursor.expect("{");
  // The last attribute of a name counts, as in the reference.
  const attributes = new Map<string, AttributeDecl>();
  while (!cursor.at("}")) {
    if (attributes.size >= cursor.limits.maxItems) tooMany(cursor, "attributes");
    const attribute = parseAttribute(cursor);
    attributes.set(attribute.name, attribute);
    if (!cursor.skip(",") && !cursor.at("}")) afterAttribute(cursor);
  }
  cursor.expect("}");
  cursor.leave();
  return { kind: "record", attributes: [...attributes.values()], span: cursor.since(first) };
}

/** Attr ::= { Annotation } Name ['?'] ':' Type */
function parseAttribute(cursor: Cursor): AttributeDecl {
  const first = cursor.token;
  const annotations = parseAnnotations(cursor);
  if (annotations.size > 0 && cursor.at("}")) misplacedAnnotation(cursor, cursor.since(first));
  const { name } = parseName(cursor, "an attribute name", "`}`");
  const required = !skipQuestionMark(cursor);
  if (!cursor.skip(":")) cursor.unexpected(...(required ? ["`:`", "`?`"] : ["`:`"]));
  const type = parseType(cursor);
  return { name, type, required, annotations, span: cursor.since(first) };
}

function afterAttribute(cursor: Cursor): never {
  if (atQuestionMark(cursor)) {
    cursor.fail({
      code: "schema/misplaced-question-mark",
      message: "`?` belongs to an attribute's name, not to its type",
      help: "write an optional attribute as `name?: String`",
      span: cursor.token,
    });
  }
  if (cursor.at(";")) {
    cursor.fail({
      code: "schema/semicolon-in-record",
      message: "attributes are separated by `,`, not by `;`",
      help: "write `,`, or add `}` before the semicolon",
      span: cursor.token,
    });
  }
  cursor.unexpected("`,`", "`}`");
}

/** The shared lexer calls `?` an invalid character, because policies have it in slots only. */
function atQuestionMark(cursor: Cursor): boolean {
  return cursor.at("invalid") && cursor.word === "?";
}

function skipQuestionMark(cursor: Cursor): boolean {
  if (!atQuestionMark(cursor)) return false;
  cursor.advance();
  return true;
}

/** Annotation ::= '@' IDENT-or-reserved-word [ '(' STR ')' ] */
export function parseAnnotations(cursor: Cursor): Annotations {
  if (!cursor.at("@")) return NO_ANNOTATIONS;
  const annotations = new Map<string, string | null>();
  while (cursor.at("@")) {
    const at = cursor.token;
    cursor.advance();
    const key = cursor.word;
    cursor.expect("ident");
    const value = cursor.skip("(") ? parseAnnotationValue(cursor) : null;
    if (annotations.has(key)) {
      cursor.report({
        code: "schema/duplicate-annotation",
        message: `the annotation \`@${key}\` is given twice`,
        help: "remove or rename one of them",
        span: cursor.since(at),
      });
    }
    annotations.set(key, value);
  }
  return annotations;
}

function parseAnnotationValue(cursor: Cursor): string {
  const value = cursor.takeString("a string");
  cursor.expect(")");
  return value;
}

/** Fails where annotations are followed by something that cannot have any. */
export function misplacedAnnotation(cursor: Cursor, span: Span): never {
  cursor.fail({
    code: "schema/misplaced-annotation",
    message: "there is nothing here to annotate",
    help: "annotations stand before namespaces, declarations and attributes",
    span,
  });
}

/** '[' [ Item { ',' Item } ] ']', with the items that `parseItem` reads */
export function parseList<T>(cursor: Cursor, parseItem: () => T): T[] {
  cursor.expect("[");
  const items: T[] = [];
  while (!cursor.at("]")) {
    if (items.length >= cursor.limits.maxItems) tooMany(cursor, "items");
    items.push(parseItem());
    const comma = cursor.token;
    if (!cursor.skip(",")) break;
    if (cursor.at("]")) {
      cursor.report({
        code: "schema/trailing-comma",
        message: "a list may not end with a comma",
        help: "remove the comma",
        span: comma,
      });
    }
  }
  if (!cursor.at("]")) cursor.unexpected("`,`", "`]`");
  cursor.advance();
  return items;
}

/** EntTypes ::= Path | '[' [ Path { ',' Path } ] ']' */
export function parseEntityTypes(cursor: Cursor): readonly NameRef[] {
  if (cursor.at("[")) return parseList(cursor, () => parsePath(cursor, "an entity type", "`]`"));
  return [parsePath(cursor, "an entity type", "`[`")];
}

/** The ';' of a declaration; where it is missing, `others` could have stood there too. */
export function expectEnd(cursor: Cursor, ...others: readonly string[]): void {
  if (cursor.skip(";")) return;
  if (cursor.at("@") || DECLARATION_WORDS.some((word) => cursor.atWord(word))) {
    cursor.fail({
      code: "schema/unexpected-token",
      message: `unexpected \`${cursor.word}\``,
      help: "is there a `;` missing before?",
      span: cursor.token,
    });
  }
  cursor.unexpected(...others.filter((text) => text !== "`;`"), "`;`");
}

const DECLARATION_WORDS = ["namespace", "entity", "action", "type"];

export function tooMany(cursor: Cursor, what: string): never {
  cursor.fail({
    code: "schema/too-many-items",
    message: `more than ${cursor.limits.maxItems} ${what}`,
    help: "split the schema, or raise the limit `maxItems`",
    span: cursor.token,
  });
}
