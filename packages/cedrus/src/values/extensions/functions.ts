/**
 * The table of Cedar's extension functions: their names, how they are called, and what they do.
 *
 * Everyone who needs to know which extension functions there are reads it here: the parser the
 * names and styles, the validator the kinds, the evaluator the rest.
 */

import { invariant } from "../../data/invariant.ts";
import { err, ok, type Result } from "../../data/result.ts";
import { kindOf, type Value, type ValueKind } from "../value.ts";
import { type Datetime, durationSince, offset, parseDatetime, toDate, toTime } from "./datetime.ts";
import { type Decimal, parseDecimal } from "./decimal.ts";
import {
  type Duration,
  parseDuration,
  toDays,
  toHours,
  toMilliseconds,
  toMinutes,
  toSeconds,
} from "./duration.ts";
import {
  type IpAddr,
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

/** The kinds of arguments, and the values of each. */
interface Arguments {
  readonly String: string;
  readonly decimal: Decimal;
  readonly ipaddr: IpAddr;
  readonly datetime: Datetime;
  readonly duration: Duration;
}

type ArgumentsOf<P extends readonly (keyof Arguments)[]> = {
  readonly [I in keyof P]: Arguments[P[I]];
};

/** All extension functions by name. A `Map`, because any name may be asked for. */
export const EXTENSION_FUNCTIONS: ReadonlyMap<string, ExtensionFunction> = /* @__PURE__ */ table();

function table(): ReadonlyMap<string, ExtensionFunction> {
  const all = [
    construct("decimal", "decimal", parseDecimal),
    method("lessThan", ["decimal", "decimal"], "Bool", (a, b) => a.units < b.units),
    method("lessThanOrEqual", ["decimal", "decimal"], "Bool", (a, b) => a.units <= b.units),
    method("greaterThan", ["decimal", "decimal"], "Bool", (a, b) => a.units > b.units),
    method("greaterThanOrEqual", ["decimal", "decimal"], "Bool", (a, b) => a.units >= b.units),
    construct("ip", "ipaddr", parseIpAddr),
    method("isIpv4", ["ipaddr"], "Bool", isIpv4),
    method("isIpv6", ["ipaddr"], "Bool", isIpv6),
    method("isLoopback", ["ipaddr"], "Bool", isLoopback),
    method("isMulticast", ["ipaddr"], "Bool", isMulticast),
    method("isInRange", ["ipaddr", "ipaddr"], "Bool", isInRange),
    construct("datetime", "datetime", parseDatetime),
    method("offset", ["datetime", "duration"], "datetime", offset),
    method("durationSince", ["datetime", "datetime"], "duration", durationSince),
    method("toDate", ["datetime"], "datetime", toDate),
    method("toTime", ["datetime"], "duration", toTime),
    construct("duration", "duration", parseDuration),
    method("toMilliseconds", ["duration"], "Long", toMilliseconds),
    method("toSeconds", ["duration"], "Long", toSeconds),
    method("toMinutes", ["duration"], "Long", toMinutes),
    method("toHours", ["duration"], "Long", toHours),
    method("toDays", ["duration"], "Long", toDays),
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
      invariant(typeof text === "string", name);
      return parse(text);
    },
  };
}

/** A method; `undefined` from `body` means overflow. */
function method<const P extends readonly (keyof Arguments)[]>(
  name: string,
  parameters: P,
  result: ValueKind,
  body: (...args: ArgumentsOf<P>) => Value | undefined,
): ExtensionFunction {
  return {
    name,
    style: "method",
    parameters,
    result,
    apply: (args) => {
      const fit = parameters.every((kind, i) => args[i] !== undefined && kindOf(args[i]) === kind);
      invariant(fit, name);
      // Why a cast: the kinds have just been compared, which the type of a list cannot say.
      return orOverflow(body(...(args as unknown as ArgumentsOf<P>)));
    },
  };
}

function orOverflow(value: Value | undefined): Result<Value, string> {
  return value === undefined ? err("out of the range of 64-bit milliseconds") : ok(value);
}
