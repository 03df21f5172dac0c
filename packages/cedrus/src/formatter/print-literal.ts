/** Literals and names as Cedar text. */

import { isIdent } from "../data/names.ts";
import { type Pattern, WILDCARD } from "../ast/expr.ts";
import { escapeString, quote } from "../data/quote.ts";
import type { EntityUid } from "../values/entity-uid.ts";

/** `text` between quotes, with escapes where they are needed or help the reader. */
export const printString: (text: string) => string = quote;

export function printPattern(pattern: Pattern): string {
  const elements = pattern.map((element) =>
    element === WILDCARD ? "*" : escapeString(element).replaceAll("*", "\\*"),
  );
  return `"${elements.join("")}"`;
}

/** The entity as a literal: `App::User::"alice"`. */
export function printEntityUid(uid: EntityUid): string {
  return uid.toString();
}

/** An attribute name or record key: bare if it is an identifier, else in quotes. */
export function printKey(key: string): string {
  return isIdent(key) ? key : printString(key);
}
