/**
 * `node dist/run-validation-data.js`: the entities and requests of the corpus against its schemas,
 * our verdicts and the recorded ones.
 */

import { findCorpus } from "./corpus.ts";
import { compareValidationData } from "./validation-data.ts";

const location = findCorpus(process.env);
if (location === undefined) console.log("corpus skipped: set CEDAR_CORPUS to its folder");
else {
  const tally = compareValidationData(location.folder);
  for (const difference of tally.differences.slice(0, 20)) console.log(difference);
  console.log(`${tally.cases} cases, of which ${tally.unrecorded} without recorded verdicts`);
  console.log(`${tally.entities} entities, ${tally.requests} requests`);
  console.log(`${tally.differences.length} differences`);
  process.exitCode = tally.differences.length === 0 ? 0 : 1;
}
