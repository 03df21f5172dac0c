/** Strings as sequences of Unicode scalar values, which is what Cedar's strings are. */

/** The offset of the first lone surrogate in `text`, or -1 when `text` is well formed. */
export function loneSurrogateAt(text: string): number {
  // With the flag `u`, the halves of a pair are one character, which is not in this range.
  return text.search(/[\ud800-\udfff]/u);
}

/** Orders strings by code point, as Rust does; JavaScript's own order is by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above U+FFFF, so they order after all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
