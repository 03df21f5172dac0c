import fc from "fast-check";
import { expect, test } from "vitest";
import { InternalError } from "../../data/invariant.ts";
import { kindOf, type Value, type ValueKind } from "../value.ts";
import { Datetime } from "./datetime.ts";
import { Decimal } from "./decimal.ts";
import { Duration } from "./duration.ts";
import { EXTENSION_FUNCTIONS, type ExtensionFunction } from "./functions.ts";
import { IpAddr } from "./ipaddr.ts";

const SIGNATURES = `
  decimal(String): decimal
  decimal.lessThan(decimal): Bool
  decimal.lessThanOrEqual(decimal): Bool
  decimal.greaterThan(decimal): Bool
  decimal.greaterThanOrEqual(decimal): Bool
  ip(String): ipaddr
  ipaddr.isIpv4(): Bool
  ipaddr.isIpv6(): Bool
  ipaddr.isLoopback(): Bool
  ipaddr.isMulticast(): Bool
  ipaddr.isInRange(ipaddr): Bool
  datetime(String): datetime
  datetime.offset(duration): datetime
  datetime.durationSince(datetime): duration
  datetime.toDate(): datetime
  datetime.toTime(): duration
  duration(String): duration
  duration.toMilliseconds(): Long
  duration.toSeconds(): Long
  duration.toMinutes(): Long
  duration.toHours(): Long
  duration.toDays(): Long
`;

function signatureOf({ name, style, parameters, result }: ExtensionFunction): string {
  if (style === "function") return `${name}(${parameters.join(", ")}): ${result}`;
  const [self, ...rest] = parameters;
  return `${self}.${name}(${rest.join(", ")}): ${result}`;
}

function functionNamed(name: string): ExtensionFunction {
  return EXTENSION_FUNCTIONS.get(name) ?? expect.fail(`no function ${name}`);
}

const SAMPLES: Readonly<Record<string, Value>> = {
  Long: 1,
  Bool: true,
  String: "1970-01-01",
  decimal: new Decimal(10_000),
  ipaddr: new IpAddr([0, 0], 32),
  datetime: new Datetime(0),
  duration: new Duration(0),
};

test("the table has the functions of the language, under their names", () => {
  const signatures = [...EXTENSION_FUNCTIONS.values()].map(signatureOf);
  expect(signatures).toEqual(SIGNATURES.trim().split(/\n\s*/));
  for (const [name, entry] of EXTENSION_FUNCTIONS) expect(entry.name).toBe(name);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "unknown", "IP", ""])(
  "`%s` is not an extension function",
  (name) => {
    expect(EXTENSION_FUNCTIONS.has(name)).toBe(false);
  },
);

test("results are of the declared kind", () => {
  const texts: Readonly<Record<string, string>> = {
    decimal: "1.0",
    ip: "::1",
    datetime: "1970-01-01",
    duration: "1h",
  };
  for (const entry of EXTENSION_FUNCTIONS.values()) {
    const args = entry.parameters.map((kind) => texts[entry.name] ?? SAMPLES[kind] ?? "");
    const answer = entry.apply(args);
    expect(answer.ok && kindOf(answer.value)).toBe(entry.result);
  }
});

test("arguments of another kind are a fault of the caller, not an answer", () => {
  for (const entry of EXTENSION_FUNCTIONS.values()) {
    const args = entry.parameters.map((kind): Value => SAMPLES[kind] ?? "");
    expect(() => entry.apply([])).toThrow(InternalError);
    for (const [at, kind] of entry.parameters.entries()) {
      for (const other of Object.keys(SAMPLES) as ValueKind[]) {
        if (other === kind) continue;
        const wrong = args.with(at, SAMPLES[other] ?? "");
        expect(() => entry.apply(wrong)).toThrow(InternalError);
      }
    }
  }
});

test("constructors answer with a value or a reason", () => {
  const answer = (name: string, text: string) => functionNamed(name).apply([text]);
  expect(answer("decimal", "1.5")).toEqual({ ok: true, value: new Decimal(15_000) });
  expect(answer("ip", "::1/127")).toEqual({
    ok: true,
    value: new IpAddr([0, 0, 0, 0, 0, 0, 0, 1], 127),
  });
  expect(answer("datetime", "1970-01-02")).toEqual({ ok: true, value: new Datetime(86_400_000) });
  expect(answer("duration", "-1h")).toEqual({ ok: true, value: new Duration(-3_600_000) });
  for (const name of ["decimal", "ip", "datetime", "duration"]) {
    expect(answer(name, "x")).toMatchObject({ ok: false, error: expect.any(String) });
  }
});

test("overflow is a reason, not a wrong value", () => {
  const end = new Datetime(2n ** 63n - 1n);
  const start = new Datetime(-(2n ** 63n));
  const overflow = { ok: false, error: "out of the range of 64-bit milliseconds" };
  expect(functionNamed("offset").apply([end, new Duration(1)])).toEqual(overflow);
  expect(functionNamed("offset").apply([start, new Duration(-1)])).toEqual(overflow);
  expect(functionNamed("durationSince").apply([end, new Datetime(-1)])).toEqual(overflow);
  expect(functionNamed("toDate").apply([start])).toEqual(overflow);
});

test("decimals are compared by value", () => {
  const units = fc.oneof(fc.integer(), fc.bigInt(2n ** 53n, 2n ** 63n - 1n));
  const answer = (name: string, a: Value, b: Value) => {
    const result = functionNamed(name).apply([a, b]);
    return result.ok && result.value;
  };
  fc.assert(
    fc.property(units, units, fc.boolean(), (x, y, same) => {
      const z = same ? x : y;
      const [a, b] = [new Decimal(x), new Decimal(z)];
      expect(answer("lessThan", a, b)).toBe(BigInt(x) < BigInt(z));
      expect(answer("lessThanOrEqual", a, b)).toBe(BigInt(x) <= BigInt(z));
      expect(answer("greaterThan", a, b)).toBe(BigInt(x) > BigInt(z));
      expect(answer("greaterThanOrEqual", a, b)).toBe(BigInt(x) >= BigInt(z));
    }),
  );
});
