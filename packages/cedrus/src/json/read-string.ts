/** JSON's strings (RFC 8259 §7), which must be sequences of Unicode scalar values. */

import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import { BACKSLASH, QUOTE } from "./characters.ts";
import { fault } from "./syntax-error.ts";

/** The first offset from `start` on that does not hold an ordinary character of a string. */
export function plainEnd(text: string, start: number): number {
  let i = start;
  for (;;) {
    const unit = text.charCodeAt(i);
    // Comparisons with NaN, the unit after the last, are false.
    const isPlain = (unit >= 0x20 && unit < 0xd800) || unit > 0xdfff;
    if (!isPlain || unit === QUOTE || unit === BACKSLASH) return i;
    i++;
  }
}

/**
 * What is not ordinary and yet legal: a character above U+FFFF, written as it is or as two escapes;
 * and escape ( %x22 / "\" / "/" / b / f / n / r / t / u 4HEXDIG ) of all but half a character.
 */
const SPECIAL =
  /^(?:[\u{10000}-\u{10ffff}]|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[\da-fA-F]{4}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}))/u;

/** The offset after what is not ordinary at `at`, or `undefined` when that is not legal. */
export function specialEnd(text: string, at: number): number | undefined {
  const special = SPECIAL.exec(text.slice(at, at + 12));
  return special === null ? undefined : at + special[0].length;
}

/** Why the string that begins at `start` cannot go on at `at`. */
export function stringFault(text: string, start: number, at: number): Problem {
  const [found = ""] = /^(?:\\(?:u[\da-fA-F]{0,4}|[^])|[^\\])/u.exec(text.slice(at, at + 6)) ?? [];
  const place = [at, at + found.length] as const;
  if (found === "") {
    const message = "this string has no closing quote";
    return fault([start, text.length], "unterminated-string", message, 'add `"` at its end');
  }
  if (found < " ") {
    const message = `the string has the control character ${excerpt(found)}`;
    const escaped = JSON.stringify(found).slice(1, -1);
    const help = `write it as \`${escaped}\``;
    return fault(place, "control-character", message, help);
  }
  if (found.length === 1 || found.length === 6) {
    const message = `${excerpt(found)} is half a surrogate pair`;
    return fault(place, "lone-surrogate", message, "write both halves, or remove it");
  }
  return fault(
    place,
    "invalid-escape",
    `${excerpt(found)} is not an escape sequence`,
    "write `\\\\` for a backslash, `\\uXXXX` for a character",
  );
}
