import fc from "fast-check";
import { expect, test } from "vitest";
import { longFromBigInt } from "../../data/int64.ts";
import { Decimal, parseDecimal, printDecimal } from "./decimal.ts";

/** The words of a table. Entries with white space in them stand beside it. */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Texts and the units they mean. */
const VALID = words(`
  0.0=0 0.00=0 0.000=0 0.0000=0 -0.0=0 -0.0000=0 00.0=0 -00.00=0 1.0=10000 1.00=10000 1.000=10000
  1.0000=10000 -1.0=-10000 0.1=1000 0.01=100 0.001=10 0.0001=1 -0.1=-1000 -0.01=-100 -0.001=-10
  -0.0001=-1 -0.5=-5000 0.5=5000 -0.5000=-5000 0.9999=9999 -0.9999=-9999 9.9999=99999 10.0=100000
  12.34=123400 12.345=123450 12.3456=123456 -12.34=-123400 123.4=1234000 00012.34=123400
  -00012.34=-123400 01.5=15000 -01.5=-15000 1234567890.1234=12345678901234
  99999999999.9999=999999999999999 900719925474.0991=9007199254740991
  900719925474.0992=9007199254740992 900719925474.0993=9007199254740993
  -900719925474.0991=-9007199254740991 -900719925474.0992=-9007199254740992
  -900719925474.0993=-9007199254740993 900719925474099.1=9007199254740991000
  900719925474100.0=9007199254741000000 922337203685476.9999=9223372036854769999
  922337203685477.0=9223372036854770000 922337203685477.58=9223372036854775800
  922337203685477.5806=9223372036854775806 922337203685477.5807=9223372036854775807
  -922337203685477.5807=-9223372036854775807 -922337203685477.5808=-9223372036854775808
  00000000000000000000000000000000922337203685477.5807=9223372036854775807
  -00000000000000000000000000000000922337203685477.5808=-9223372036854775808
  00000000000000000000000000000000000000000000000000.1=1000 100000000000000.0=1000000000000000000
  1.10=11000 1.1=11000 1.01=10100 1.0100=10100 3.14=31400 2.7182=27182 -273.15=-2731500 4.20=42000
  7.0700=70700 8.0008=80008 42.0=420000 -42.4242=-424242 65535.0=655350000 65536.0=655360000
  2147483647.0=21474836470000 2147483648.0=21474836480000 4294967296.5=42949672965000
  -2147483648.5=-21474836485000 0.2500=2500 0.75=7500 0.0010=10
`);

const INVALID = [
  ...words(`
  922337203685477.5808 -922337203685477.5809 922337203685477.6 922337203685477.9999
  922337203685478.0 -922337203685478.0 1000000000000000.0 9223372036854775807.0
  9223372036854775808.0 -9223372036854775808.0 18446744073709551616.0 99999999999999999999.0
  -99999999999999999999999999.9 00000000000000000000922337203685477.5808 .5 5. -.5 -5. . -. .0 0. 0
  5 12 -12 1.00000 1.12345 0.00000 1.00000000000000000000 -1.23456 +1.0 +0.0 ++1.0 --1.0 -+1.0
  +-1.0 1.+0 1.-0 1.0- 1.0+ 1-.0 1e1 1.0e1 1.0E1 1.e1 1e1.0 0x1.0 0b1.0 0o1.0 1.0f 1.0d 1.0n 1.0%
  1,0 1.000,0 1,000.0 1_000.0 1.0_0 _1.0 1._0 1.0.0 1..0 ..1 1.0. .1.0 1.2.3.4 a.0 1.a 1.0a A.F ∞
  NaN.0 infinity 1/2 1:0 1;0 1'0 (1.0) [1.0] {1.0} 1.0L １.0 1.０ ١.0 1.٢ १.५ −1.0 –1.0 1．0 1·0 1٫0
  ²5.0 1.² Ⅷ.0 一.〇 "1.0" 1.0x - + true null ١ १ １ 00 1 1e3 0x10 NaN Infinity __proto__ -0 1_0
  `),
  "$1.0",
  "\ud835\udfd9.\ud835\udfd8",
  " 1.0",
  "1.0 ",
  "1.0\n",
  "\t1.0",
  "1.0\r",
  "\u00a01.0",
  "1.0\u0000",
  "\u00001.0",
  "1.0\u2028",
  "\ufeff1.0",
  "1.0\ud800",
  "\udc001.0",
  "1 .0",
  "1. 0",
  "- 1.0",
  "1\n.0",
  "1.0\n\n",
  "1.\u0000",
  "",
  " ",
  "\u0000",
  "\n",
  "\ud800",
  "\udfff",
  "\ud83d\ude00",
  "\ud835\udfd9",
];

/** The decimal of `units`, which must fit. */
function decimal(units: bigint): Decimal {
  return new Decimal(longFromBigInt(units) ?? Number.NaN);
}

const anyUnits = fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(-20_000n, 20_000n));

test.each(VALID.map((entry) => entry.split("=")))("`%s` is %s units", (text = "", units = "") => {
  expect(parseDecimal(text)).toEqual({ ok: true, value: decimal(BigInt(units)) });
});

test.each(INVALID)("%j is not a decimal", (text) => {
  expect(parseDecimal(text).ok).toBe(false);
});

test.each([
  ["1", "expected digits as in `12.34`"],
  ["1.23456", "more than 4 decimal digits"],
  ["922337203685477.5808", "out of the range of 64-bit ten-thousandths"],
])("the reason why `%s` is not a decimal", (text, error) => {
  expect(parseDecimal(text)).toEqual({ ok: false, error });
});

test.each([
  [0n, "0.0000"],
  [1n, "0.0001"],
  [-1n, "-0.0001"],
  [-5000n, "-0.5000"],
  [10_000n, "1.0000"],
  [-123_456n, "-12.3456"],
  [2n ** 63n - 1n, "922337203685477.5807"],
  [-(2n ** 63n), "-922337203685477.5808"],
])("%s units print as %s", (units, text) => {
  expect(printDecimal(decimal(units))).toBe(text);
});

test("what is printed reads back as the same value", () => {
  fc.assert(
    fc.property(anyUnits, (units) => {
      const printed = printDecimal(decimal(units));
      expect(printed).toMatch(/^-?\d+\.\d{4}$/);
      expect(parseDecimal(printed)).toEqual({ ok: true, value: decimal(units) });
    }),
  );
});

test("leading zeros and zeros at the end change nothing", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 63n - 1n), fc.nat(40), fc.nat(4), (whole, zeros, digits) => {
      const plain = parseDecimal(`${whole}.${"0".repeat(Math.max(1, digits))}`);
      const padded = parseDecimal(`${"0".repeat(zeros)}${whole}.0`);
      expect(padded).toEqual(plain);
      expect(plain.ok).toBe(whole * 10_000n < 2n ** 63n);
    }),
  );
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
  for (const text of texts) expect(parseDecimal(text.repeat(million)).ok).toBe(false);
  expect(parseDecimal(`-${"0".repeat(million)}.5`)).toEqual({ ok: true, value: decimal(-5000n) });
  expect(performance.now() - start).toBeLessThan(5000);
});
