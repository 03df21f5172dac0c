/**
 * Text to tokens.
 *
 * Tokens are made on demand and carry offsets only; nothing is unescaped here. White space is
 * Unicode's `White_Space` (not JavaScript's, which has the byte order mark and lacks NEL), and a
 * comment runs from `//` to the next LF or CR.
 */

import type { Problem } from "../data/diagnostic.ts";
import type { Span } from "../data/span.ts";

const ONE_CHARACTER = [
  "(",
  ")",
  "{",
  "}",
  "[",
  "]",
  ",",
  ";",
  ":",
  ".",
  "@",
  "=",
  "!",
  "<",
  ">",
  "+",
  "-",
  "*",
  "/",
  "%",
] as const;
const TWO_CHARACTERS = ["::", "==", "!=", "<=", ">=", "&&", "||"] as const;

type Punctuation = (typeof ONE_CHARACTER)[number] | (typeof TWO_CHARACTERS)[number];

/** What a token is. Keywords are `ident`: most of them are legal names somewhere. */
export type TokenKind = "ident" | "int" | "string" | "slot" | "end" | "invalid" | Punctuation;

export interface Token extends Span {
  readonly kind: TokenKind;
}

const ONE: ReadonlyMap<string, Punctuation> = new Map(ONE_CHARACTER.map((text) => [text, text]));
const TWO: ReadonlyMap<string, Punctuation> = new Map(TWO_CHARACTERS.map((text) => [text, text]));

export class Lexer {
  readonly text: string;
  #at = 0;
  /** What is wrong with the last token of kind `invalid`. */
  problem: Problem | undefined;

  constructor(text: string) {
    this.text = text;
  }

  next(): Token {
    const { text } = this;
    const start = this.#skipBlanks();
    if (start >= text.length) return this.#token("end", start, start);
    const unit = text.charCodeAt(start);
    if (isIdentStart(unit)) return this.#token("ident", start, identEnd(text, start + 1));
    if (isDigit(unit)) return this.#token("int", start, digitsEnd(text, start + 1));
    if (unit === QUOTE) return this.#string(start);
    if (unit === QUESTION && isIdentStart(text.charCodeAt(start + 1))) {
      return this.#token("slot", start, identEnd(text, start + 2));
    }
    const two = TWO.get(text.slice(start, start + 2));
    if (two !== undefined) return this.#token(two, start, start + 2);
    const one = ONE.get(text.charAt(start));
    if (one !== undefined) return this.#token(one, start, start + 1);
    return this.#invalidCharacter(start);
  }

  #token(kind: TokenKind, start: number, end: number): Token {
    this.#at = end;
    return { kind, start, end };
  }

  #skipBlanks(): number {
    const { text } = this;
    let at = this.#at;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (isWhitespace(unit)) at++;
      else if (unit === SLASH && text.charCodeAt(at + 1) === SLASH) at = lineEnd(text, at + 2);
      else return at;
    }
  }

  /** STRING ::= '"' ( '\' any-but-LF | any-but-'"'-and-'\' )* '"' */
  #string(start: number): Token {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) return this.#token("string", start, at + 1);
      if (unit === BACKSLASH && text.charCodeAt(++at) === LF) break;
    }
    this.problem = {
      code: "parser/unterminated-string",
      message: "this string has no closing quote",
      help: 'add `"` at its end; write a backslash as `\\\\` and a line break as `\\n`',
      span: { start, end: lineEnd(text, start) },
    };
    return this.#token("invalid", start, text.length);
  }

  #invalidCharacter(start: number): Token {
    const code = this.text.codePointAt(start) ?? 0;
    const end = start + (code > 0xffff ? 2 : 1);
    const shown = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    const visible = code > 0x20 && code !== 0x7f && code !== BYTE_ORDER_MARK;
    this.problem = {
      code: "parser/invalid-character",
      message: visible
        ? `invalid character \`${this.text.slice(start, end)}\` (${shown})`
        : `invalid character ${shown}`,
      help: HELP_FOR_CHARACTER.get(code),
      span: { start, end },
    };
    return this.#token("invalid", start, end);
  }
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const SLASH = 0x2f;
const QUESTION = 0x3f;
const BACKSLASH = 0x5c;
const BYTE_ORDER_MARK = 0xfeff;

const HELP_FOR_CHARACTER: ReadonlyMap<number, string> = new Map([
  [BYTE_ORDER_MARK, "remove the byte order mark at the start of the text"],
  [0x26, "`and` is written `&&`"],
  [0x7c, "`or` is written `||`"],
  [0x27, 'strings are written in double quotes: `"…"`'],
  [0x60, 'strings are written in double quotes: `"…"`'],
  [0x201c, 'strings are written in straight double quotes: `"…"`'],
  [0x201d, 'strings are written in straight double quotes: `"…"`'],
  [QUESTION, "a slot is `?principal` or `?resource`"],
  [0x23, "comments start with `//`"],
]);

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
  return at;
}

function identEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (!isIdentStart(unit) && !isDigit(unit)) return at;
    at++;
  }
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** [_a-zA-Z] */
function isIdentStart(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
}

/** [0-9] */
function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Unicode White_Space */
function isWhitespace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= CR);
  if (unit < 0x85) return false;
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
