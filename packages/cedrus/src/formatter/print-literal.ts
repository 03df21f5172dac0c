/** Literals and names as Cedar text. */

import { isIdent } from "../ast/names.ts";
import { type Pattern, WILDCARD } from "../ast/expr.ts";
import type { EntityUid } from "../values/entity-uid.ts";

const SHORT: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\0", "\\0"],
  ["\\", "\\\\"],
  ['"', '\\"'],
]);

/** Characters that cannot be seen, or that change how their surroundings are seen. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** `text` between quotes, with escapes where they are needed or help the reader. */
export function printString(text: string): string {
  return `"${escape(text)}"`;
}

function escape(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return SHORT.get(character) ?? `\\u{${code}}`;
  });
}

export function printPattern(pattern: Pattern): string {
  const elements = pattern.map((element) =>
    element === WILDCARD ? "*" : escape(element).replaceAll("*", "\\*"),
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
