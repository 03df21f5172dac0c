/** Cedar's `decimal`: a fixed-point number with four digits after the point, exact. */

import { type Long, longFromDigits } from "../../data/int64.ts";
import { err, ok, type Result } from "../../data/result.ts";

const FRACTION_DIGITS = 4;

/** A decimal number: `units` is its value times 10⁴. */
export class Decimal {
  readonly units: Long;

  constructor(units: Long) {
    this.units = units;
  }
}

/**
 * decimal ::= "-"? digit+ "." digit{1,4}
 *
 * Any number of leading zeros is legal; the value must fit in 64 bits when multiplied by 10⁴.
 */
export function parseDecimal(text: string): Result<Decimal, string> {
  const [, whole, fraction] = /^(-?\d+)\.(\d+)$/.exec(text) ?? [];
  if (whole === undefined || fraction === undefined) {
    return err("expected digits as in `12.34`");
  }
  if (fraction.length > FRACTION_DIGITS) return err("more than 4 decimal digits");
  const units = longFromDigits(whole + fraction.padEnd(FRACTION_DIGITS, "0"));
  return units === undefined
    ? err("out of the range of 64-bit ten-thousandths")
    : ok(new Decimal(units));
}

/** The canonical text of `decimal`: always four digits after the point. */
export function printDecimal(decimal: Decimal): string {
  const text = String(decimal.units);
  const sign = text.startsWith("-") ? "-" : "";
  const digits = text.slice(sign.length).padStart(FRACTION_DIGITS + 1, "0");
  return `${sign}${digits.slice(0, -FRACTION_DIGITS)}.${digits.slice(-FRACTION_DIGITS)}`;
}
