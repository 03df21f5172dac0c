import fc from "fast-check";
import { expect, test } from "vitest";
import { longFromBigInt, longToBigInt } from "../../data/int64.ts";
import {
  Duration,
  parseDuration,
  printDuration,
  toDays,
  toHours,
  toMilliseconds,
  toMinutes,
  toSeconds,
} from "./duration.ts";

/** The words of a table. Entries with white space in them stand beside it. */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Texts and the milliseconds they mean. */
const VALID = words(`
  0ms=0 0s=0 0m=0 0h=0 0d=0 -0ms=0 -0d=0 00d=0 1ms=1 1s=1000 1m=60000 1h=3600000 1d=86400000
  -1ms=-1 -1s=-1000 -1m=-60000 -1h=-3600000 -1d=-86400000 1d1h=90000000 1d1m=86460000 1d1s=86401000
  1d1ms=86400001 1h1m=3660000 1h1s=3601000 1h1ms=3600001 1m1s=61000 1m1ms=60001 1s1ms=1001
  1d2h3m4s5ms=93784005 -1d2h3m4s5ms=-93784005 1d3ms=86400003 1m5ms=60005 5m5s=305000
  2d12h=216000000 -12h30m=-45000000 60m=3600000 3600s=3600000 24h=86400000 86400000ms=86400000
  90m=5400000 1000ms=1000 999ms=999 007d=604800000 01d02h03m04s05ms=93784005 0d0h0m0s0ms=0
  -0d0h0m0s0ms=0 0d1ms=1 -0d1ms=-1 25h=90000000 61s=61000 1001ms=1001 400d=34560000000
  1000000d=86400000000000 0000000000000000000000000000000000000000000000001ms=1
  -0000000000000000000000000000000000000000000000001d=-86400000
  00000000000000000000000000000000000000000000000000000d=0 9007199254740991ms=9007199254740991
  9007199254740992ms=9007199254740992 9007199254740993ms=9007199254740993
  -9007199254740991ms=-9007199254740991 -9007199254740992ms=-9007199254740992
  -9007199254740993ms=-9007199254740993 9007199254740s=9007199254740000
  9007199254741s=9007199254741000 104249991d=9007199222400000 104249992d=9007199308800000
  -104249992d=-9007199308800000 9223372036854775806ms=9223372036854775806
  9223372036854775807ms=9223372036854775807 -9223372036854775807ms=-9223372036854775807
  -9223372036854775808ms=-9223372036854775808 9223372036854775s=9223372036854775000
  9223372036854775s807ms=9223372036854775807 -9223372036854775s808ms=-9223372036854775808
  153722867280912m=9223372036854720000 153722867280912m55s807ms=9223372036854775807
  2562047788015h=9223372036854000000 2562047788015h12m55s807ms=9223372036854775807
  106751991167d=9223372036828800000 106751991167d7h12m55s807ms=9223372036854775807
  -106751991167d7h12m55s808ms=-9223372036854775808 0d9223372036854775807ms=9223372036854775807
  -0d0h9223372036854775808ms=-9223372036854775808 0000009223372036854775807ms=9223372036854775807
`);

const INVALID = [
  ...words(`
  9223372036854775808ms -9223372036854775809ms 9223372036854776s -9223372036854776s
  9223372036854775s808ms -9223372036854775s809ms 153722867280913m 2562047788016h 106751991168d
  -106751991168d 106751991167d7h12m55s808ms -106751991167d7h12m55s809ms 1d9223372036854775807ms
  -1d9223372036854775808ms 9223372036854775807d 9223372036854775808d 18446744073709551615ms
  18446744073709551616ms -18446744073709551615ms 18446744073709551616d 99999999999999999999ms
  99999999999999999999999999999999999999999999d -340282366920938463463374607431768211456ms
  00000018446744073709551616s 9223372036854775807ms1 1s9223372036854775807ms
  0s9223372036854775808ms - d h m s ms -d -ms 1 -1 12 1D 1H 1M 1S 1MS 1Ms 1mS 1sec 1min 1w 1y 1us
  1ns 1ds 1hm 1dms 1mms 1mss 1mm 1ss 1dd 1sm 1hms 1md 1msms 1ms1 1s1 1d2 d1 1.5d 1.0s .5s 1,5s
  1e3ms 1_000ms 0x1ms +1d ++1d --1d +-1d -+1d 1-d 1d- 1d-1s -1d-1s 1d+1s -1d+1s 1h1d 1m1h 1s1m
  1ms1s 1s1d 1ms1d 1ms1m 1m1d 1s1h 1d1d 1h1h 1m1m 1s1s 1ms1ms 1d1h1d 1d1h1m1s1ms1ms 1m1s1m 1d,1h
  1d:1h P1D PT1H P1DT1H 1:00:00 forever 1day 1hour 1ｍs １d 1٠ms ١d १h 1ｄ −1d –1d ²s 1µs 1ⅾ 1ſ 1mſ
  "1d" 1dx "5ms" +5ms --5ms 5msx + . true null ١ १ １ 0 00 1e3 0x10 NaN Infinity __proto__ -0 1_0
  `),
  "\ud835\udfd9d",
  " 1d",
  "1d ",
  "1d\n",
  "\t1d",
  "1d\r",
  "\u00a01d",
  "1d\u0000",
  "\u00001d",
  "1d\u2028",
  "\ufeff1d",
  "1d\ud800",
  "\udc001d",
  " 5ms",
  "5ms ",
  "5ms\n",
  "\t5ms",
  "5ms\r",
  "\u00a05ms",
  "5ms\u0000",
  "\u00005ms",
  "5ms\u2028",
  "\ufeff5ms",
  "5ms\ud800",
  "\udc005ms",
  "1 d",
  "1d 1h",
  "- 1d",
  "1m s",
  "1\u0000d",
  "1d\n1h",
  "1m\u0000s",
  "",
  " ",
  "\u0000",
  "\n",
  "\ud800",
  "\udfff",
  "\ud83d\ude00",
  "\ud835\udfd9",
];

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;
const anyMillis = fc.oneof(fc.bigInt(MIN, MAX), fc.bigInt(-200_000_000n, 200_000_000n));

/** The duration of `millis`, which must fit. */
function duration(millis: bigint): Duration {
  return new Duration(longFromBigInt(millis) ?? Number.NaN);
}

test.each(VALID.map((entry) => entry.split("=")))("`%s` is %s ms", (text = "", millis = "") => {
  expect(parseDuration(text)).toEqual({ ok: true, value: duration(BigInt(millis)) });
});

test.each(INVALID)("%j is not a duration", (text) => {
  expect(parseDuration(text).ok).toBe(false);
});

test("the reason tells a wrong form from a value out of range", () => {
  expect(parseDuration("1s1d")).toEqual({
    ok: false,
    error: "expected units as in `1d2h3m4s5ms`",
  });
  expect(parseDuration("106751991168d")).toEqual({
    ok: false,
    error: "out of the range of 64-bit milliseconds",
  });
  expect(parseDuration("106751991168d1x")).toMatchObject({
    error: expect.stringContaining("expected"),
  });
});

test("what is printed reads back as the same value", () => {
  fc.assert(
    fc.property(anyMillis, (millis) => {
      const printed = printDuration(duration(millis));
      expect(printed).toBe(`${millis}ms`);
      expect(parseDuration(printed)).toEqual({ ok: true, value: duration(millis) });
    }),
  );
});

test("a duration is the sum of its quantities, exact or out of range", () => {
  const scales = { d: 86_400_000n, h: 3_600_000n, m: 60_000n, s: 1000n, ms: 1n };
  const quantity = fc.option(
    fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, 2n ** 37n), fc.bigInt(0n, 2n ** 64n)),
  );
  const parts = fc.record({ d: quantity, h: quantity, m: quantity, s: quantity, ms: quantity });
  fc.assert(
    fc.property(fc.boolean(), parts, (negative, { d, h, m, s, ms }) => {
      let text = negative ? "-" : "";
      let total = 0n;
      for (const [unit, amount] of Object.entries({ d, h, m, s, ms })) {
        if (amount === null) continue;
        text += amount + unit;
        total += amount * scales[unit as keyof typeof scales];
      }
      if (negative) total = -total;
      const parsed = parseDuration(text);
      expect(parsed.ok).toBe(/\d/.test(text) && total >= MIN && total <= MAX);
      if (parsed.ok) expect(parsed.value).toEqual(duration(total));
    }),
    { numRuns: 1000 },
  );
});

test("conversions round toward zero", () => {
  fc.assert(
    fc.property(anyMillis, (millis) => {
      const value = duration(millis);
      expect(longToBigInt(toMilliseconds(value))).toBe(millis);
      expect(longToBigInt(toSeconds(value))).toBe(millis / 1000n);
      expect(longToBigInt(toMinutes(value))).toBe(millis / 60_000n);
      expect(longToBigInt(toHours(value))).toBe(millis / 3_600_000n);
      expect(longToBigInt(toDays(value))).toBe(millis / 86_400_000n);
    }),
  );
  expect(Object.is(toSeconds(duration(-999n)), 0)).toBe(true);
});

test("a text of a million characters is answered at once", () => {
  const million = 1_000_000;
  const texts = [
    "0",
    "9",
    "-",
    ".",
    ":",
    "/",
    "\0",
    " ",
    "1d",
    "1ms",
    "1.",
    "::",
    "\ud800",
    "\u0661",
  ];
  const start = performance.now();
  for (const text of texts) expect(parseDuration(text.repeat(million)).ok).toBe(false);
  expect(parseDuration(`-${"0".repeat(million)}5s`)).toEqual({ ok: true, value: duration(-5000n) });
  expect(performance.now() - start).toBeLessThan(5000);
});
