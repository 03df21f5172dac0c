/** JSON's numbers (RFC 8259 §6) as far as Cedar has them: 64-bit integers. */

import { LONG_MAX, LONG_MIN } from "../data/int64.ts";
import type { Problem } from "../diagnostic/diagnostic.ts";
import { excerpt } from "../data/quote.ts";

/**
 * int = [ minus ] ( zero / ( digit1-9 *DIGIT ) ), where `-0` and what follows in JSON are refused.
 * A token may begin like this and go on as something else, which is then unexpected.
 */
export const INTEGER = /^(?:0|-?[1-9]\d*)(?![\d.eE])/;

/** Why the token at `start` is not the integer that it begins like; `undefined` if it is no number. */
export function numberFault(token: string, start: number): Problem | undefined {
  const [digits] = /^-?\d+/.exec(token) ?? [];
  if (digits === undefined) return undefined;
  const fault = (code: string, text: string, is: string, help?: string): Problem => ({
    code: `json/${code}`,
    message: `the ${is.startsWith("does") ? "integer" : "number"} ${excerpt(text)} ${is}`,
    help,
    span: { start, end: start + text.length },
  });
  if (/^-?0\d/.test(digits)) {
    return fault("leading-zero", digits, "starts with a superfluous zero");
  }
  if (INTEGER.test(token)) {
    const help = `integers range from ${LONG_MIN} to ${LONG_MAX}`;
    return fault("integer-out-of-range", digits, "does not fit in 64 bits", help);
  }
  const value = Number(token) + 0;
  const help = Number.isSafeInteger(value)
    ? `write \`${value}\``
    : 'write a fraction as `{ "__extn": { "fn": "decimal", "arg": "…" } }`';
  return fault("not-an-integer", token, "is not written as an integer", help);
}
