/** What was measured: bars with their verdicts, plain figures, distributions, and what was left out. */

import type { Summary } from "./stats.ts";

/** What a figure must keep to. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

export interface Row {
  readonly group: string;
  readonly what: string;
  readonly value: number;
  /** `x` is a ratio. */
  readonly unit: string;
  readonly bar?: Bar;
  readonly held?: boolean;
}

/** A figure that has a bar, or none. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly bar?: Bar;
  /** Whether it is the same in every run, so that no slack is needed. */
  readonly isExact?: boolean;
}

/** Times of one engine on one workload, in nanoseconds. */
export interface Distribution extends Summary {
  readonly group: string;
  readonly workload: string;
  readonly engine: string;
  readonly parameter: number;
  /** How many times the median of the first engine on the same requests the median is. */
  readonly ratio?: number;
  /** The same of the 99th percentiles. */
  readonly p99Ratio?: number;
}

/** What one task took at sizes that double from one to the next, in nanoseconds. */
export interface Series {
  readonly group: string;
  readonly what: string;
  readonly points: readonly { readonly size: number; readonly ns: number }[];
}

/** A group that has run. */
export interface GroupRun {
  readonly name: string;
  readonly about: string;
  readonly seconds: number;
}

export class Ledger {
  readonly rows: Row[] = [];
  readonly distributions: Distribution[] = [];
  readonly series: Series[] = [];
  readonly groups: GroupRun[] = [];
  readonly skipped: string[] = [];
  readonly #slack: number;
  readonly #say: (line: string) => void;

  /** `slack` is by how much a figure may miss its bar; 1 in a full run. */
  constructor(slack: number, say: (line: string) => void) {
    this.#slack = slack;
    this.#say = say;
  }

  note(group: string, what: string, { value, unit, bar, isExact = false }: Figure): void {
    const row: Row =
      bar === undefined
        ? { group, what, value, unit }
        : { group, what, value, unit, bar, held: this.#holds(value, bar, isExact) };
    this.rows.push(row);
    this.#say(rowText(row));
  }

  distribution(it: Distribution): void {
    this.distributions.push(it);
  }

  growth(it: Series): void {
    this.series.push(it);
    this.#say(`  ${it.group.padEnd(9)} ${it.what}: ${seriesText(it)}`);
  }

  /** A group has run. */
  end(it: GroupRun): void {
    this.groups.push(it);
    this.#say(`  (${it.name}: ${it.seconds.toFixed(1)} s)`);
  }

  skip(what: string, why: string): void {
    this.skipped.push(`${what}: ${why}`);
    this.#say(`  ${what}: ${why}`);
  }

  /** The bars that did not hold. */
  get short(): readonly Row[] {
    return this.rows.filter(({ held }) => held === false);
  }

  get bars(): readonly Row[] {
    return this.rows.filter(({ bar }) => bar !== undefined);
  }

  /** What is no finite number holds nothing: something has gone wrong with the measurement. */
  #holds(value: number, bar: Bar, isExact: boolean): boolean {
    if (!Number.isFinite(value)) return false;
    const slack = isExact ? 1 : this.#slack;
    return "atLeast" in bar ? value >= bar.atLeast / slack : value <= bar.atMost * slack;
  }
}

function rowText({ group, what, value, unit, bar, held }: Row): string {
  const verdict =
    bar === undefined ? "" : `  ${barText(bar, unit)}  ${verdictOn(value, bar, held)}`;
  return `  ${group.padEnd(9)} ${what.padEnd(72)} ${figureText(value, unit).padStart(12)}${verdict}`;
}

function verdictOn(value: number, bar: Bar, held: boolean | undefined): string {
  if (held !== true) return "SHORT";
  const reaches = "atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost;
  return reaches ? "ok" : "within the slack of a quick run";
}

function seriesText({ points }: Series): string {
  const texts = points.map(({ size, ns }) => `${timeText(ns)} at ${size.toLocaleString("en")}`);
  return texts.join(", ");
}

export function barText(bar: Bar, unit: string): string {
  return "atLeast" in bar
    ? `≥ ${figureText(bar.atLeast, unit)}`
    : `≤ ${figureText(bar.atMost, unit)}`;
}

/** Three significant digits are all that a measurement gives. */
export function figureText(value: number, unit: string): string {
  const digits = value >= 1000 ? Math.round(value).toLocaleString("en") : toThree(value);
  return unit === "x" ? `${digits}×` : `${digits} ${unit}`.trimEnd();
}

/** Nanoseconds in the unit that is easiest to read. */
export function timeText(ns: number): string {
  return ns < 1e6 ? figureText(ns / 1e3, "µs") : figureText(ns / 1e6, "ms");
}

const toThree = (value: number): string => String(Number(value.toPrecision(3)));
