/**
 * Cedar's values.
 *
 * Bool, Long and String are JavaScript primitives (see `data/int64` for Long); everything else is
 * an instance of a small class, so that a value can never be confused with a host object.
 */

import type { Long } from "../data/int64.ts";
import { EntityUid } from "./entity-uid.ts";
import { Datetime } from "./extensions/datetime.ts";
import { Decimal } from "./extensions/decimal.ts";
import { Duration } from "./extensions/duration.ts";
import { IpAddr } from "./extensions/ipaddr.ts";
import { RecordValue } from "./record-value.ts";
import { SetValue } from "./set-value.ts";

/** A value of one of the four extension types. */
export type ExtensionValue = Decimal | IpAddr | Datetime | Duration;

/** Any value that a Cedar expression can have. */
export type Value = boolean | Long | string | EntityUid | SetValue | RecordValue | ExtensionValue;

/** The kinds of values, by the names that Cedar's messages and schemas use. */
export type ValueKind =
  | "Bool"
  | "Long"
  | "String"
  | "Entity"
  | "Set"
  | "Record"
  | "decimal"
  | "ipaddr"
  | "datetime"
  | "duration";

export function kindOf(value: Value): ValueKind {
  switch (typeof value) {
    case "boolean":
      return "Bool";
    case "number":
    case "bigint":
      return "Long";
    case "string":
      return "String";
    case "object":
      if (value instanceof EntityUid) return "Entity";
      if (value instanceof SetValue) return "Set";
      if (value instanceof RecordValue) return "Record";
      return extensionKindOf(value);
  }
}

function extensionKindOf(value: ExtensionValue): ValueKind {
  if (value instanceof Decimal) return "decimal";
  if (value instanceof IpAddr) return "ipaddr";
  return value instanceof Datetime ? "datetime" : "duration";
}
