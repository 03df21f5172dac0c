/** What to say where JSON's grammar does not allow what is there. */

import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";

/**
 * The token at `start`: a word or number, otherwise one character. Words are made of ASCII letters,
 * digits and `_ $ + - .`, so that `-Infinity` and `1.5e3` are one token.
 */
export function tokenAt(text: string, start: number): string {
  return /^(?:[\w$+.-]+|[^])/u.exec(text.slice(start))?.[0] ?? "";
}

/** The problem that the token at `start` is not `wanted`. */
export function unexpectedToken(text: string, start: number, wanted: string): Problem {
  const found = tokenAt(text, start);
  const span = { start, end: start + found.length };
  if (found === "") {
    const message = `expected ${wanted}, found the end of the text`;
    return { code: "json/unexpected-end", message, span };
  }
  const message = `expected ${wanted}, found ${excerpt(found)}`;
  const isAfterComma = /,[ \t\r\n]*$/.test(text.slice(Math.max(0, start - 200), start));
  const help = helpFor(found, wanted, isAfterComma);
  return { code: "json/unexpected-token", message, help, span };
}

function helpFor(found: string, wanted: string, isAfterComma: boolean): string | undefined {
  if (found === "'") return 'write strings in double quotes `"`';
  if (found === "/" || found === "#") return "JSON has no comments: remove it";
  if (found === "]" || found === "}")
    return isAfterComma ? "remove the comma before it" : undefined;
  if (wanted.startsWith("a key")) return 'write the key in double quotes `"`';
  return undefined;
}
