/**
 * `corpus-main [--sample] [--oracle]`: runs the corpus, or a tenth of it, through the library or
 * through the reference. Exit 1 on a difference, or when a named folder holds no case.
 */

import { findCorpus } from "./corpus.ts";
import { createEngine } from "./engine.ts";
import { createOracleEngine } from "./oracle-engine.ts";
import { runCorpus } from "./run-corpus.ts";
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
  const report = runCorpus(engine, location.folder, wanted);
  for (const difference of report.differences.slice(0, shown)) console.log(difference);
  const unseen = report.failed - shown;
  if (unseen > 0) console.log(`… and ${unseen} more`);
  console.log(
    `corpus: ${report.cases} cases, ${report.passed + report.failed} requests from ${location.folder}`,
  );
  if (report.cases === 0) console.log("no cases found");
  console.log(`${report.passed} passed, ${report.failed} failed`);
  return report.failed > 0 || (report.cases === 0 && location.given) ? 1 : 0;
}
