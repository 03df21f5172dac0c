/** What is wrong with a run beside the divergences that it found: it did not look where it should. */

import type { KnownDifference } from "../known-differences.ts";
import { FLOORS, type Floor, SOMETIMES } from "./expectations.ts";
import type { TargetState } from "./plan.ts";
import { addCounts } from "./tally.ts";

/** Below this, a share says little. */
const ENOUGH = 2000;
/** After so many cases there must be something to measure. */
const MANY = 50_000;

export interface FloorResult {
  readonly floor: Floor;
  /** Nothing if there was not enough to tell. */
  readonly share: number | undefined;
  readonly isBroken: boolean;
}

type Named = Pick<TargetState, "name" | "tally">;

/** Of all floors whose targets ran. */
export function judgeFloors(states: readonly Named[], floors = FLOORS): readonly FloorResult[] {
  return floors
    .filter(({ targets }) => states.some(({ name }) => targets.includes(name)))
    .map((floor) => {
      const labels = labelsOf(states, floor.targets);
      const whole = total(labels, floor.among);
      if (whole < ENOUGH) {
        const isBroken = whole === 0 && casesOf(states, floor.targets) >= MANY;
        return { floor, share: undefined, isBroken };
      }
      const share = total(labels, floor.of) / whole;
      return { floor, share, isBroken: share < floor.min || share > (floor.max ?? 1) };
    });
}

/** Labels that should have been seen and were not. */
export function neverSeen(states: readonly Named[], sometimes = SOMETIMES): readonly string[] {
  return sometimes.flatMap(({ targets, labels }) => {
    if (!targets.some((name) => states.some((state) => state.name === name))) return [];
    const seen = labelsOf(states, targets);
    return labels.filter((label) => !seen.has(label));
  });
}

/** Entries of the ledger whose targets ran and that explained nothing. */
export function unusedEntries(
  states: readonly Named[],
  ledger: readonly KnownDifference[],
): readonly string[] {
  return ledger
    .filter(({ id, targets }) => {
      const ran = states.filter(({ name }) => targets.includes(name));
      return ran.length > 0 && !ran.some(({ tally }) => tally.known.has(id));
    })
    .map(({ id }) => id);
}

/** Targets that ran and compared nothing. */
export function idleTargets(states: readonly Named[]): readonly string[] {
  return states
    .filter(({ tally }) => tally.inputs > 0 && tally.cases === 0)
    .map(({ name }) => name);
}

function casesOf(states: readonly Named[], targets: readonly string[]): number {
  const ran = states.filter(({ name }) => targets.includes(name));
  return ran.reduce((before, { tally }) => before + tally.cases, 0);
}

function labelsOf(states: readonly Named[], targets: readonly string[]): Map<string, number> {
  const labels = new Map<string, number>();
  for (const { name, tally } of states) if (targets.includes(name)) addCounts(labels, tally.labels);
  return labels;
}

function total(labels: ReadonlyMap<string, number>, names: readonly string[]): number {
  return names.reduce((before, name) => before + (labels.get(name) ?? 0), 0);
}
