/**
 * Text to tokens.
 *
 * The lexer stands at one token and knows its kind and offsets only; nothing is unescaped here. White space is
 * Unicode's `White_Space` (not JavaScript's, which has the byte order mark and lacks NEL), and a
 * comment runs from `//` to the next LF or CR.
 */

import type { Problem } from "../data/diagnostic.ts";
import type { Span } from "../data/span.ts";

type Short =
  | ("(" | ")" | "{" | "}" | "[" | "]" | "," | ";" | ":" | "." | "@" | "=" | "!" | "<" | ">")
  | ("+" | "-" | "*" | "/" | "%");

type Long = "::" | "==" | "!=" | "<=" | ">=" | "&&" | "||";

/** How tightly what stands between two operands binds: the levels of the grammar, loosest first. */
export const OR = 1;
export const AND = 2;
export const RELATION = 3;
export const ADD = 4;
export const MULT = 5;

const LONG: readonly Long[] = ["::", "==", "!=", "<=", ">=", "&&", "||"];

/** What operators begin with, and their levels. */
const OPERATORS = "|&=!<>+-*/%";
const LEVELS = "12333344555";

/** What a token is. Keywords are `ident`: most of them are legal names somewhere. */
export type TokenKind = "ident" | "int" | "string" | "slot" | "end" | "invalid" | Short | Long;

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
  /** Where the token before it ends. */
  previousEnd = 0;
  /** What its level is if it is an operator, else 0. Words are taken for the operators that are words. */
  level = 0;
  /** The last identifier. */
  ident = "";
  /** Whether the text between the quotes of the last string stands for itself. */
  plain = true;
  /** What is wrong with the last token of kind `invalid`. */
  problem: Problem | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The current token, to be kept. */
  get token(): Token {
    const { kind, start, end } = this;
    return { kind, start, end };
  }

  /** Moves to the next token, as an object. */
  next(): Token {
    this.advance();
    return this.token;
  }

  /**
   * Moves to the next token. All that is frequent is read here and not in functions of its own: half
   * the time of reading a text is spent in these lines, and they are best compiled once and alone.
   */
  advance(): void {
    const { text } = this;
    let start = this.end;
    this.previousEnd = start;
    while (start < text.length) {
      const unit = text.charCodeAt(start);
      let end = start + 1;
      if (CLASS[unit] === BLANK) {
        start = end;
        continue;
      }
      if (isIdentStart(unit)) {
        while (end < text.length && CLASS[text.charCodeAt(end)] === WORD) end++;
        this.ident = text.slice(start, end);
        return this.found("ident", start, end, RELATION);
      }
      if (unit === QUOTE) {
        while (end < text.length && !isStringEnd(text.charCodeAt(end))) end++;
        this.plain = end < text.length && text.charCodeAt(end) === QUOTE;
        return this.plain ? this.found("string", start, end + 1) : oddString(this, start, end);
      }
      if (unit === SLASH && unitAt(text, end) === SLASH) {
        start = lineEnd(text, end);
        continue;
      }
      const sign = SIGNS[unit];
      if (sign !== undefined) {
        const isLong = sign.long !== undefined && unitAt(text, end) === sign.second;
        const kind = isLong ? sign.long : sign.short;
        if (kind !== undefined) return this.found(kind, start, start + kind.length, sign.level);
      }
      if (isDigit(unit)) {
        while (isDigit(unitAt(text, end))) end++;
        return this.found("int", start, end);
      }
      if (!/\p{White_Space}/u.test(text.charAt(start))) return other(this, start, unit);
      start = end;
    }
    this.found("end", start, start);
  }

  /** Only for the functions of this file: a private method would take a third longer. */
  found(kind: TokenKind, start: number, end: number, level = 0): void {
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
    help: 'add `"` at its end; write `\\\\` for a backslash',
    span: { start, end: lineEnd(text, start) },
  };
  lexer.found("invalid", start, text.length);
}

/** A slot, or what is no token; `unit` stands at `start`. */
function other(lexer: Lexer, start: number, unit: number): void {
  const { text } = lexer;
  if (unit === QUESTION && isIdentStart(unitAt(text, start + 1))) {
    let end = start + 2;
    while (CLASS[unitAt(text, end)] === WORD) end++;
    return lexer.found("slot", start, end);
  }
  const code = text.codePointAt(start) ?? 0;
  const end = start + (code > 0xffff ? 2 : 1);
  const shown = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const visible = code > 0x20 && code !== 0x7f && code !== BYTE_ORDER_MARK;
  lexer.problem = {
    code: "parser/invalid-character",
    message: visible
      ? `invalid character \`${text.slice(start, end)}\` (${shown})`
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
const CR = 0x0d;
const QUOTE = 0x22;
const SLASH = 0x2f;
const NINE = 0x39;
const QUESTION = 0x3f;
const BACKSLASH = 0x5c;
const BYTE_ORDER_MARK = 0xfeff;

/** The punctuation that begins with one UTF-16 unit. */
interface Sign {
  readonly short: Short | undefined;
  readonly long: Long | undefined;
  /** The second unit of `long`. */
  readonly second: number | undefined;
  readonly level: number;
}

/** By the unit. */
const SIGNS: readonly Sign[] = /* @__PURE__ */ Array.from({ length: 128 }, signOf);

function signOf(_: unknown, unit: number): Sign {
  const first = String.fromCharCode(unit);
  // The cast: these are all the signs of one character.
  const short = "(){}[],;:.@=!<>+-*/%".includes(first) ? (first as Short) : undefined;
  const long = LONG.find((sign) => sign.startsWith(first));
  const level = Number(LEVELS.charAt(OPERATORS.indexOf(first)));
  return { short, long, second: long?.charCodeAt(1), level };
}

const WORD = 1;
const BLANK = 2;

/** What ASCII's units are: to look one up is faster than to compare. */
const CLASS: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 128 }, classOf);

function classOf(_: unknown, unit: number): number {
  const character = String.fromCharCode(unit);
  return /\w/.test(character) ? WORD : /\s/.test(character) ? BLANK : 0;
}

const HELP_FOR_CHARACTER: ReadonlyMap<number, string> = new Map([
  [BYTE_ORDER_MARK, "remove the byte order mark"],
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

/** What ends a string, or makes it one that is not plain. */
function isStringEnd(unit: number): boolean {
  return unit === QUOTE || unit === BACKSLASH || unit === CR;
}

/** [_a-zA-Z] */
function isIdentStart(unit: number): boolean {
  return unit > NINE && CLASS[unit] === WORD;
}

/** [0-9] */
function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= NINE;
}
