/** Cedar's `duration`: a span of time in milliseconds, positive or negative. */

import { addLong, divLong, type Long, longFromDigits, mulLong } from "../../data/int64.ts";
import { err, ok, type Result } from "../../data/result.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of `millis` milliseconds. */
export class Duration {
  readonly millis: Long;

  constructor(millis: Long) {
    this.millis = millis;
  }
}

/**
 * duration ::= "-"? (digit+ "d")? (digit+ "h")? (digit+ "m")? (digit+ "s")? (digit+ "ms")?
 *
 * At least one quantity must be there. The sign is for all of them, and is applied before the
 * range is checked, so that the smallest Long can be written. Leading zeros are legal.
 */
export function parseDuration(text: string): Result<Duration, string> {
  const [, sign = "", ...quantities] = PATTERN.exec(text) ?? [];
  if (quantities.length === 0) {
    return err("expected units as in `1d2h3m4s5ms`");
  }
  let total: Long | undefined = 0;
  for (const [i, scale] of [DAY, HOUR, MINUTE, SECOND, 1].entries()) {
    const quantity = longFromDigits(sign + (quantities[i] ?? "0"));
    const millis = quantity === undefined ? undefined : mulLong(quantity, scale);
    total = total === undefined || millis === undefined ? undefined : addLong(total, millis);
  }
  return total === undefined
    ? err("out of the range of 64-bit milliseconds")
    : ok(new Duration(total));
}

const PATTERN = /^(-?)(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** The canonical text of `duration`: all of it in milliseconds. */
export function printDuration(duration: Duration): string {
  return `${duration.millis}ms`;
}

export function toMilliseconds(duration: Duration): Long {
  return duration.millis;
}

/** Whole seconds, rounded toward zero; likewise the functions below. */
export function toSeconds(duration: Duration): Long {
  return divLong(duration.millis, SECOND);
}

export function toMinutes(duration: Duration): Long {
  return divLong(duration.millis, MINUTE);
}

export function toHours(duration: Duration): Long {
  return divLong(duration.millis, HOUR);
}

export function toDays(duration: Duration): Long {
  return divLong(duration.millis, DAY);
}
