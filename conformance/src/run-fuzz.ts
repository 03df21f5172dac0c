/**
 * `run-fuzz [--count N] [--seed S]`: random and mutated input for everything that reads.
 *
 * Nothing may be thrown; diagnostics must point into the text; what is accepted must print, read
 * back as the same, survive JSON and be evaluable; every so many Cedar texts the reference must
 * accept and reject the same. Exit 1 when something failed.
 */

import { parseArgs } from "node:util";
import { checkInput, type Entry } from "./fuzz/check-input.ts";
import { createGenerator } from "./fuzz/generate.ts";
import { compareWithOracle, type Comparison } from "./fuzz/compare.ts";
import { createRandom } from "./fuzz/random.ts";
import { createOracle } from "./oracle.ts";

const SHOWN = 10;
/** Every how many inputs the reference is asked too. */
const ASK_EVERY = 5;

const { values } = parseArgs({
  options: { count: { type: "string" }, seed: { type: "string" } },
});
const count = Number(values.count ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
process.exitCode = main();

function main(): number {
  console.log(`fuzz: ${count} inputs, seed ${seed}`);
  const next = createGenerator(createRandom(seed));
  const oracle = createOracle();
  const accepted: Partial<Record<Entry, number>> = {};
  const compared: Record<Comparison["kind"], number> = { agree: 0, differ: 0, skip: 0 };
  let failed = 0;
  const fail = (index: number, input: string, why: string): void => {
    failed++;
    if (failed <= SHOWN)
      console.log(`seed ${seed}, input ${index}: ${why}\n  ${JSON.stringify(input)}`);
  };
  for (let index = 0; index < count; index++) {
    const { text, entry } = next();
    const checked = checkInput(entry, text);
    if (checked.accepted) accepted[entry] = (accepted[entry] ?? 0) + 1;
    if (checked.problem !== undefined) fail(index, text, checked.problem);
    else if (index % ASK_EVERY === 0) {
      const comparison = compareWithOracle(oracle, entry, text, checked);
      compared[comparison.kind]++;
      if (comparison.kind === "differ") fail(index, text, comparison.why);
    }
  }
  for (const [entry, n] of Object.entries(accepted)) console.log(`accepted by ${entry}: ${n}`);
  console.log(
    `reference: ${compared.agree} agree, ${compared.differ} differ, ${compared.skip} skipped`,
  );
  console.log(`${count - failed} passed, ${failed} failed`);
  return failed > 0 || count === 0 ? 1 : 0;
}
