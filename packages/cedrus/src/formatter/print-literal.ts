/** Literals and names as Cedar text. */

import { isIdent } from "../ast/names.ts";
import { type Pattern, WILDCARD } from "../ast/expr.ts";
import { escapeString, printString } from "../data/quote.ts";
import type { EntityUid } from "../values/entity-uid.ts";

export { printString };

export function printPattern(pattern: Pattern): string {
  const elements = pattern.map((element) =>
    element === WILDCARD ? "*" : escapeString(element).replaceAll("*", "\\*"),
  );
  return `"${elements.join("")}"`;
}

/** The entity as a literal: `App::User::"alice"`. */
export function printEntityUid({ type, id }: EntityUid): string {
  return `${type}::${printString(id)}`;
}

/** An attribute name or record key: bare if it is an identifier, else in quotes. */
export function printKey(key: string): string {
  return isIdent(key) ? key : printString(key);
}
