/** What to say where JSON's grammar does not allow what is there. */

import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";

/** A problem with the text from `start` to `end`. */
export function fault(
  [start, end]: readonly [number, number],
  code: string,
  message: string,
  help?: string,
): Problem {
  return { code: `json/${code}`, message, help, span: { start, end } };
}

/** The problem of a reader that is asked to go deeper than `maxDepth`. */
export const tooDeep = (maxDepth: number) =>
  [
    "too-deep",
    `nested more than ${maxDepth} levels deep`,
    "nest less deeply, or raise the limit `maxDepth`",
  ] as const;

/** What to write instead of a number that is no integer. */
export const FRACTION = 'write `{ "__extn": { "fn": "decimal", "arg": "…" } }`';

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
  const place = [start, start + found.length] as const;
  if (found === "") {
    return fault(place, "unexpected-end", `expected ${wanted}, found the end of the text`);
  }
  const isAfterComma = /,[ \t\r\n]*$/.test(text.slice(Math.max(0, start - 200), start));
  const help = helpFor(found, wanted, isAfterComma);
  return fault(place, "unexpected-token", `expected ${wanted}, found ${excerpt(found)}`, help);
}

function helpFor(found: string, wanted: string, isAfterComma: boolean): string | undefined {
  if (found === "'") return 'use double quotes `"`';
  if (found === "/" || found === "#") return "remove the comment";
  if (found === "]" || found === "}")
    return isAfterComma ? "remove the comma before it" : undefined;
  return wanted.startsWith("a key") ? 'use double quotes `"`' : undefined;
}
