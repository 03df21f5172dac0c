/** The constants of one world: values and policies draw from the same few, so that they meet. */

import type { Source } from "../source.ts";
import { EDGE_LONGS, type ExtensionFn, INVALID, VALID } from "./literals.ts";
import { PLAIN_STRINGS, WEIRD_STRINGS } from "./names.ts";

export interface Pools {
  readonly longs: readonly bigint[];
  readonly strings: readonly string[];
  readonly tagKeys: readonly string[];
  readonly valid: Readonly<Record<ExtensionFn, readonly string[]>>;
}

export function generatePools(source: Source): Pools {
  const strings = source.list(3, 6, () => generateString(source));
  return {
    longs: source.list(3, 8, () => generateLong(source)),
    strings,
    tagKeys: source.list(2, 3, () => source.pick(strings)),
    valid: {
      ip: some(source, VALID.ip),
      decimal: some(source, VALID.decimal),
      datetime: some(source, VALID.datetime),
      duration: some(source, VALID.duration),
    },
  };
}

function some(source: Source, all: readonly string[]): readonly string[] {
  return source.list(3, 5, () => source.pick(all));
}

function generateString(source: Source): string {
  return source.pick(source.chance(1, 4) ? WEIRD_STRINGS : PLAIN_STRINGS);
}

const SMALL_WORD = 2 ** 16;

/** Small, at an edge, or any of the 2^64. */
export function generateLong(source: Source): bigint {
  const kind = source.weighted([
    [6, "small"],
    [4, "edge"],
    [1, "any"],
  ] as const);
  if (kind === "small") return BigInt(source.int(12)) - 2n;
  if (kind === "edge") return source.pick(EDGE_LONGS);
  let bits = 0n;
  for (let word = 0; word < 4; word++) bits = bits * 65536n + BigInt(source.int(SMALL_WORD));
  return BigInt.asIntN(64, bits);
}

/** A string that the constructor refuses. */
export function invalidLiteral(source: Source, fn: ExtensionFn): string {
  return source.pick(INVALID[fn]);
}
