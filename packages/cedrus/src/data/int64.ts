/**
 * Cedar's Long: a signed 64-bit integer, exact.
 *
 * A Long is a `number` while it is a safe integer and a `bigint` beyond, never both: one canonical
 * form, so that `===`, `Set` and `Map` compare Longs correctly. Only this file knows. Arithmetic
 * answers `undefined` on overflow, because Cedar makes overflow an error instead of wrapping.
 */

/** A signed 64-bit integer in canonical form. */
export type Long = number | bigint;

export const LONG_MIN = -(2n ** 63n);
export const LONG_MAX = 2n ** 63n - 1n;

export function isLong(x: unknown): x is Long {
  return typeof x === "number" || typeof x === "bigint";
}

/** The Long equal to `x`, or `undefined` when it does not fit in 64 bits. */
export function longFromBigInt(x: bigint): Long | undefined {
  if (x < LONG_MIN || x > LONG_MAX) return undefined;
  return canonical(x);
}

/** The Long written in decimal digits with an optional `-`, or `undefined` beyond 64 bits. */
export function longFromDigits(text: string): Long | undefined {
  if (text.length <= 15) return Number(text) + 0;
  const digits = text.replace(/^(-?)0+(?=\d)/, "$1");
  return digits.length > 20 ? undefined : longFromBigInt(BigInt(digits));
}

export function longToBigInt(x: Long): bigint {
  return BigInt(x);
}

export function addLong(a: Long, b: Long): Long | undefined {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return longFromBigInt(BigInt(a) + BigInt(b));
}

export function subLong(a: Long, b: Long): Long | undefined {
  // `-b` may be one beyond 64 bits: only the sum has to fit.
  return addLong(a, -b);
}

export function mulLong(a: Long, b: Long): Long | undefined {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    // `+ 0` turns -0 into 0, which `Object.is` and printing would tell apart.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return longFromBigInt(BigInt(a) * BigInt(b));
}

export function negLong(a: Long): Long | undefined {
  return subLong(0, a);
}

/** `a / b` rounded toward zero. `b` is a non-zero constant. */
export function divLong(a: Long, b: number): Long {
  return typeof a === "number" ? Math.trunc(a / b) + 0 : canonical(a / BigInt(b));
}

/** What remains of `a / b` rounded down: always in `[0, b)`. `b` is a positive constant. */
export function floorModLong(a: Long, b: number): number {
  const remainder = typeof a === "number" ? a % b : Number(a % BigInt(b));
  return remainder < 0 ? remainder + b : remainder + 0;
}

function canonical(x: bigint): Long {
  const n = Number(x);
  return Number.isSafeInteger(n) ? n : x;
}
