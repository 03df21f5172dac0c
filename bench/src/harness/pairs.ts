/** Engines against the first of them, on the same requests. */

import type { Times } from "./measure.ts";
import { type Summary, summarize } from "./stats.ts";

export interface Comparison {
  readonly engine: string;
  readonly times: Summary;
  /** How many times the first engine's median or 99th percentile its own is. */
  readonly p50Ratio: number;
  readonly p99Ratio: number;
}

/** Puts together what was measured of several hierarchies. */
export function compare(all: readonly Times[], first: string): readonly Comparison[] {
  const paired = new Map<string, { own: number[]; first: number[] }>();
  for (const times of all) {
    const base = times.get(first) ?? new Float64Array();
    for (const [engine, own] of times) {
      const known = paired.get(engine) ?? { own: [], first: [] };
      known.own.push(...own);
      known.first.push(...base.subarray(0, own.length));
      paired.set(engine, known);
    }
  }
  return [...paired].map(([engine, pair]) => comparison(engine, pair));
}

interface Pair {
  readonly own: readonly number[];
  readonly first: readonly number[];
}

function comparison(engine: string, pair: Pair): Comparison {
  const [own, base] = [summarize(pair.own), summarize(pair.first)];
  return { engine, times: own, p50Ratio: own.p50 / base.p50, p99Ratio: own.p99 / base.p99 };
}
