/**
 * `run-soundness [--count N] [--seed S]`: makes N quadruples of a schema, entities, a request and a
 * policy, and sees whether policies that pass validation keep what it promises. Exit 1 when one does
 * not, or when too few of them really looked into an entity.
 */

import { parseArgs } from "node:util";
import { runSoundness } from "./validation/soundness.ts";

const SHOWN = 5;
const { values } = parseArgs({
  options: { count: { type: "string" }, seed: { type: "string" } },
});
const count = Number(values.count ?? 200_000);
const seed = Number(values.seed ?? 1);
const report = runSoundness(count, seed);
for (const failure of report.failures.slice(0, SHOWN)) console.log(failure);
console.log(
  `soundness: ${report.made} quadruples of schema, entities, request and policy, seed ${seed}`,
);
console.log(`  ${report.rejected} rejected by strict validation`);
console.log(`  ${report.passed} passed it, ${report.accessed} of them took an attribute or a tag`);
console.log(
  `  ${report.sliced} decided again on the slice of their level, ${report.slicedAccessed} of them with such access`,
);
const isSteered = report.accessed * 2 > report.made;
if (!isSteered) console.log("too few took an attribute or a tag of an entity");
console.log(`${report.passed - report.failures.length} passed, ${report.failures.length} failed`);
process.exitCode = report.failures.length === 0 && isSteered ? 0 : 1;
