/** A seeded stream of random numbers (mulberry32). */

export interface Random {
  /** A whole number from 0 up to but not including `below`. */
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const int = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % below;
  };
  return {
    int,
    pick: (from) => {
      const item = from[int(from.length)];
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
  };
}
