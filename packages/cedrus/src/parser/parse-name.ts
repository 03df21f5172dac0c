/** Names and entity literals. */

import { abbreviate } from "../data/quote.ts";
import { isName, isReserved } from "../data/names.ts";
import type { Span } from "../data/span.ts";
import { CHECKED, EntityUid } from "../values/entity-uid.ts";
import type { Cursor } from "./cursor.ts";

/** A name, and how it continued: with a string it is an entity literal. */
export interface NameOrEntity {
  /** The components joined by `::`. */
  readonly name: string;
  readonly entity: EntityUid | undefined;
  readonly span: Span;
}

/** IDENT, where a reserved word is an error */
export function parseIdent(cursor: Cursor): string {
  const { word } = cursor;
  if (isReserved(word)) {
    cursor.report({
      code: "parser/reserved-identifier",
      message: `\`${word}\` is reserved and cannot be used as an identifier`,
      help: `as an attribute it can be written in quotes: \`["${word}"]\`, \`has "${word}"\` or \`{"${word}": …}\``,
      span: cursor.token,
    });
  }
  cursor.expect("ident");
  return word;
}

/**
 * Name   ::= IDENT { '::' IDENT }
 * Entity ::= Name '::' STRING
 */
export function parseNameOrEntity(cursor: Cursor): NameOrEntity {
  const { start } = cursor;
  return restOfName(cursor, parseIdent(cursor), start);
}

/** What begins at `start` with the identifier `first`, which the cursor is behind. */
export function restOfName(cursor: Cursor, first: string, start: number): NameOrEntity {
  let name = first;
  while (cursor.skip("::")) {
    if (cursor.at("string")) {
      const id = cursor.takeString();
      // A name with a reserved word in it has been reported, and cannot be a type.
      const type = cursor.problems.any && !isName(name) ? "Reserved" : name;
      const entity = new EntityUid(type, id, CHECKED);
      return { name, entity, span: cursor.from(start) };
    }
    if (cursor.at("{")) {
      cursor.fail({
        code: "parser/invalid-entity-literal",
        message: "an entity is named by a string, not by a record",
        help: `write \`${abbreviate(name)}::"…"\``,
        span: cursor.token,
      });
    }
    if (!cursor.at("ident")) cursor.unexpected("an identifier", "a string");
    name += `::${parseIdent(cursor)}`;
  }
  return { name, entity: undefined, span: cursor.from(start) };
}

/** EntityType ::= Name */
export function parseEntityType(cursor: Cursor): string {
  if (cursor.at("string")) {
    const inner = abbreviate(cursor.word.slice(1, -1));
    cursor.fail({
      code: "parser/invalid-is-type",
      message: "the right side of `is` is an entity type, not a string",
      help: `remove the quotes: \`is ${inner}\``,
      span: cursor.token,
    });
  }
  if (!cursor.at("ident")) cursor.unexpected("an entity type");
  const { name, entity, span } = parseNameOrEntity(cursor);
  if (entity !== undefined) {
    cursor.report({
      code: "parser/invalid-is-type",
      message: "the right side of `is` is an entity type, not an entity",
      help: "use `==` to compare with one entity",
      span,
    });
  }
  return name;
}
