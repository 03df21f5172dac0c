/** JSON's strings (RFC 8259 §7), which must be sequences of Unicode scalar values. */

import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";

/** What a string says, and the offset after its closing quote. */
interface StringToken {
  readonly value: string;
  readonly end: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SMALL_U = 0x75;

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

/** Reads the string whose opening quote is at `start`. */
export function readString(text: string, start: number): StringToken | Problem {
  let value = "";
  let from = start + 1;
  for (;;) {
    const to = plainEnd(text, from);
    value += text.slice(from, to);
    if (text.charCodeAt(to) === QUOTE) return { value, end: to + 1 };
    const next = readSpecial(text, to, start);
    if ("code" in next) return next;
    value += next.value;
    from = next.end;
  }
}

/** Reads what is not ordinary: an escape, or a character above U+FFFF. */
function readSpecial(text: string, at: number, stringStart: number): StringToken | Problem {
  const unit = text.charCodeAt(at);
  if (unit === BACKSLASH && at + 1 < text.length) return readEscape(text, at);
  if (unit < 0x20) return controlCharacter(text, at);
  const point = text.codePointAt(at) ?? 0;
  if (point > 0xffff) return { value: text.slice(at, at + 2), end: at + 2 };
  if (unit >= 0xd800) return loneSurrogate(text, { start: at, end: at + 1 });
  return {
    code: "json/unterminated-string",
    message: "the string has no closing quote",
    help: 'add a `"` at its end',
    span: { start: stringStart, end: text.length },
  };
}

/** escape ( %x22 / "\" / "/" / b / f / n / r / t / u 4HEXDIG ) */
function readEscape(text: string, at: number): StringToken | Problem {
  const unit = text.charCodeAt(at + 1);
  if (unit === SMALL_U) return readUnicodeEscape(text, at);
  const index = '"\\/bfnrt'.indexOf(text.charAt(at + 1));
  if (index < 0) {
    const isPair = (text.codePointAt(at + 1) ?? 0) > 0xffff;
    return invalidEscape(text, at, at + (isPair ? 3 : 2));
  }
  return { value: '"\\/\b\f\n\r\t'.charAt(index), end: at + 2 };
}

/** Characters above U+FFFF are written as two escapes, a high and a low surrogate. */
function readUnicodeEscape(text: string, at: number): StringToken | Problem {
  const digits = hexEnd(text, at + 2);
  if (digits < at + 6) return invalidEscape(text, at, digits);
  const first = hexUnit(text, at);
  if (first < 0xd800 || first > 0xdfff) return { value: String.fromCharCode(first), end: at + 6 };
  const hasSecond = text.startsWith("\\u", at + 6) && hexEnd(text, at + 8) === at + 12;
  const second = hasSecond ? hexUnit(text, at + 6) : 0;
  if (first > 0xdbff || second < 0xdc00 || second > 0xdfff) {
    return loneSurrogate(text, { start: at, end: at + 6 });
  }
  return { value: String.fromCharCode(first, second), end: at + 12 };
}

/** The offset after at most four hexadecimal digits. */
function hexEnd(text: string, start: number): number {
  let end = start;
  while (end < start + 4 && /^[\da-f]$/i.test(text.charAt(end))) end++;
  return end;
}

function hexUnit(text: string, at: number): number {
  return Number.parseInt(text.slice(at + 2, at + 6), 16);
}

function invalidEscape(text: string, start: number, end: number): Problem {
  return {
    code: "json/invalid-escape",
    message: `${excerpt(text.slice(start, end))} is not an escape sequence`,
    help: "write `\\\\` for a backslash, and `\\u` with four hexadecimal digits for a character",
    span: { start, end },
  };
}

function loneSurrogate(text: string, span: { start: number; end: number }): Problem {
  return {
    code: "json/lone-surrogate",
    message: `${excerpt(text.slice(span.start, span.end))} is half of a surrogate pair`,
    help: "write both halves, or remove it",
    span,
  };
}

function controlCharacter(text: string, at: number): Problem {
  const escape = JSON.stringify(text.charAt(at)).slice(1, -1);
  return {
    code: "json/control-character",
    message: `the string contains the control character ${excerpt(text.charAt(at))}`,
    help: `write it as \`${escape}\`, or close the string before it`,
    span: { start: at, end: at + 1 },
  };
}
