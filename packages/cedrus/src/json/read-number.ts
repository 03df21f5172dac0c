/** JSON's numbers (RFC 8259 §6) as far as Cedar has them: 64-bit integers. */

import { LONG_MAX, LONG_MIN } from "../data/int64.ts";
import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";
import { fault, FRACTION } from "./syntax-error.ts";

/**
 * int = [ minus ] ( zero / ( digit1-9 *DIGIT ) ), where `-0` and what follows in JSON are refused.
 * A token may begin like this and go on as something else, which is then unexpected.
 */
export const INTEGER = /^(?:0|-?[1-9]\d*)(?![\d.eE])/;

/** Why the token at `start` is not the integer that it begins like; `undefined` if it is no number. */
export function numberFault(token: string, start: number): Problem | undefined {
  const [digits] = /^-?\d+/.exec(token) ?? [];
  if (digits === undefined) return undefined;
  const place = [start, start + digits.length] as const;
  if (/^-?0\d/.test(digits)) {
    const message = `the number ${excerpt(digits)} starts with a zero`;
    return fault(place, "leading-zero", message);
  }
  if (INTEGER.test(token)) {
    const message = `the integer ${excerpt(digits)} does not fit in 64 bits`;
    const help = `integers range from ${LONG_MIN} to ${LONG_MAX}`;
    return fault(place, "integer-out-of-range", message, help);
  }
  const value = Number(token) + 0;
  const message = `the number ${excerpt(token)} is not written as an integer`;
  const help = Number.isSafeInteger(value) ? `write \`${value}\`` : FRACTION;
  return fault([start, start + token.length], "not-an-integer", message, help);
}
