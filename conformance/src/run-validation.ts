/**
 * `run-validation [--sample]`: the corpus's verdicts on policies and schemas, against ours. Exit 1
 * on a difference, or when a named folder holds no case.
 */

import { findCorpus } from "./corpus.ts";
import { inSample } from "./sample.ts";
import { runValidation } from "./validation-corpus.ts";

const SHOWN = 20;
process.exitCode = main();

function main(): number {
  const location = findCorpus(process.env);
  if (location === undefined) {
    console.log("corpus skipped: set CEDAR_CORPUS to the folder that holds corpus-tests.tar.gz");
    return 0;
  }
  const wanted = process.argv.includes("--sample") ? inSample : (): boolean => true;
  const { cases, recorded, listed, passed, differences } = runValidation(location.folder, wanted);
  for (const difference of differences.slice(0, SHOWN)) console.log(difference);
  if (differences.length > SHOWN) console.log(`… and ${differences.length - SHOWN} more`);
  console.log(`validation of the corpus in ${location.folder}:`);
  console.log(`  ${cases} cases, ${recorded} with strict and permissive verdicts and error texts`);
  console.log(`  ${listed} differ from the corpus as listed in v01.json`);
  if (cases === 0) console.log("no cases found");
  console.log(`${passed} passed, ${differences.length} failed`);
  return differences.length > 0 || (cases === 0 && location.given) ? 1 : 0;
}
