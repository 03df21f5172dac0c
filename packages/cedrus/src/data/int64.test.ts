/** Longs against BigInt. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bigLong, longOf } from "../testing/arbitraries.ts";
import {
  addLong,
  divLong,
  floorModLong,
  LONG_MAX,
  LONG_MIN,
  type Long,
  longFromBigInt,
  longFromDigits,
  longToBigInt,
  mulLong,
  negLong,
  subLong,
} from "./int64.ts";

const EDGES: readonly bigint[] = [
  0n,
  1n,
  -1n,
  2n,
  -2n,
  3n,
  7n,
  1000n,
  -1000n,
  86_400_000n,
  -86_400_000n,
  ...[31n, 32n, 52n, 53n, 54n, 62n].flatMap((bits) =>
    [-1n, 0n, 1n].flatMap((by) => [2n ** bits + by, -(2n ** bits) + by]),
  ),
  LONG_MAX,
  LONG_MAX - 1n,
  LONG_MIN,
  LONG_MIN + 1n,
  3037000499n,
  3037000500n,
  -3037000500n,
];

const pairs = EDGES.flatMap((a) => EDGES.map((b) => [a, b] as const));

/** The one form in which a Long may be kept. */
function canonical(x: bigint): Long | undefined {
  if (x < LONG_MIN || x > LONG_MAX) return undefined;
  return x >= -9007199254740991n && x <= 9007199254740991n ? Number(x) : x;
}

function agree(a: bigint, b: bigint): void {
  const [x, y] = [longOf(a), longOf(b)];
  // `toBe` tells -0 from 0 and a number from a bigint.
  expect(addLong(x, y)).toBe(canonical(a + b));
  expect(subLong(x, y)).toBe(canonical(a - b));
  expect(mulLong(x, y)).toBe(canonical(a * b));
  expect([x < y, x === y, x > y]).toEqual([a < b, a === b, a > b]);
}

describe("arithmetic and comparison", () => {
  test(`all ${pairs.length} pairs of edges`, () => {
    for (const [a, b] of pairs) agree(a, b);
  });

  test("random pairs", () => {
    fc.assert(fc.property(bigLong, bigLong, agree), { numRuns: 2000 });
  });

  test("small bigints that a caller wrote are taken", () => {
    expect([addLong(1n, 2), subLong(1n, 2n), mulLong(3n, 4), negLong(5n)]).toEqual([3, -1, 12, -5]);
  });
});

describe("of one operand", () => {
  const unary = (a: bigint): void => {
    const x = longOf(a);
    expect(x).toBe(canonical(a));
    expect(longToBigInt(x)).toBe(a);
    expect(negLong(x)).toBe(canonical(-a));
    expect(longFromDigits(String(a))).toBe(canonical(a));
    for (const divisor of [1, 2, 7, 1000, 60_000, 86_400_000]) {
      const big = BigInt(divisor);
      expect(divLong(x, divisor)).toBe(canonical(a / big));
      expect(floorModLong(x, divisor)).toBe(Number(((a % big) + big) % big));
    }
  };

  test("edges", () => {
    for (const edge of EDGES) unary(edge);
  });

  test("random", () => {
    fc.assert(fc.property(bigLong, unary), { numRuns: 1000 });
  });
});

describe("from digits", () => {
  test.each([
    { digits: "-0", want: 0 },
    { digits: "007", want: 7 },
    { digits: "-007", want: -7 },
    { digits: "0".repeat(100), want: 0 },
    { digits: `${"0".repeat(100)}9223372036854775807`, want: LONG_MAX },
    { digits: `-${"0".repeat(100)}9223372036854775808`, want: LONG_MIN },
    { digits: "9007199254740991", want: 9007199254740991 },
    { digits: "9007199254740992", want: 9007199254740992n },
    { digits: "9223372036854775808", want: undefined },
    { digits: "-9223372036854775809", want: undefined },
    { digits: "1".repeat(1_000_000), want: undefined },
  ])("$want", ({ digits, want }) => {
    expect(longFromDigits(digits)).toBe(want);
  });

  test.each([LONG_MAX + 1n, LONG_MIN - 1n, 10n ** 400n])("a bigint beyond 64 bits", (big) => {
    expect(longFromBigInt(big)).toBeUndefined();
  });
});
