import fc from "fast-check";
import { expect, test } from "vitest";
import { longFromBigInt, longToBigInt } from "../../data/int64.ts";
import {
  Datetime,
  durationSince,
  offset,
  parseDatetime,
  printDatetime,
  toDate,
  toTime,
} from "./datetime.ts";
import { Duration, parseDuration } from "./duration.ts";

/** The words of a table. Entries with white space in them stand beside it. */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Texts and the milliseconds since 1970 they mean. */
const VALID = words(`
  1970-01-01=0 1970-01-02=86400000 1969-12-31=-86400000 0000-01-01=-62167219200000
  0000-02-28=-62162208000000 0000-02-29=-62162121600000 0000-03-01=-62162035200000
  0000-12-31=-62135683200000 0001-01-01=-62135596800000 0004-02-29=-62035891200000
  0099-12-31=-59011545600000 0100-02-28=-59006448000000 0100-03-01=-59006361600000
  0400-02-29=-49539340800000 1582-10-04=-12220243200000 1582-10-05=-12220156800000
  1582-10-15=-12219292800000 1600-02-29=-11670998400000 1900-02-28=-2203977600000
  1900-03-01=-2203891200000 1904-02-29=-2077747200000 1999-12-31=946598400000
  2000-01-01=946684800000 2000-02-29=951782400000 2000-03-01=951868800000 2023-02-28=1677542400000
  2024-01-31=1706659200000 2024-02-29=1709164800000 2024-03-31=1711843200000
  2024-04-30=1714435200000 2024-05-31=1717113600000 2024-06-30=1719705600000
  2024-07-31=1722384000000 2024-08-31=1725062400000 2024-09-30=1727654400000
  2024-10-31=1730332800000 2024-11-30=1732924800000 2024-12-31=1735603200000
  2038-01-19=2147472000000 2100-02-28=4107456000000 2400-02-29=13574563200000
  9996-02-29=253281168000000 9999-12-31=253402214400000 1970-01-01T00:00:00Z=0
  1970-01-01T00:00:00.000Z=0 1970-01-01T00:00:00.001Z=1 1969-12-31T23:59:59.999Z=-1
  1969-12-31T23:59:59Z=-1000 1970-01-01T23:59:59.999Z=86399999 1970-01-01T00:00:00+0000=0
  1970-01-01T00:00:00-0000=0 1970-01-01T00:00:00+0001=-60000 1970-01-01T00:00:00-0001=60000
  1970-01-01T00:00:00+0100=-3600000 1970-01-01T00:00:00-0100=3600000
  1970-01-01T00:00:00+2359=-86340000 1970-01-01T00:00:00-2359=86340000
  1970-01-01T00:00:00.500+0530=-19799500 2024-10-15T11:35:00Z=1728992100000
  2024-10-15T11:35:00.000+0100=1728988500000 2024-10-15T11:38:02Z=1728992282000
  2024-10-15T11:38:02.101Z=1728992282101 2024-10-15T11:38:02.101+1134=1728950642101
  2024-10-15T11:38:02.101-1134=1729033922101 2024-10-15T11:38:02+1134=1728950642000
  2024-10-15T11:38:02-1134=1729033922000 0000-01-01T00:00:00+2359=-62167305540000
  0000-01-01T00:00:00.000Z=-62167219200000 9999-12-31T23:59:59.999Z=253402300799999
  9999-12-31T23:59:59.999-2359=253402387139999 9999-12-31T23:59:59.999+2359=253402214459999
  2024-02-29T23:59:59-0001=1709251259000 2000-02-29T00:00:00.010Z=951782400010
  2038-01-19T03:14:08Z=2147483648000 2016-12-31T23:59:59.999Z=1483228799999
`);

const INVALID = [
  ...words(`
  2016-12-31T23:59:60Z 2016-12-31T23:59:60.000Z 2024-02-30 2023-02-29 1900-02-29 2100-02-29
  0100-02-29 2024-00-01 2024-13-01 2024-99-01 2024-01-00 2024-01-32 2024-04-31 2024-06-31
  2024-09-31 2024-11-31 2024-12-99 0000-00-00 2024-01-01T24:00:00Z 2024-01-01T25:00:00Z
  2024-01-01T00:60:00Z 2024-01-01T00:00:60Z 2024-01-01T00:00:61Z 2024-01-01T99:99:99Z
  2024-01-01T00:00:00+2400 2024-01-01T00:00:00-2400 2024-01-01T00:00:00+0060
  2024-01-01T00:00:00-0060 2024-01-01T00:00:00+2360 2024-01-01T00:00:00+9999 2024-02-30T00:00:00Z
  2024 2024-01 2024-1-1 2024-01-1 2024-1-01 24-01-01 024-01-01 02024-01-01 12024-01-01 +2024-01-01
  -2024-01-01 -0001-01-01 +002024-01-01 000002024-01-01 20240101 2024/01/01 2024.01.01 2024-0101
  202401-01 01-01-2024 2024-W01-1 2024-001 2024-01-01T 2024-01-01Z 2024-01-01+0000 2024-01-01T00
  2024-01-01T00Z 2024-01-01T00:00 2024-01-01T00:00Z 2024-01-01T00:00:00 2024-01-01T00:00:00.000
  2024-01-01T000000Z 2024-01-01T0:00:00Z 2024-01-01T00:0:00Z 2024-01-01T00:00:0Z
  2024-01-01t00:00:00Z 2024-01-01T00:00:00z 2024-01-0100:00:00Z 2024-01-01_00:00:00Z
  2024-01-01T00-00-00Z 2024-01-01T00:00:00.Z 2024-01-01T00:00:00.0Z 2024-01-01T00:00:00.00Z
  2024-01-01T00:00:00.0000Z 2024-01-01T00:00:00.000000Z 2024-01-01T00:00:00,000Z
  2024-01-01T00:00:00:000Z 2024-01-01T00:00:00ZZ 2024-01-01T00:00:00Z+0000
  2024-01-01T00:00:00+0000Z 2024-01-01T00:00:00+00:00 2024-01-01T00:00:00+00
  2024-01-01T00:00:00+000 2024-01-01T00:00:00+00000 2024-01-01T00:00:00+1 2024-01-01T00:00:00+
  2024-01-01T00:00:00- 2024-01-01T00:00:000000 2024-01-01T00:00:00--0100 2024-01-01T00:00:00+-100
  2024-01-01T00:00:00−0100 2024-01-01T00:00:00.+0100 2024-01-01T00:00:00.-01Z 2024-01-01T-0:00:00Z
  2024-01-01T00:00:00UTC 2024-01-01T00:00:00GMT 2024-01-01T00:00:00Z[UTC] 2024-01-01T00:00:00.000Zx
  today now 0 1704067200000 20x4-01-01 2024-ab-01 2024-01-0x 2024-01-01Tab:00:00Z 2024--1-01
  2024-01--1 2024-01-01-01 ２024-01-01 2024-0１-01 2024-01-0１ ２０２４-０１-０１ ٢٠٢٤-٠١-٠١ 2024‐01‐01
  2024−01−01 2024–01–01 2024-01-01T00：00：00Z 2024-01-01Ｔ00:00:00Z 2024-01-01T00:00:00Ｚ
  2024-01-01T00:00:00.٠٠٠Z "2024-01-01" --2024-01-01 2024-01-01x "2024-01-01T00:00:00Z"
  +2024-01-01T00:00:00Z --2024-01-01T00:00:00Z 2024-01-01T00:00:00Zx - + . true null ١ १ １ 00 1 1e3
  0x10 NaN Infinity __proto__ -0 1_0
  `),
  " 2024-01-01",
  "2024-01-01 ",
  "2024-01-01\n",
  "\t2024-01-01",
  "2024-01-01\r",
  "\u00a02024-01-01",
  "2024-01-01\u0000",
  "\u00002024-01-01",
  "2024-01-01\u2028",
  "\ufeff2024-01-01",
  "2024-01-01\ud800",
  "\udc002024-01-01",
  " 2024-01-01T00:00:00Z",
  "2024-01-01T00:00:00Z ",
  "2024-01-01T00:00:00Z\n",
  "\t2024-01-01T00:00:00Z",
  "2024-01-01T00:00:00Z\r",
  "\u00a02024-01-01T00:00:00Z",
  "2024-01-01T00:00:00Z\u0000",
  "\u00002024-01-01T00:00:00Z",
  "2024-01-01T00:00:00Z\u2028",
  "\ufeff2024-01-01T00:00:00Z",
  "2024-01-01T00:00:00Z\ud800",
  "\udc002024-01-01T00:00:00Z",
  "2024-01-01 00:00:00Z",
  "2024-01-01T 00:00:00Z",
  "2024-01-01T00:00:00 Z",
  "2024-01-01T00:00:00 +0000",
  "2024 -01-01",
  "2024-01-01T00:00:00\u0000Z",
  "",
  " ",
  "\u0000",
  "\n",
  "\ud800",
  "\udfff",
  "\ud83d\ude00",
  "\ud835\udfd9",
];

const DAY = 86_400_000n;
const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;
const anyMillis = fc.oneof(
  fc.bigInt(MIN, MAX),
  fc.bigInt(-3n * DAY, 3n * DAY),
  fc.bigInt(MIN, MIN + 2n * DAY),
  fc.bigInt(MAX - DAY, MAX),
);

/** The Long `value`, which must fit. */
const long = (value: bigint) => longFromBigInt(value) ?? Number.NaN;
const datetime = (millis: bigint) => new Datetime(long(millis));
const fits = (value: bigint) => value >= MIN && value <= MAX;

test.each(VALID.map((entry) => entry.split("=")))("`%s` is %s ms", (text = "", millis = "") => {
  expect(parseDatetime(text)).toEqual({ ok: true, value: datetime(BigInt(millis)) });
});

test.each(INVALID)("%j is not a datetime", (text) => {
  expect(parseDatetime(text).ok).toBe(false);
});

test.each([
  ["2024-1-1", expect.stringContaining("expected")],
  ["2024-02-30T99:00:00", expect.stringContaining("expected")],
  ["2024-02-30T99:00:00Z", "no such day"],
  ["2024-02-20T24:00:00Z", "no such time"],
  ["2024-02-20T23:59:60Z", "no such time"],
  ["2024-02-20T00:00:00+2400", "no such offset"],
])("the reason why `%s` is not a datetime: form before range, left to right", (text, error) => {
  expect(parseDatetime(text)).toEqual({ ok: false, error });
});

test("every day of the years 0 to 9999 follows the one before, and no other day is legal", () => {
  let expected = -719_528 * 86_400_000;
  for (let year = 0; year <= 9999; year++) {
    // The calendar repeats every 400 years: look at all days of one period, then at its edges.
    const everyDay = year < 400 || year % 100 === 0;
    for (let month = 1; month <= 12; month++) {
      const length = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
      for (let day = 1; day <= 31; day += everyDay ? 1 : 30) {
        const pad = (value: number, width: number) => String(value).padStart(width, "0");
        const parsed = parseDatetime(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
        if (parsed.ok !== day <= length) expect.fail(`${year}-${month}-${day}`);
        if (parsed.ok && parsed.value.millis !== expected + (day - 1) * 86_400_000) {
          expect.fail(`${year}-${month}-${day} is ${parsed.value.millis}`);
        }
      }
      expected += length * 86_400_000;
    }
  }
});

test("a time of day and an offset move the instant", () => {
  const field = (max: number, width = 2) =>
    fc.nat(max).map((value) => String(value).padStart(width, "0"));
  const parts = fc.tuple(field(23), field(59), field(59), field(999, 3), field(23), field(59));
  fc.assert(
    fc.property(parts, fc.constantFrom("+", "-"), ([h, m, s, ms, oh, om], sign) => {
      const parsed = parseDatetime(`2024-02-29T${h}:${m}:${s}.${ms}${sign}${oh}${om}`);
      const iso = Date.parse(`2024-02-29T${h}:${m}:${s}.${ms}${sign}${oh}:${om}`);
      expect(parsed).toEqual({ ok: true, value: new Datetime(iso) });
    }),
  );
});

test("the canonical text is an expression with the same value", () => {
  expect(printDatetime(datetime(0n))).toBe('datetime("1970-01-01").offset(duration("0ms"))');
  fc.assert(
    fc.property(anyMillis, (millis) => {
      const [, epoch = "", since = ""] =
        /^datetime\("(.*)"\)\.offset\(duration\("(.*)"\)\)$/.exec(
          printDatetime(datetime(millis)),
        ) ?? [];
      const start = parseDatetime(epoch);
      const distance = parseDuration(since);
      expect(start.ok && distance.ok && offset(start.value, distance.value)).toEqual(
        datetime(millis),
      );
    }),
  );
});

test("offset and durationSince are exact, or overflow", () => {
  fc.assert(
    fc.property(anyMillis, anyMillis, (a, b) => {
      expect(offset(datetime(a), new Duration(long(b)))).toEqual(
        fits(a + b) ? datetime(a + b) : undefined,
      );
      expect(durationSince(datetime(a), datetime(b))).toEqual(
        fits(a - b) ? new Duration(long(a - b)) : undefined,
      );
    }),
  );
});

test("toDate and toTime split an instant at the midnight before it", () => {
  fc.assert(
    fc.property(anyMillis, (millis) => {
      const time = toTime(datetime(millis));
      const date = toDate(datetime(millis));
      const ofDay = longToBigInt(time.millis);
      expect(ofDay).toBe(((millis % DAY) + DAY) % DAY);
      expect(date).toEqual(fits(millis - ofDay) ? datetime(millis - ofDay) : undefined);
      if (date !== undefined) expect(offset(date, time)).toEqual(datetime(millis));
    }),
  );
});

test("toDate overflows in the first day of all only", () => {
  const firstMidnight = (MIN / DAY) * DAY;
  expect(toDate(datetime(firstMidnight))).toEqual(datetime(firstMidnight));
  expect(toDate(datetime(firstMidnight - 1n))).toBeUndefined();
  expect(toDate(datetime(MIN))).toBeUndefined();
  expect(toDate(datetime(MAX))).toEqual(datetime((MAX / DAY) * DAY));
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
  for (const text of texts) expect(parseDatetime(text.repeat(million)).ok).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
