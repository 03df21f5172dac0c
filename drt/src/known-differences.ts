/**
 * Differences that we know and that are not ours to mend: `known-differences.json` lists them, each with
 * its reason. A divergence that an entry explains is counted and is no failure.
 */

import { readFileSync } from "node:fs";
import type { Divergence } from "./target.ts";

export interface KnownDifference {
  readonly id: string;
  /** The targets in which it shows. */
  readonly targets: readonly string[];
  readonly aspect: string;
  /** The name of a predicate below. */
  readonly predicate: string;
  /** Why it is not ours to mend. */
  readonly reason: string;
  readonly link: string;
}

/** Whether the difference is the cause of a divergence with this input. */
export type Predicate = (input: unknown, divergence: Divergence) => boolean;

/** By name, so that the ledger can be data. */
const PREDICATES: Readonly<Record<string, Predicate>> = {};

const LEDGER = new URL("../known-differences.json", import.meta.url);

export function readLedger(): readonly KnownDifference[] {
  return checkLedger(JSON.parse(readFileSync(LEDGER, "utf8")));
}

/** What diverged, and how. */
export interface Case {
  readonly target: string;
  readonly input: unknown;
  readonly divergence: Divergence;
}

/** The id of the entry that explains the divergence. A wrong allow is never explained away. */
export function explain(
  ledger: readonly KnownDifference[],
  { target, input, divergence }: Case,
  predicates: Readonly<Record<string, Predicate>> = PREDICATES,
): string | undefined {
  if (divergence.wrongAllow) return undefined;
  return ledger.find(
    ({ targets, aspect, predicate }) =>
      targets.includes(target) &&
      aspect === divergence.aspect &&
      predicates[predicate]?.(input, divergence) === true,
  )?.id;
}

/** Throws if the ledger says less than it must. */
export function checkLedger(
  data: unknown,
  predicates: Readonly<Record<string, Predicate>> = PREDICATES,
): readonly KnownDifference[] {
  if (!Array.isArray(data)) throw new TypeError("the ledger is no list");
  return data.map((entry: unknown) => {
    const { id, targets, aspect, predicate, reason, link } = texts(entry);
    if (!Object.hasOwn(predicates, predicate)) {
      throw new TypeError(`entry \`${id}\` names the unknown predicate \`${predicate}\``);
    }
    return { id, targets, aspect, predicate, reason, link };
  });
}

function texts(entry: unknown): KnownDifference {
  if (typeof entry !== "object" || entry === null) throw new TypeError("an entry is no object");
  // Why a cast: each member is checked here.
  const known = entry as KnownDifference;
  for (const key of ["id", "aspect", "predicate", "reason", "link"] as const) {
    if (typeof known[key] !== "string" || known[key] === "") {
      throw new TypeError(`entry \`${known.id}\` lacks \`${key}\``);
    }
  }
  if (!Array.isArray(known.targets) || known.targets.length === 0) {
    throw new TypeError(`entry \`${known.id}\` lacks \`targets\``);
  }
  return known;
}
