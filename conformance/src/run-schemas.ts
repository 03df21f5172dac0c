/**
 * `run-schemas [--count N] [--seed S]`: schemas through every conversion, and the request environments
 * of policies, ours against the reference's: first all of the corpus if it is there, then N schemas at
 * random. Exit 1 on a difference, or when too few of the random schemas use one of the features.
 */

import { parseArgs } from "node:util";
import { findCorpus } from "./corpus.ts";
import { createSchemaOracle } from "./schema-oracle.ts";
import { compareCorpus } from "./schemas/corpus-schemas.ts";
import { compareGenerated } from "./schemas/generated-schemas.ts";

const SHOWN = 5;
/** Of a hundred random schemas, one at least uses each feature. */
const FLOOR = 1 / 100;

const { values } = parseArgs({
  options: { count: { type: "string" }, seed: { type: "string" } },
});
const count = Number(values.count ?? 2000);
const seed = Number(values.seed ?? 1);
process.exitCode = main();

function main(): number {
  const oracle = createSchemaOracle();
  const differences: string[] = [];
  const location = findCorpus(process.env);
  if (location === undefined) console.log("corpus skipped: set CEDAR_CORPUS to its folder");
  else {
    const corpus = compareCorpus(oracle, location.folder);
    differences.push(...corpus.differences);
    const { json, texts, policies, withEnvs } = corpus;
    console.log(`corpus: ${json} schemas in JSON syntax, ${texts} different ones in Cedar syntax`);
    console.log(`  ${policies} policies and templates, ${withEnvs} with request environments`);
  }
  const generated = compareGenerated(oracle, count, seed);
  differences.push(...generated.differences);
  console.log(`generated from seed ${seed}: ${generated.summary()}`);
  console.log(`of the accepted schemas have\n${generated.features.summary()}`);
  const rare = generated.features.below(count * FLOOR);
  if (rare.length > 0) console.log(`too few schemas have ${rare.join(", ")}`);
  for (const difference of differences.slice(0, SHOWN)) console.log(difference);
  console.log(`${differences.length} differences`);
  return differences.length > 0 || rare.length > 0 ? 1 : 0;
}
