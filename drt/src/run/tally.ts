/** Counts of what happened: in one case, in a range of cases, in a whole run. */

import type { Recorder } from "../target.ts";

export interface Tally {
  /** How many inputs were generated and checked. */
  inputs: number;
  /** How many cases were compared: one input holds many. */
  cases: number;
  /** Time spent by workers, in milliseconds. */
  milliseconds: number;
  wrongAllows: number;
  /** How often something was seen. */
  readonly labels: Map<string, number>;
  /** How many inputs diverged, by aspect. */
  readonly divergences: Map<string, number>;
  /** How often an entry of the ledger explained a divergence, by its id. */
  readonly known: Map<string, number>;
}

export function emptyTally(): Tally {
  return {
    inputs: 0,
    cases: 0,
    milliseconds: 0,
    wrongAllows: 0,
    labels: new Map(),
    divergences: new Map(),
    known: new Map(),
  };
}

export function addTally(to: Tally, from: Tally): void {
  to.inputs += from.inputs;
  to.cases += from.cases;
  to.milliseconds += from.milliseconds;
  to.wrongAllows += from.wrongAllows;
  addCounts(to.labels, from.labels);
  addCounts(to.divergences, from.divergences);
  addCounts(to.known, from.known);
}

export function addCounts(to: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count);
}

export function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

/** Lets a check write into a tally. */
export function recorderOf(tally: Tally): Recorder {
  return {
    compared: (count) => {
      tally.cases += count;
    },
    saw: (label) => {
      increment(tally.labels, label);
    },
  };
}

/** For a check that is repeated: what it sees has been counted. */
export const SILENT: Recorder = { compared: () => undefined, saw: () => undefined };

/** A tally as JSON holds it. */
export interface TallyData {
  readonly inputs: number;
  readonly cases: number;
  readonly milliseconds: number;
  readonly wrongAllows: number;
  readonly labels: Readonly<Record<string, number>>;
  readonly divergences: Readonly<Record<string, number>>;
  readonly known: Readonly<Record<string, number>>;
}

export function tallyToData(tally: Tally): TallyData {
  return {
    ...tally,
    milliseconds: Math.round(tally.milliseconds),
    labels: sorted(tally.labels),
    divergences: sorted(tally.divergences),
    known: sorted(tally.known),
  };
}

export function tallyFromData(data: TallyData): Tally {
  return {
    ...data,
    labels: new Map(Object.entries(data.labels)),
    divergences: new Map(Object.entries(data.divergences)),
    known: new Map(Object.entries(data.known)),
  };
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
