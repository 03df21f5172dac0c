/** What a run prints at its end. */

import type { KnownDifference } from "../known-differences.ts";
import type { Findings } from "./coordinator.ts";
import type { TargetState } from "./plan.ts";
import { clock, counted, grouped } from "./progress.ts";
import type { Outcome } from "./session.ts";
import { sum } from "./tally.ts";
import { THROUGHPUTS } from "./throughput.ts";
import { type FloorResult, idleTargets, judgeFloors, neverSeen, unusedEntries } from "./verdict.ts";

export interface Totals {
  readonly cases: number;
  /** Cases per second of the whole run. */
  readonly rate: number;
  readonly divergences: number;
  readonly wrongAllows: number;
}

export interface Judgement {
  readonly totals: Totals;
  readonly floors: readonly FloorResult[];
  readonly neverSeen: readonly string[];
  /** One line for each thing that fails the run beside divergences. */
  readonly failures: readonly string[];
}

export interface JudgeOptions {
  readonly ledger: readonly KnownDifference[];
  /** Also judge what only a long run must show. */
  readonly isStrict: boolean;
}

export function judge(
  { states, findings, elapsed }: Outcome,
  { ledger, isStrict }: JudgeOptions,
): Judgement {
  const floors = judgeFloors(states);
  const unseen = neverSeen(states);
  const failures = [
    ...idleTargets(states).map((name) => `${name} compared nothing`),
    ...floors.filter(({ isBroken }) => isBroken).map(brokenFloor),
    ...(isStrict
      ? unusedEntries(states, ledger).map((id) => `unused known difference: ${id}`)
      : []),
    ...(isStrict ? unseen.map((label) => `never seen: ${label}`) : []),
    ...(isStrict ? floors.filter(isUnmeasured).map(brokenFloor) : []),
    ...findings.problems,
    ...findings.shrunk
      .filter(({ isFlaky }) => isFlaky)
      .map(({ finding }) => `flaky: ${finding.target} ${finding.index}: ${finding.aspect}`),
  ];
  return { totals: totalsOf(states, elapsed), floors, neverSeen: unseen, failures };
}

/** In a long run there is enough of everything. */
function isUnmeasured({ share, isBroken }: FloorResult): boolean {
  return share === undefined && !isBroken;
}

function totalsOf(states: readonly TargetState[], elapsed: number): Totals {
  let [cases, divergences, wrongAllows] = [0, 0, 0];
  for (const { tally } of states) {
    cases += tally.cases;
    divergences += sum(tally.divergences);
    wrongAllows += tally.wrongAllows;
  }
  return { cases, rate: (1000 * cases) / Math.max(elapsed, 1), divergences, wrongAllows };
}

function brokenFloor({ floor, share }: FloorResult): string {
  const { what, min, max } = floor;
  const bounds =
    max === undefined ? `at least ${percent(min)}` : `${percent(min)} to ${percent(max)}`;
  const found = share === undefined ? "never measured" : percent(share);
  return `${what}: ${found}, must be ${bounds}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A row for each target, then what is known to differ. */
export function tableOf({ states }: Outcome, workers: number): readonly string[] {
  const width = Math.max(6, ...states.map(({ name }) => name.length));
  const head = `${"target".padEnd(width)}  ${"inputs".padStart(10)}  ${"cases".padStart(12)}  ${"cases/s".padStart(10)}  divergences`;
  const rows = states.map(({ name, tally }) =>
    [
      name.padEnd(width),
      grouped(tally.inputs).padStart(10),
      grouped(tally.cases).padStart(12),
      grouped(targetRate(tally, workers)).padStart(10),
      String(sum(tally.divergences)).padStart(11),
    ].join("  "),
  );
  const known = states.flatMap(({ name, tally }) =>
    [...tally.known].map(([id, count]) => `known difference ${id}: ${grouped(count)} in ${name}`),
  );
  return [head, ...rows, ...known];
}

/** Cases per second, had the target all workers for itself. */
export function targetRate(tally: TargetState["tally"], workers: number): number {
  return tally.milliseconds === 0 ? 0 : (1000 * workers * tally.cases) / tally.milliseconds;
}

/** The speed of a kind of comparison, and whether it is what we promise. */
export function throughputLines({ states }: Outcome, workers: number): readonly string[] {
  return THROUGHPUTS.flatMap(({ what, targets, goal }) => {
    const tallies = states.filter(({ name }) => targets.includes(name)).map(({ tally }) => tally);
    const cases = tallies.reduce((total, tally) => total + tally.cases, 0);
    const milliseconds = tallies.reduce((total, tally) => total + tally.milliseconds, 0);
    if (milliseconds === 0) return [];
    const rate = (1000 * workers * cases) / milliseconds;
    return [
      `${what}: ${grouped(rate)} cases/s on ${workers} workers (goal on 2: ${grouped(goal)})`,
    ];
  });
}

/** How much of the processors the run got: on a busy machine, speeds say more about the machine. */
export function processorLine(
  { user, system }: { readonly user: number; readonly system: number },
  seconds: number,
  workers: number,
): string {
  const share = (user + system) / 1e6 / (seconds * workers);
  return `processor time: ${percent(share)} of what ${counted(workers, "worker")} could use`;
}

export function findingLines(
  findings: Findings,
  saved: ReadonlyMap<number, string>,
): readonly string[] {
  return [
    ...findings.shrunk.map(({ finding, isFlaky, attempts }, at) => {
      const where = saved.get(at);
      const tail = isFlaky
        ? "not reproduced from its seed"
        : `${where === undefined ? "not saved" : `saved as ${where}`} after ${attempts} attempts`;
      return `${lead(finding)}; ${tail}`;
    }),
    ...findings.others.map((finding) => `${lead(finding)}\n${finding.outputs.trimEnd()}`),
    ...findings.lost.map(
      ({ target, index, why, detail }) => `${target} ${index}: a worker ${why} (${detail})`,
    ),
  ];
}

function lead(finding: {
  target: string;
  index: number;
  aspect: string;
  wrongAllow: boolean;
}): string {
  const alarm = finding.wrongAllow ? "WRONG ALLOW: " : "";
  return `${alarm}${finding.target} ${finding.index}: ${finding.aspect}`;
}

export function progressText(states: readonly TargetState[], elapsed: number): string {
  const { cases, rate, divergences } = totalsOf(states, elapsed);
  return `${clock(elapsed)}  ${grouped(cases)} cases, ${grouped(rate)}/s, ${divergences} divergences`;
}

/** The last two lines. */
export function closingLines({ totals, failures }: Judgement): readonly string[] {
  const { cases, rate, divergences, wrongAllows } = totals;
  return [
    `${cases} cases, ${Math.round(rate)}/s, ${divergences} divergences, ${wrongAllows} wrong allows`,
    `${Math.max(0, cases - divergences)} passed, ${divergences + failures.length} failed`,
  ];
}
