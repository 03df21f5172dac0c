/** Every recorded verdict is still the reference's, and every listed input is recorded. */

import { expect, test } from "vitest";
import { allFacts, factRow } from "./operators/all.ts";
import type { FactRow } from "./operators/fact.ts";
import { createOracle } from "./oracle.ts";
import { readRows } from "./rows.ts";
import { allTrickyInputs } from "./tricky/all.ts";
import type { TrickyRow } from "./tricky/tricky.ts";
import { readTrickyWorld, verdicts } from "./verdict.ts";

const oracle = createOracle();
const slow = 120_000;

test("tricky inputs", { timeout: slow }, () => {
  const recorded = readRows<TrickyRow>(new URL("../vectors/tricky.json", import.meta.url));
  const now = verdicts(oracle, readTrickyWorld(), allTrickyInputs());
  expect(now.map(summary).filter((line, index) => line !== summary(recorded[index]))).toEqual([]);
  expect(recorded.length).toBe(now.length);
});

test("operator facts", { timeout: slow }, () => {
  const recorded = readRows<FactRow>(new URL("../vectors/operators.json", import.meta.url));
  expect(allFacts().map((fact) => factRow(oracle, fact))).toEqual(recorded);
});

function summary(row: TrickyRow | undefined): string {
  return JSON.stringify([row?.group, row?.kind, row?.input, row?.accept, row?.value]);
}
