/** What to say where JSON's grammar does not allow what is there. */

import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";

/** The end of the token at `start`: of a word or number, otherwise of one character. */
export function tokenEnd(text: string, start: number): number {
  let end = start;
  while (isWordUnit(text.charCodeAt(end))) end++;
  if (end > start || start >= text.length) return end;
  return start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
}

/** ASCII letters, digits and `_ $ + - .`, so that `-Infinity` and `1.5e3` are one token. */
function isWordUnit(unit: number): boolean {
  const lower = unit | 0x20;
  if ((lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) return true;
  return unit === 0x5f || unit === 0x24 || unit === 0x2b || unit === 0x2d || unit === 0x2e;
}

/** The problem that the token at `start` is not `wanted`. */
export function unexpectedToken(text: string, start: number, wanted: string): Problem {
  const end = tokenEnd(text, start);
  const span = { start, end };
  if (end === start) {
    const message = `expected ${wanted}, found the end of the text`;
    return { code: "json/unexpected-end", message, span };
  }
  const found = text.slice(start, end);
  const message = `expected ${wanted}, found ${excerpt(found)}`;
  const isAfterComma = /,[ \t\r\n]*$/.test(text.slice(Math.max(0, start - 200), start));
  return {
    code: "json/unexpected-token",
    message,
    help: helpFor(found, wanted, isAfterComma),
    span,
  };
}

function helpFor(found: string, wanted: string, isAfterComma: boolean): string | undefined {
  if (found === "'") return 'write strings in double quotes `"`';
  if (found === "/" || found === "#") return "JSON has no comments: remove it";
  if (found === "]" || found === "}")
    return isAfterComma ? "remove the comma before it" : undefined;
  if (wanted.startsWith("a key")) return 'write the key in double quotes `"`';
  return undefined;
}
