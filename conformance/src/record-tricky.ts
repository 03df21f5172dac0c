/** Asks the reference about every tricky input and writes `vectors/tricky.json`. */

import { createOracle } from "./oracle.ts";
import { writeRows } from "./rows.ts";
import { allTrickyInputs } from "./tricky/all.ts";
import type { TrickyRow } from "./tricky/tricky.ts";
import { readTrickyWorld, verdicts } from "./verdict.ts";

const oracle = createOracle();
const rows = verdicts(oracle, readTrickyWorld(), allTrickyInputs());
writeRows(new URL("../vectors/tricky.json", import.meta.url), rows);
for (const line of summary(rows)) console.log(line);

function summary(recorded: readonly TrickyRow[]): string[] {
  const counts = new Map<string, { accepted: number; all: number }>();
  for (const { group, kind, accept } of recorded) {
    const key = `${group} (${kind})`;
    const count = counts.get(key) ?? { accepted: 0, all: 0 };
    counts.set(key, { accepted: count.accepted + (accept ? 1 : 0), all: count.all + 1 });
  }
  const lines = [...counts].map(
    ([key, { accepted, all }]) => `${key}: ${accepted} of ${all} accepted`,
  );
  return [...lines, `${recorded.length} rows`];
}
