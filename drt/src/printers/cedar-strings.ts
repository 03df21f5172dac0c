/** Strings and patterns as Cedar text. */

import type { Pattern } from "../language.ts";
import type { Surface } from "./surface.ts";

const USUAL: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\0", "\\0"],
]);

const NEEDS_ESCAPE = /["\\\n\r\t\0]/;

export function quoted(text: string, surface: Surface): string {
  let written = "";
  for (const character of text) written += surface.escape(character) ?? usual(character, surface);
  return `"${written}"`;
}

/** Only a quote, a backslash and a carriage return must be escaped. */
function usual(character: string, surface: Surface): string {
  if (!NEEDS_ESCAPE.test(character)) return character;
  const isFree = character === "\n" || character === "\t" || character === "\0";
  if (isFree && surface.chance(1, 3)) return character;
  return USUAL.get(character) ?? character;
}

/** A star that is meant has a backslash; a wildcard may be written as the code of a star, too. */
export function quotedPattern(pattern: Pattern, surface: Surface): string {
  let written = "";
  for (const element of pattern) {
    if (element === 0) written += surface.chance(1, 12) ? "\\x2a" : "*";
    else if (element === "*") written += "\\*";
    else written += surface.escape(element) ?? usual(element, surface);
  }
  return `"${written}"`;
}
