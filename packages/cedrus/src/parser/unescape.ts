/** The contents of string literals and `like` patterns. */

import { excerpt } from "../data/quote.ts";
import type { Pattern, PatternElement } from "../ast/expr.ts";
import { WILDCARD } from "../ast/expr.ts";
import type { Problem } from "../data/diagnostic.ts";
import type { Span } from "../data/span.ts";

/** Takes what is wrong with an escape. */
export type Report = (problem: Problem) => void;

/** The text that the string literal at `span` of `text` (quotes included) stands for. */
export function unescapeString(text: string, span: Span, report: Report): string {
  let out = "";
  for (const { literal, escapedStar, place } of pieces(text, span, report)) {
    if (escapedStar) {
      report({
        code: "parser/invalid-escape",
        message: "`\\*` is an escape of `like` alone",
        help: "write `*` without the backslash",
        span: place,
      });
    }
    out += literal;
  }
  return out;
}

/**
 * The pattern that the string literal at `span` stands for.
 *
 * A `*` is a wildcard however it is written (`\x2a` too); only `\*` is a star.
 */
export function unescapePattern(text: string, span: Span, report: Report): Pattern {
  const elements: PatternElement[] = [];
  let literal = "";
  for (const piece of pieces(text, span, report)) {
    if (piece.literal === "*" && !piece.escapedStar) {
      if (literal !== "") elements.push(literal);
      elements.push(WILDCARD);
      literal = "";
    } else {
      literal += piece.literal;
    }
  }
  if (literal !== "") elements.push(literal);
  return elements;
}

/** The pattern that `text` is when it has no escapes. */
export function plainPattern(text: string): Pattern {
  const elements: PatternElement[] = [];
  for (const literal of text.split("*")) {
    elements.push(WILDCARD);
    if (literal !== "") elements.push(literal);
  }
  return elements.slice(1);
}

interface Piece {
  readonly literal: string;
  readonly escapedStar: boolean;
  readonly place: Span;
}

/** The characters of a literal, one escape or UTF-16 unit at a time. */
function* pieces(text: string, span: Span, report: Report): Generator<Piece> {
  const end = span.end - 1;
  for (let at = span.start + 1; at < end; ) {
    const escape: Escape =
      text[at] === "\\" ? readEscape(text, at, end) : { end: at + 1, literal: text.charAt(at) };
    const { end: next, literal, escapedStar = false } = escape;
    const place = { start: at, end: next };
    if (escape.problem !== undefined) {
      report({
        code: "parser/invalid-escape",
        message: `the escape ${excerpt(text.slice(at, next))} is not valid`,
        help: escape.problem,
        span: place,
      });
    } else if (text[at] === "\r") {
      report({
        code: "parser/carriage-return",
        message: "a carriage return must be escaped in a string",
        help: "write `\\r`",
        span: place,
      });
    }
    yield { literal, escapedStar, place };
    at = next;
  }
}

interface Escape {
  readonly end: number;
  readonly literal: string;
  readonly escapedStar?: boolean;
  /** How to mend the escape, when it is not valid. */
  readonly problem?: string;
}

/** The letters of the escapes for one character each, and those characters. */
const LETTERS = "nrt0\\\"'";
const CHARACTERS = "\n\r\t\0\\\"'";

const KNOWN = "the escapes are `\\n \\r \\t \\0 \\\\ \\' \\\"`, `\\x41` and `\\u{1F600}`";

/** ESCAPE ::= '\' ( [nrt0\'"] | '*' | 'x' HEX HEX | 'u{' HEX … '}' ) */
function readEscape(text: string, at: number, end: number): Escape {
  const letter = text.charAt(at + 1);
  const simple = LETTERS.indexOf(letter);
  if (simple >= 0) return { end: at + 2, literal: CHARACTERS.charAt(simple) };
  if (letter === "*") return { end: at + 2, literal: "*", escapedStar: true };
  if (letter === "x") return readByte(text, at, end);
  if (letter === "u") return readScalar(text, at, end);
  const width = (text.codePointAt(at + 1) ?? 0) > 0xffff ? 3 : 2;
  return { end: Math.min(at + width, end), literal: "", problem: KNOWN };
}

/** '\x' [0-7] [0-9a-fA-F] */
function readByte(text: string, at: number, end: number): Escape {
  const digits = text.slice(at + 2, Math.min(at + 4, end));
  if (!/^[0-7][0-9a-fA-F]$/.test(digits)) {
    const problem = "`\\x` takes two hexadecimal digits, 7F at most; `\\u{…}` takes any character";
    return { end: at + 2 + digits.length, literal: "", problem };
  }
  return { end: at + 4, literal: String.fromCharCode(Number.parseInt(digits, 16)) };
}

/** '\u{' HEX ( HEX | '_' )* '}' with one to six digits */
function readScalar(text: string, at: number, end: number): Escape {
  const close = braceEnd(text, at + 2, end);
  if (text[at + 2] !== "{" || text[close] !== "}") {
    return { end: at + 2, literal: "", problem: "`\\u` takes braces: `\\u{1F600}`" };
  }
  const inside = text.slice(at + 3, close);
  const digits = inside.replaceAll("_", "");
  const code = /^[0-9a-fA-F]{1,6}$/.test(digits) ? Number.parseInt(digits, 16) : -1;
  if (code < 0 || inside.startsWith("_")) {
    return { end: close + 1, literal: "", problem: "`\\u{…}` takes one to six hexadecimal digits" };
  }
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    return { end: close + 1, literal: "", problem: "this is not a Unicode scalar value" };
  }
  return { end: close + 1, literal: String.fromCodePoint(code) };
}

/** Where the first `}` is, looking no further than the next escape, which keeps reading linear. */
function braceEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== "}" && text[at] !== "\\") at++;
  return at;
}
