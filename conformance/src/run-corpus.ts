/**
 * `run-corpus [--sample] [--oracle]`: runs the corpus, or a tenth of it, through the library or
 * through the reference, and compares the forms of its policies. Exit 1 on a difference, or when a
 * named folder holds no case.
 */

import { findCorpus } from "./corpus.ts";
import { runCorpus, runPolicyForms } from "./corpus-run.ts";
import { createEngine } from "./engine.ts";
import { createOracleEngine } from "./oracle-engine.ts";
import { inSample } from "./sample.ts";

const shown = 20;
const options = new Set(process.argv.slice(2));
process.exitCode = main();

function main(): number {
  const location = findCorpus(process.env);
  if (location === undefined) {
    console.log("corpus skipped: set CEDAR_CORPUS to the folder that holds corpus-tests.tar.gz");
    return 0;
  }
  const engine = options.has("--oracle") ? createOracleEngine() : createEngine();
  const wanted = options.has("--sample") ? inSample : () => true;
  const decisions = runCorpus(engine, location.folder, wanted);
  const forms = runPolicyForms(location.folder, wanted);
  const differences = [...decisions.differences, ...forms.differences];
  for (const difference of differences.slice(0, shown)) console.log(difference);
  if (differences.length > shown) console.log(`… and ${differences.length - shown} more`);
  console.log(`corpus in ${location.folder}:`);
  console.log(
    `  ${decisions.cases} cases, ${decisions.passed + decisions.failed} requests decided`,
  );
  console.log(`  ${forms.passed + forms.failed} different policies as JSON and as text`);
  if (decisions.cases === 0) console.log("no cases found");
  const failed = decisions.failed + forms.failed;
  console.log(`${decisions.passed + forms.passed} passed, ${failed} failed`);
  return failed > 0 || (decisions.cases === 0 && location.given) ? 1 : 0;
}
