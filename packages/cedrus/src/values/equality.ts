/**
 * Equality of values: total, by value, and false between different kinds.
 *
 * `keyOf` is the same relation as a key for `Map` and `Set`: two values are equal exactly when
 * their keys are the same primitive. Nesting is bounded where values enter (see `data/limits`), so
 * plain recursion is safe.
 */

import { isLong, longFromBigInt } from "../data/int64.ts";
import { compareCodePoints } from "../data/unicode.ts";
import { EntityUid } from "./entity-uid.ts";
import { Datetime } from "./extensions/datetime.ts";
import { Decimal } from "./extensions/decimal.ts";
import { Duration } from "./extensions/duration.ts";
import { IpAddr } from "./extensions/ipaddr.ts";
import { RecordValue } from "./record-value.ts";
import { SetValue } from "./set-value.ts";
import type { ExtensionValue, Value } from "./value.ts";

export function valuesEqual(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return equalLongs(a, b);
  if (a instanceof EntityUid) return b instanceof EntityUid && a.equals(b);
  if (a instanceof SetValue) return b instanceof SetValue && setsEqual(a, b);
  if (a instanceof RecordValue) return b instanceof RecordValue && recordsEqual(a, b);
  return extensionsEqual(a, b);
}

/** Longs that a caller wrote as `bigint` although they are small equal the same `number`. */
function equalLongs(a: Value, b: Value): boolean {
  if (typeof a !== "bigint" && typeof b !== "bigint") return false;
  return isLong(a) && isLong(b) && BigInt(a) === BigInt(b);
}

function setsEqual(a: SetValue, b: SetValue): boolean {
  return a.elements.length === b.elements.length && a.hasAll(b);
}

function recordsEqual(a: RecordValue, b: RecordValue): boolean {
  if (a.attrs.size !== b.attrs.size) return false;
  for (const [name, value] of a.attrs) {
    const other = b.attrs.get(name);
    if (other === undefined || !valuesEqual(value, other)) return false;
  }
  return true;
}

function extensionsEqual(a: ExtensionValue, b: Value): boolean {
  if (a instanceof Decimal) return b instanceof Decimal && a.units === b.units;
  if (a instanceof IpAddr) return b instanceof IpAddr && a.equals(b);
  if (a instanceof Datetime) return b instanceof Datetime && a.millis === b.millis;
  return b instanceof Duration && a.millis === b.millis;
}

/** A primitive that stands for the value: equal values, equal keys; different values, different keys. */
export function keyOf(value: Value): unknown {
  // Primitives stand for themselves; the texts of other values start with a tag that marks them,
  // and strings get one too, so that no string can pass for another kind of value.
  switch (typeof value) {
    case "string":
      return `"${value}`;
    case "bigint":
      return longFromBigInt(value);
    case "object":
      return textOf(value);
    default:
      return value;
  }
}

function textOf(value: Value): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "object":
      break;
    default:
      return String(value);
  }
  if (value instanceof EntityUid) return `e${quote(value.type)}${quote(value.id)}`;
  if (value instanceof SetValue) {
    return `[${value.elements.map(textOf).toSorted(compareCodePoints).join(",")}]`;
  }
  if (value instanceof RecordValue) {
    const names = [...value.attrs.keys()].toSorted(compareCodePoints);
    const fields = names.map((name) => {
      const field = value.attrs.get(name);
      return field === undefined ? "" : `${quote(name)}:${textOf(field)}`;
    });
    return `{${fields.join(",")}}`;
  }
  if (value instanceof Decimal) return `d${value.units}`;
  if (value instanceof IpAddr) return `i${value.key()}`;
  return value instanceof Datetime ? `t${value.millis}` : `u${value.millis}`;
}

/** Unambiguous inside a longer text, because the length comes first. */
function quote(text: string): string {
  return `${text.length}"${text}`;
}
