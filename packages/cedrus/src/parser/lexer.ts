/**
 * Text to tokens.
 *
 * The lexer stands at one token and knows its kind and offsets only; nothing is unescaped here. White space is
 * Unicode's `White_Space` (not JavaScript's, which has the byte order mark and lacks NEL), and a
 * comment runs from `//` to the next LF or CR.
 */

import type { Problem } from "../data/diagnostic.ts";
import type { Span } from "../data/span.ts";

type Punctuation =
  | ("(" | ")" | "{" | "}" | "[" | "]" | "," | ";" | ":" | "." | "@" | "=" | "!" | "<" | ">")
  | ("+" | "-" | "*" | "/" | "%" | "::" | "==" | "!=" | "<=" | ">=" | "&&" | "||");

/** What a token is. Keywords are `ident`: most of them are legal names somewhere. */
export type TokenKind = "ident" | "int" | "string" | "slot" | "end" | "invalid" | Punctuation;

export interface Token extends Span {
  readonly kind: TokenKind;
}

export class Lexer {
  readonly text: string;
  /** The current token: nothing before the first `advance`. */
  kind: TokenKind = "invalid";
  start = 0;
  end = 0;
  /** What is wrong with the last token of kind `invalid`. */
  problem: Problem | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to the next token, as an object. */
  next(): Token {
    this.advance();
    const { kind, start, end } = this;
    return { kind, start, end };
  }

  advance(): void {
    const { text } = this;
    let start = this.end;
    let unit = text.charCodeAt(start);
    // Most blanks are single spaces.
    if (unit === SPACE) unit = text.charCodeAt(++start);
    if (unit <= SPACE || unit === SLASH || unit > 0x7f) {
      start = blanksEnd(text, start);
      unit = text.charCodeAt(start);
    }
    if (start >= text.length) return this.#token("end", start, start);
    if (isIdentStart(unit)) return this.#token("ident", start, identEnd(text, start + 1));
    if (isDigit(unit)) return this.#token("int", start, digitsEnd(text, start + 1));
    if (unit === QUOTE) return this.#string(start);
    if (unit === QUESTION && isIdentStart(text.charCodeAt(start + 1))) {
      return this.#token("slot", start, identEnd(text, start + 2));
    }
    const punctuation = punctuationAt(unit, text.charCodeAt(start + 1));
    if (punctuation === undefined) return this.#invalidCharacter(start);
    return this.#token(punctuation, start, start + punctuation.length);
  }

  #token(kind: TokenKind, start: number, end: number): void {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }

  /** STRING ::= '"' ( '\' any-but-LF | any-but-'"'-and-'\' )* '"' */
  #string(start: number): void {
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
    this.#token("invalid", start, text.length);
  }

  #invalidCharacter(start: number): void {
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
    this.#token("invalid", start, end);
  }
}

/** The punctuation that begins with `unit`, before `next`. A switch, because nothing is faster. */
function punctuationAt(unit: number, next: number): Punctuation | undefined {
  switch (unit) {
    case 0x28:
      return "(";
    case 0x29:
      return ")";
    case 0x2c:
      return ",";
    case 0x2e:
      return ".";
    case 0x3a:
      return next === 0x3a ? "::" : ":";
    case 0x3b:
      return ";";
    case 0x3d:
      return next === EQUALS ? "==" : "=";
    case 0x7b:
      return "{";
    case 0x7d:
      return "}";
    case 0x5b:
      return "[";
    case 0x5d:
      return "]";
    case 0x26:
      return next === 0x26 ? "&&" : undefined;
    case 0x7c:
      return next === 0x7c ? "||" : undefined;
    case 0x21:
      return next === EQUALS ? "!=" : "!";
    case 0x3c:
      return next === EQUALS ? "<=" : "<";
    case 0x3e:
      return next === EQUALS ? ">=" : ">";
    case 0x40:
      return "@";
    case 0x2b:
      return "+";
    case 0x2d:
      return "-";
    case 0x2a:
      return "*";
    case SLASH:
      return "/";
    case 0x25:
      return "%";
    default:
      return undefined;
  }
}

const LF = 0x0a;
const SPACE = 0x20;
const CR = 0x0d;
const QUOTE = 0x22;
const SLASH = 0x2f;
const EQUALS = 0x3d;
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

/** The offset after white space and comments. */
function blanksEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isWhitespace(unit)) at++;
    else if (unit === SLASH && text.charCodeAt(at + 1) === SLASH) at = lineEnd(text, at + 2);
    else return at;
  }
}

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
