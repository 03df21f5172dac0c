/** A short run of every target, with a fixed seed, so that `npm test` alone finds what is plainly wrong. */

import { expect, test } from "vitest";
import { readLedger } from "./known-differences.ts";
import { runTape, tapeOf } from "./run/run-case.ts";
import { emptyTally, recorderOf } from "./run/tally.ts";
import { targets } from "./targets/all.ts";

const INPUTS = 25;
/** For all targets together, in milliseconds. */
const TIME = 15_000;

test("there are targets, each under its own name in kebab-case", () => {
  const names = targets.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test.for(targets.map((target) => [target.name, target] as const))(
  "%s finds nothing in a few cases",
  ([name, target]) => {
    const tally = emptyTally();
    const ledger = readLedger();
    const end = performance.now() + TIME / targets.length;
    for (let n = 0; n < INPUTS && (n < 2 || performance.now() < end); n++) {
      const failure = runTape(target, tapeOf("smoke", name, n), recorderOf(tally), ledger);
      if (failure?.known === undefined) expect(failure?.divergence, `case ${n}`).toBeUndefined();
    }
    expect(tally.cases).toBeGreaterThan(0);
  },
);
