/**
 * Text to tokens.
 *
 * The lexer stands at one token and knows its kind and offsets only; nothing is unescaped here. White space is
 * Unicode's `White_Space` (not JavaScript's, which has the byte order mark and lacks NEL), and a
 * comment runs from `//` to the next LF or CR.
 */

import type { Problem } from "../data/diagnostic.ts";
import type { Span } from "../data/span.ts";

const PUNCTUATION = [
  ...(["(", ")", "{", "}", "[", "]", ",", ";", ":", ".", "@", "=", "!", "<", ">"] as const),
  ...(["+", "-", "*", "/", "%", "::", "==", "!=", "<=", ">=", "&&", "||"] as const),
] as const;

type Punctuation = (typeof PUNCTUATION)[number];

/** How tightly what stands between two operands binds: the levels of the grammar, loosest first. */
export const LEVEL = { none: 0, or: 1, and: 2, relation: 3, add: 4, mult: 5 } as const;

/** What operators of each level begin with, from the first level on. */
const LEVELS = ["|", "&", "=!<>", "+-", "*/%"];

/** What a token is. Keywords are `ident`: most of them are legal names somewhere. */
export type TokenKind = "ident" | "int" | "string" | "slot" | "end" | "invalid" | Punctuation;

export interface Token extends Span {
  readonly kind: TokenKind;
}

/** Where a reader stands in a text: at one token. */
export class Lexer {
  readonly text: string;
  /** The current token: nothing before the first `advance`. */
  kind: TokenKind = "invalid";
  start = 0;
  end = 0;
  /** What its level is if it is an operator. Words are taken for the operators that are words. */
  level: number = LEVEL.none;
  /** The last identifier. */
  ident = "";
  /** Whether the text between the quotes of the last string stands for itself. */
  plain = true;
  /** What is wrong with the last token of kind `invalid`. */
  problem: Problem | undefined = undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to the next token, as an object. */
  next(): Token {
    this.advance();
    const { kind, start, end } = this;
    return { kind, start, end };
  }

  /**
   * Moves to the next token. All that is frequent is read here and not in functions of its own: half
   * the time of reading a text is spent in these lines, and they are best compiled once and alone.
   */
  advance(): void {
    const { text } = this;
    let start = this.end;
    while (start < text.length) {
      const unit = text.charCodeAt(start);
      if (unit === SPACE || unit === LF) {
        start++;
        continue;
      }
      let end = start + 1;
      if (isIdentStart(unit)) {
        while (end < text.length && !isIdentEnd(text.charCodeAt(end))) end++;
        this.ident = text.slice(start, end);
        return this.found("ident", start, end, LEVEL.relation);
      }
      if (unit === QUOTE) {
        while (end < text.length && !isStringEnd(text.charCodeAt(end))) end++;
        this.plain = end < text.length && text.charCodeAt(end) === QUOTE;
        return this.plain ? this.found("string", start, end + 1) : oddString(this, start, end);
      }
      const sign = SIGNS[unit];
      if (sign !== undefined && !isComment(text, start, unit)) {
        const isLong = sign.long !== undefined && unitAt(text, end) === sign.second;
        const kind = isLong ? sign.long : sign.short;
        if (kind !== undefined) return this.found(kind, start, start + kind.length, sign.level);
      }
      end = blankEnd(text, start, unit);
      if (end === start) return other(this, start, unit);
      start = end;
    }
    this.found("end", start, start);
  }

  /** Only for the functions of this file: a private method would take a third longer. */
  found(kind: TokenKind, start: number, end: number, level: number = LEVEL.none): void {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.level = level;
  }
}

/** STRING ::= '"' ( '\\' any-but-LF | any-but-'"'-and-'\\' )* '"', of which `at` is behind a part */
function oddString(lexer: Lexer, start: number, from: number): void {
  const { text } = lexer;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return lexer.found("string", start, at + 1);
    if (unit === BACKSLASH && unitAt(text, ++at) === LF) break;
  }
  lexer.problem = {
    code: "parser/unterminated-string",
    message: "this string has no closing quote",
    help: 'add `"` at its end; write a backslash as `\\\\` and a line break as `\\n`',
    span: { start, end: lineEnd(text, start) },
  };
  lexer.found("invalid", start, text.length);
}

/** What is not frequent; `unit` stands at `start`. */
function other(lexer: Lexer, start: number, unit: number): void {
  const { text } = lexer;
  if (isDigit(unit)) return lexer.found("int", start, digitsEnd(text, start + 1));
  if (unit === QUESTION && isIdentStart(unitAt(text, start + 1))) {
    return lexer.found("slot", start, identEnd(text, start + 2));
  }
  invalidCharacter(lexer, start);
}

function invalidCharacter(lexer: Lexer, start: number): void {
  const code = lexer.text.codePointAt(start) ?? 0;
  const end = start + (code > 0xffff ? 2 : 1);
  const shown = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const visible = code > 0x20 && code !== 0x7f && code !== BYTE_ORDER_MARK;
  lexer.problem = {
    code: "parser/invalid-character",
    message: visible
      ? `invalid character \`${lexer.text.slice(start, end)}\` (${shown})`
      : `invalid character ${shown}`,
    help: HELP_FOR_CHARACTER.get(code),
    span: { start, end },
  };
  lexer.found("invalid", start, end);
}

/** The UTF-16 unit at `offset`, or -1 behind the text, where `charCodeAt` would be slow ever after. */
function unitAt(text: string, offset: number): number {
  return offset < text.length ? text.charCodeAt(offset) : -1;
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

/** The punctuation that begins with one UTF-16 unit. */
interface Sign {
  readonly short: Punctuation | undefined;
  readonly long: Punctuation | undefined;
  /** The second unit of `long`. */
  readonly second: number;
  readonly level: number;
}

/** By the unit. */
const SIGNS: readonly (Sign | undefined)[] = /* @__PURE__ */ Array.from({ length: 128 }, signOf);

function signOf(_: unknown, unit: number): Sign | undefined {
  const first = String.fromCharCode(unit);
  const kinds = PUNCTUATION.filter((kind) => kind.startsWith(first));
  const long = kinds.find((kind) => kind.length > 1);
  const short = kinds.find((kind) => kind.length === 1);
  if (kinds.length === 0) return undefined;
  const level = LEVELS.findIndex((firsts) => firsts.includes(first)) + 1;
  return { short, long, second: long?.charCodeAt(1) ?? 0, level };
}

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

/** The offset after the white space or the comment that begins at `at` with `unit`, if any does. */
function blankEnd(text: string, at: number, unit: number): number {
  if (isWhitespace(unit)) return at + 1;
  return isComment(text, at, unit) ? lineEnd(text, at + 2) : at;
}

function isComment(text: string, at: number, unit: number): boolean {
  return unit === SLASH && unitAt(text, at + 1) === SLASH;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
  return at;
}

function identEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isIdentEnd(text.charCodeAt(at))) at++;
  return at;
}

/** Any but [_a-zA-Z0-9]. Said this way round, because identifiers are most of a text. */
function isIdentEnd(unit: number): boolean {
  return (
    (unit < 0x61 || unit > 0x7a) &&
    (unit < 0x41 || unit > 0x5a) &&
    (unit < 0x30 || unit > 0x39) &&
    unit !== 0x5f
  );
}

/** What ends a string, or makes it one that is not plain. */
function isStringEnd(unit: number): boolean {
  return unit === QUOTE || unit === BACKSLASH || unit === CR;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
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
