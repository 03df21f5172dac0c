/**
 * The table of Cedar's extension functions: their names, how they are called, and what they do.
 *
 * Everyone who needs to know which extension functions there are reads it here: the parser the
 * names and styles, the validator the kinds, the evaluator the rest.
 */

import { invariant } from "../../data/invariant.ts";
import { err, ok, type Result } from "../../data/result.ts";
import type { Value, ValueKind } from "../value.ts";
import { Datetime, durationSince, offset, parseDatetime, toDate, toTime } from "./datetime.ts";
import { Decimal, parseDecimal } from "./decimal.ts";
import {
  Duration,
  parseDuration,
  toDays,
  toHours,
  toMilliseconds,
  toMinutes,
  toSeconds,
} from "./duration.ts";
import {
  IpAddr,
  isInRange,
  isIpv4,
  isIpv6,
  isLoopback,
  isMulticast,
  parseIpAddr,
} from "./ipaddr.ts";

/** One extension function. */
export interface ExtensionFunction {
  readonly name: string;
  /** Whether it is called as `name(x, y)` or as `x.name(y)`. */
  readonly style: "function" | "method";
  /** The kinds of all arguments; the first one of a method is what it is called on. */
  readonly parameters: readonly ValueKind[];
  readonly result: ValueKind;
  /**
   * The function's value, or a short reason why there is none.
   *
   * The caller has checked the number and the kinds of `args` against `parameters`.
   */
  apply(args: readonly Value[]): Result<Value, string>;
}

/** A kind of argument, and how to recognize it. */
interface Parameter<T extends Value> {
  readonly kind: ValueKind;
  accepts(value: Value | undefined): value is T;
}

const STRING: Parameter<string> = {
  kind: "String",
  accepts: (value) => typeof value === "string",
};
const DECIMAL: Parameter<Decimal> = {
  kind: "decimal",
  accepts: (value) => value instanceof Decimal,
};
const IPADDR: Parameter<IpAddr> = {
  kind: "ipaddr",
  accepts: (value) => value instanceof IpAddr,
};
const DATETIME: Parameter<Datetime> = {
  kind: "datetime",
  accepts: (value) => value instanceof Datetime,
};
const DURATION: Parameter<Duration> = {
  kind: "duration",
  accepts: (value) => value instanceof Duration,
};

/** All extension functions by name. A `Map`, because any name may be asked for. */
export const EXTENSION_FUNCTIONS: ReadonlyMap<string, ExtensionFunction> = /* @__PURE__ */ table();

function table(): ReadonlyMap<string, ExtensionFunction> {
  const all = [
    construct("decimal", "decimal", parseDecimal),
    method2("lessThan", [DECIMAL, DECIMAL], "Bool", (a, b) => a.units < b.units),
    method2("lessThanOrEqual", [DECIMAL, DECIMAL], "Bool", (a, b) => a.units <= b.units),
    method2("greaterThan", [DECIMAL, DECIMAL], "Bool", (a, b) => a.units > b.units),
    method2("greaterThanOrEqual", [DECIMAL, DECIMAL], "Bool", (a, b) => a.units >= b.units),
    construct("ip", "ipaddr", parseIpAddr),
    method1("isIpv4", IPADDR, "Bool", isIpv4),
    method1("isIpv6", IPADDR, "Bool", isIpv6),
    method1("isLoopback", IPADDR, "Bool", isLoopback),
    method1("isMulticast", IPADDR, "Bool", isMulticast),
    method2("isInRange", [IPADDR, IPADDR], "Bool", isInRange),
    construct("datetime", "datetime", parseDatetime),
    method2("offset", [DATETIME, DURATION], "datetime", offset),
    method2("durationSince", [DATETIME, DATETIME], "duration", durationSince),
    method1("toDate", DATETIME, "datetime", toDate),
    method1("toTime", DATETIME, "duration", toTime),
    construct("duration", "duration", parseDuration),
    method1("toMilliseconds", DURATION, "Long", toMilliseconds),
    method1("toSeconds", DURATION, "Long", toSeconds),
    method1("toMinutes", DURATION, "Long", toMinutes),
    method1("toHours", DURATION, "Long", toHours),
    method1("toDays", DURATION, "Long", toDays),
  ];
  return new Map(all.map((entry) => [entry.name, entry]));
}

/** A function from text to an extension value. */
function construct(
  name: string,
  result: ValueKind,
  parse: (text: string) => Result<Value, string>,
): ExtensionFunction {
  return {
    name,
    style: "function",
    parameters: ["String"],
    result,
    apply: ([text]) => {
      invariant(STRING.accepts(text), name);
      return parse(text);
    },
  };
}

/** A method without arguments; `undefined` from `body` means overflow. */
function method1<A extends Value>(
  name: string,
  self: Parameter<A>,
  result: ValueKind,
  body: (self: A) => Value | undefined,
): ExtensionFunction {
  return {
    name,
    style: "method",
    parameters: [self.kind],
    result,
    apply: ([a]) => {
      invariant(self.accepts(a), name);
      return orOverflow(body(a));
    },
  };
}

/** A method with one argument; `undefined` from `body` means overflow. */
function method2<A extends Value, B extends Value>(
  name: string,
  [self, argument]: readonly [Parameter<A>, Parameter<B>],
  result: ValueKind,
  body: (self: A, argument: B) => Value | undefined,
): ExtensionFunction {
  return {
    name,
    style: "method",
    parameters: [self.kind, argument.kind],
    result,
    apply: ([a, b]) => {
      invariant(self.accepts(a) && argument.accepts(b), name);
      return orOverflow(body(a, b));
    },
  };
}

function orOverflow(value: Value | undefined): Result<Value, string> {
  return value === undefined ? err("out of the range of 64-bit milliseconds") : ok(value);
}
