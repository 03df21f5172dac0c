/**
 * `node dist/run-data.js [schemas] [seed]`: entities, contexts and requests generated for generated
 * schemas, ours against the reference's.
 */

import { compareData, createDataOracle } from "./data-difference.ts";
import { randomOf } from "./schema-generator.ts";

const count = Number(process.argv[2] ?? "1000");
const firstSeed = Number(process.argv[3] ?? "1");
const oracle = createDataOracle();
let accepted = 0;
let rejected = 0;
let differences = 0;
for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
  const tally = compareData(oracle, randomOf(seed));
  accepted += tally.accepted;
  rejected += tally.rejected;
  differences += tally.differences.length;
  if (differences <= 10) for (const text of tally.differences) console.log(`seed ${seed}: ${text}`);
}
console.log(`${accepted + rejected} cases, ${accepted} accepted by the reference`);
console.log(`${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
