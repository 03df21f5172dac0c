/** Seeded random choices: the same seed gives the same choices on every machine. */

export interface Random {
  /** A number of [0, 1). */
  unit(): number;
  /** A whole number of [0, bound). */
  below(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** The numbers below `bound`, each taken with the given probability, in order. */
  some(bound: number, probability: number): number[];
}

/** Marsaglia's xorshift over 32 bits, started from a mixed seed. */
export function createRandom(seed: number): Random {
  let state = mix(seed) || 1;
  const unit = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(unit() * bound);
  return {
    unit,
    below,
    chance: (probability) => unit() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    some: (bound, probability) => someBelow(bound, probability, unit),
  };
}

/** Draws the gaps between taken numbers, so that rare choices among many cost nothing. */
function someBelow(bound: number, probability: number, unit: () => number): number[] {
  const taken: number[] = [];
  const scale = Math.log1p(-probability);
  const gap = (): number => Math.floor(Math.log1p(-unit()) / scale);
  for (let next = gap(); next < bound; next += 1 + gap()) taken.push(next);
  return taken;
}

function mix(seed: number): number {
  let bits = Math.imul(seed ^ 0x5bd1e995, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
