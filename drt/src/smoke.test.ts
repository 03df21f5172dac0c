/**
 * A short run of every target, with a fixed seed, so that `npm test` alone finds what is plainly wrong.
 *
 * `DRT_SECONDS` makes it a longer one: to see which branches of the library the targets reach.
 */

import { expect, test } from "vitest";
import { readLedger } from "./known-differences.ts";
import { runTape, tapeOf } from "./run/run-case.ts";
import { emptyTally, recorderOf } from "./run/tally.ts";
import { weightOf } from "./run/weights.ts";
import { targets } from "./targets/all.ts";

const given = process.env["DRT_SECONDS"];
const INPUTS = given === undefined ? 25 : Number.POSITIVE_INFINITY;
/** For all targets together, in milliseconds. */
const TIME = 1000 * Number(given ?? 12);
const LEAST = 2;

test("there are targets, each under its own name in kebab-case", () => {
  const names = targets.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

const WEIGHTS = targets.reduce((total, { name }) => total + weightOf(name), 0);

test.for(targets.map((target) => [target.name, target] as const))(
  "%s finds nothing in a few cases",
  { timeout: TIME + 30_000 },
  ([name, target]) => {
    const tally = emptyTally();
    const ledger = readLedger();
    const end = performance.now() + (TIME * weightOf(name)) / WEIGHTS;
    for (let n = 0; n < INPUTS && (n < LEAST || performance.now() < end); n++) {
      const failure = runTape(target, tapeOf("smoke", name, n), recorderOf(tally), ledger);
      if (failure?.known === undefined) expect(failure?.divergence, `case ${n}`).toBeUndefined();
    }
    expect(tally.cases).toBeGreaterThan(0);
  },
);
