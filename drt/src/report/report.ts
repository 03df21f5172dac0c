/** What a run was, as data: `drt-report.json`. */

import type { Outcome } from "../run/session.ts";
import { type Judgement, targetRate, type Totals } from "../run/summary.ts";
import { type TallyData, tallyToData } from "../run/tally.ts";

export interface Report {
  readonly seed: string;
  readonly workers: number;
  readonly seconds: number;
  readonly totals: Totals;
  readonly targets: readonly ({
    readonly name: string;
    readonly rate: number;
  } & TallyData)[];
  readonly floors: readonly {
    readonly what: string;
    readonly share: number | undefined;
    readonly min: number;
    readonly max: number | undefined;
    readonly isBroken: boolean;
  }[];
  readonly neverSeen: readonly string[];
  readonly failures: readonly string[];
  readonly findings: readonly {
    readonly target: string;
    readonly index: number;
    readonly aspect: string;
    readonly wrongAllow: boolean;
  }[];
}

export interface ReportSource {
  readonly outcome: Outcome;
  readonly judgement: Judgement;
  readonly workers: number;
}

export function reportOf({ outcome, judgement, workers }: ReportSource): Report {
  const { findings } = outcome;
  return {
    seed: outcome.seed,
    workers,
    seconds: Math.round(outcome.elapsed / 1000),
    totals: judgement.totals,
    targets: outcome.states.map(({ name, tally }) => ({
      name,
      rate: Math.round(targetRate(tally, workers)),
      ...tallyToData(tally),
    })),
    floors: judgement.floors.map(({ floor, share, isBroken }) => ({
      what: floor.what,
      share,
      min: floor.min,
      max: floor.max,
      isBroken,
    })),
    neverSeen: judgement.neverSeen,
    failures: judgement.failures,
    findings: [
      ...findings.shrunk.map(({ finding }) => finding),
      ...findings.others,
      ...findings.lost.map(({ target, index, why }) => ({
        target,
        index,
        aspect: `a worker ${why}`,
        wrongAllow: false,
      })),
    ].map(({ target, index, aspect, wrongAllow }) => ({ target, index, aspect, wrongAllow })),
  };
}
