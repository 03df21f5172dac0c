/** Values that did not come from one of our readers. */

import { LONG_MAX, LONG_MIN } from "../data/int64.ts";
import { loneSurrogateAt } from "../data/unicode.ts";
import { EntityUid } from "./entity-uid.ts";
import { Datetime } from "./extensions/datetime.ts";
import { Decimal } from "./extensions/decimal.ts";
import { Duration } from "./extensions/duration.ts";
import { IpAddr } from "./extensions/ipaddr.ts";
import { RecordValue, SetValue, type Value } from "./value.ts";

const SIMPLE_CLASSES = [EntityUid, Decimal, IpAddr, Datetime, Duration] as const;

/** Deepest nesting of values made by hand: what the readers accept by default, and some more. */
const MAX_DEPTH = 500;

/**
 * Why `value`, which TypeScript may think is fine, is not a Cedar value; `undefined` when it is.
 *
 * TypeScript cannot tell an integer from another number, and a number that is rounded or a string
 * that is cut could make a decision wrong.
 */
function invalidity(value: Value, depth = 1): string | undefined {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the types are not trusted here
  switch (typeof value) {
    case "boolean":
      return undefined;
    case "number":
      return Number.isSafeInteger(value) ? undefined : "a number that is not a safe integer";
    case "bigint":
      return value < LONG_MIN || value > LONG_MAX ? "an integer beyond 64 bits" : undefined;
    case "string":
      return loneSurrogateAt(value) < 0 ? undefined : "a string with half of a surrogate pair";
    case "object":
      return invalidObject(value, depth);
    default:
      return value === undefined ? "`undefined`" : `a ${typeof value}`;
  }
}

function invalidObject(
  value: Exclude<Value, boolean | number | bigint | string>,
  depth: number,
): string | undefined {
  if (depth > MAX_DEPTH) return "a value that is nested too deeply";
  if (value instanceof SetValue) return firstInvalidity(value.elements, depth);
  if (value instanceof RecordValue) return firstInvalidity(value.attrs.values(), depth);
  return SIMPLE_CLASSES.some((simple) => value instanceof simple)
    ? undefined
    : "an object that is not a Cedar value";
}

/** The first invalidity among `values`. */
export function firstInvalidity(values: Iterable<Value>, depth = 0): string | undefined {
  for (const value of values) {
    const found = invalidity(value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
