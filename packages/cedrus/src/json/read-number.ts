/** JSON's numbers (RFC 8259 §6) as far as Cedar has them: 64-bit integers. */

import { LONG_MAX, LONG_MIN, type Long, longFromDigits } from "../data/int64.ts";
import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import { tokenEnd, unexpectedToken } from "./syntax-error.ts";

interface NumberToken {
  readonly value: Long;
  /** The offset after its last digit. */
  readonly end: number;
}

const MINUS = 0x2d;
const ZERO = 0x30;

export function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= 0x39;
}

/** int = [ minus ] ( zero / ( digit1-9 *DIGIT ) ), where `-0` and what follows in JSON are refused. */
export function readNumber(text: string, start: number): NumberToken | Problem {
  const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
  let end = first;
  while (isDigit(text.charCodeAt(end))) end++;
  if (end === first) return unexpectedToken(text, start, "a value");
  const startsWithZero = text.charCodeAt(first) === ZERO;
  if (startsWithZero && end > first + 1) return leadingZero(text, start, end);
  const isMinusZero = startsWithZero && first > start;
  if (isMinusZero || isFraction(text.charCodeAt(end))) return notAnInteger(text, start);
  const value = longFromDigits(text.slice(start, end));
  return value === undefined ? outOfRange(text, start, end) : { value, end };
}

/** Whether a fraction or an exponent begins: `.`, `e` or `E`. */
function isFraction(unit: number): boolean {
  return unit === 0x2e || unit === 0x65 || unit === 0x45;
}

function leadingZero(text: string, start: number, end: number): Problem {
  return {
    code: "json/leading-zero",
    message: `the number ${excerpt(text.slice(start, end))} starts with a superfluous zero`,
    span: { start, end },
  };
}

function notAnInteger(text: string, start: number): Problem {
  const end = tokenEnd(text, start);
  const value = Number(text.slice(start, end)) + 0;
  return {
    code: "json/not-an-integer",
    message: `the number ${excerpt(text.slice(start, end))} is not written as an integer`,
    help: Number.isSafeInteger(value)
      ? `write \`${value}\``
      : 'write a fraction as `{ "__extn": { "fn": "decimal", "arg": "…" } }`',
    span: { start, end },
  };
}

function outOfRange(text: string, start: number, end: number): Problem {
  return {
    code: "json/integer-out-of-range",
    message: `the integer ${excerpt(text.slice(start, end))} does not fit in 64 bits`,
    help: `integers range from ${LONG_MIN} to ${LONG_MAX}`,
    span: { start, end },
  };
}
