/** The library's values as expressions that have these values, in Cedar's own terms. */

import {
  Datetime,
  Decimal,
  Duration,
  EntityUid,
  IpAddr,
  RecordValue,
  SetValue,
  type Value,
} from "cedrus";
import { call, lit } from "../generators/build.ts";
import type { Expr } from "../language.ts";

export function literalOf(value: Value): Expr {
  if (typeof value === "boolean" || typeof value === "string") return lit(value);
  if (typeof value !== "object") return lit(BigInt(value));
  if (value instanceof EntityUid) return lit({ type: value.type, id: value.id });
  if (value instanceof SetValue) return { kind: "set", elements: value.elements.map(literalOf) };
  if (value instanceof RecordValue) {
    const entries = Array.from(value.attrs, ([key, of]) => [key, literalOf(of)] as const);
    return { kind: "record", entries };
  }
  if (value instanceof IpAddr) return call("ip", lit(ipOf(value)));
  if (value instanceof Decimal) return call("decimal", lit(decimalOf(BigInt(value.units))));
  if (value instanceof Duration) return call("duration", lit(`${value.millis}ms`));
  if (value instanceof Datetime) return datetimeOf(BigInt(value.millis));
  throw new Error("a value of no kind");
}

/** Far from 1970 too, where there is no date to write. */
function datetimeOf(millis: bigint): Expr {
  const epoch = call("datetime", lit("1970-01-01"));
  return call("offset", epoch, call("duration", lit(`${millis}ms`)));
}

function decimalOf(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(5, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

function ipOf({ words, prefix }: IpAddr): string {
  const address =
    words.length === 8
      ? words.map((word) => word.toString(16)).join(":")
      : words.flatMap((word) => [word >> 8, word & 0xff]).join(".");
  return `${address}/${prefix}`;
}
