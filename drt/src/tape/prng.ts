/** Pseudo-random 32-bit words: Doty-Humphrey's sfc32, seeded by a hash of text. */

/** A chaotic generator of 128 bits of state, one of them a counter. */
export class Prng {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Equal seeds give equal words. */
  constructor(seed: string) {
    this.#a = hash32(seed, 0x811c9dc5);
    this.#b = hash32(seed, 0x9e3779b9);
    this.#c = hash32(seed, 0x7f4a7c15);
    for (let round = 0; round < 15; round++) this.word();
  }

  /** The next word, from 0 up to 2^32 - 1. */
  word(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }
}

/** FNV-1a over the code units, then a mixing step, so that seeds that differ little give words that differ a lot. */
function hash32(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** What names the case with number `index` of a target in a run: a seed, from which the case follows. */
export function caseSeed(runSeed: string, target: string, index: number): string {
  return `${runSeed}/${target}/${index}`;
}
