/** Values as Cedar expressions that evaluate to them. */

import { EntityUid } from "../values/entity-uid.ts";
import { Datetime, printDatetime } from "../values/extensions/datetime.ts";
import { Decimal, printDecimal } from "../values/extensions/decimal.ts";
import { printDuration } from "../values/extensions/duration.ts";
import { IpAddr, printIpAddr } from "../values/extensions/ipaddr.ts";
import { type ExtensionValue, RecordValue, SetValue, type Value } from "../values/value.ts";
import { printEntityUid, printKey, printString } from "./print-literal.ts";

/** `value` as a Cedar expression, for example `[1, ip("10.0.0.0/8"), {a: User::"x"}]`. */
export function printValue(value: Value): string {
  if (typeof value === "string") return printString(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof EntityUid) return printEntityUid(value);
  if (value instanceof SetValue) return `[${value.elements.map(printValue).join(", ")}]`;
  if (value instanceof RecordValue) {
    const entries = [...value.attrs].map(
      ([key, field]) => `${printKey(key)}: ${printValue(field)}`,
    );
    return `{${entries.join(", ")}}`;
  }
  return printExtension(value);
}

function printExtension(value: ExtensionValue): string {
  if (value instanceof Decimal) return `decimal("${printDecimal(value)}")`;
  if (value instanceof IpAddr) return `ip("${printIpAddr(value)}")`;
  if (value instanceof Datetime) return printDatetime(value);
  return `duration("${printDuration(value)}")`;
}
