/** What became of the mutants, and whether that is good enough. */

import { existsSync, readFileSync } from "node:fs";
import { FOLDER, type Listed } from "./mutants.ts";
import { NO_TARGET } from "./pulse.ts";
import type { Trial } from "./try-mutant.ts";

/** A mutant that no target notices, and why that is no gap. */
export interface Survivor {
  readonly name: string;
  readonly reason: string;
}

export interface Verdict {
  readonly mutant: Listed;
  readonly trial: Trial;
}

export function readSurvivors(): readonly Survivor[] {
  // Why a cast: the test of the mutants checks every entry.
  return JSON.parse(readFileSync(new URL("survivors.json", FOLDER), "utf8")) as Survivor[];
}

export interface Judgement {
  readonly killed: readonly Verdict[];
  /** Mutants that survive for a stated reason. */
  readonly explained: readonly Verdict[];
  /** One line for each thing that is wrong. */
  readonly failures: readonly string[];
}

/**
 * A mutant that is noticed only after more than `cases` cases counts as a survivor, and so does one whose run
 * ended without a word of any target.
 */
export function judge(
  verdicts: readonly Verdict[],
  survivors: readonly Survivor[],
  cases: number,
): Judgement {
  const known = new Set(survivors.map(({ name }) => name));
  const isKilled = ({ trial: { kill } }: Verdict): boolean =>
    kill !== undefined && kill.target !== NO_TARGET && kill.cases <= cases;
  const killed = verdicts.filter(isKilled);
  const alive = verdicts.filter((verdict) => !isKilled(verdict));
  return {
    killed,
    explained: alive.filter(({ mutant }) => known.has(mutant.name)),
    failures: [
      ...alive
        .filter(({ mutant }) => !known.has(mutant.name))
        .map(({ mutant }) => `${mutant.name} survives: ${mutant.breaks}`),
      ...killed
        .filter(({ mutant }) => known.has(mutant.name))
        .map(({ mutant }) => `${mutant.name} is listed as a survivor and was noticed`),
    ],
  };
}

/** One row of the table. */
export function rowOf({ mutant, trial }: Verdict): string {
  const { kill, cases, seconds } = trial;
  const name = `${mutant.area}/${mutant.name}`.padEnd(52);
  const time = `${seconds.toFixed(1).padStart(6)} s`;
  if (kill === undefined) return `${name} ${String(cases).padStart(9)} ${time}  SURVIVES`;
  return `${name} ${String(kill.cases).padStart(9)} ${time}  ${kill.target}: ${kill.aspect}`;
}

/** How many mutants each target noticed first. */
export function tallyOf(killed: readonly Verdict[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { trial } of killed) {
    const target = trial.kill?.target ?? NO_TARGET;
    counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([target, count]) => `${String(count).padStart(4)}  ${target}`);
}

/** Half of the mutants are noticed by so many cases. */
export function medianCases(killed: readonly Verdict[]): number {
  const counts = killed.map(({ trial }) => trial.kill?.cases ?? 0).toSorted((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

export interface Setting {
  readonly seed: string;
  readonly cases: number;
}

interface Row {
  readonly area: string;
  readonly name: string;
  readonly file: string;
  readonly breaks: string;
  readonly cases: number;
  readonly seconds: number;
  readonly target?: string;
  readonly aspect?: string;
  readonly survives?: string;
}

interface Report extends Setting {
  readonly mutants: number;
  readonly killed: number;
  readonly explained: number;
  /** Half of those that were noticed took at most so many cases of the target. */
  readonly medianCases: number;
  readonly failures: readonly string[];
  readonly verdicts: readonly Row[];
}

/** What `report.json` in `folder` says of mutants that were noticed, by their names. */
export function readKills(folder: URL): ReadonlyMap<string, Trial> {
  const file = new URL("report.json", folder);
  if (!existsSync(file)) return new Map();
  // Why a cast: a run before this one has written it.
  const { verdicts } = JSON.parse(readFileSync(file, "utf8")) as Report;
  return new Map(
    verdicts.flatMap(({ name, cases, seconds, target, aspect }) =>
      target === undefined || aspect === undefined
        ? []
        : [[name, { kill: { target, aspect, cases }, cases, seconds }]],
    ),
  );
}

/** The report as data. */
export function reportOf(
  verdicts: readonly Verdict[],
  survivors: readonly Survivor[],
  setting: Setting,
): Report {
  const { killed, explained, failures } = judge(verdicts, survivors, setting.cases);
  const reasons = new Map(survivors.map(({ name, reason }) => [name, reason]));
  return {
    ...setting,
    mutants: verdicts.length,
    killed: killed.length,
    explained: explained.length,
    medianCases: medianCases(killed),
    failures,
    verdicts: verdicts.map(({ mutant: { area, name, file, breaks }, trial }) => ({
      ...{ area, name, file, breaks },
      cases: trial.kill?.cases ?? trial.cases,
      seconds: Math.round(trial.seconds * 10) / 10,
      ...(trial.kill === undefined
        ? { survives: reasons.get(name) ?? "unexplained" }
        : { target: trial.kill.target, aspect: trial.kill.aspect }),
    })),
  };
}
