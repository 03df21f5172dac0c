/**
 * `node dist/run-schemas.js [count] [seed]`: generated schemas, ours against the reference's, after
 * all schemas of the corpus if it is there.
 */

import { findCorpus } from "./corpus.ts";
import { readCorpusSchemas } from "./schema-corpus.ts";
import { compareSchema, rereadDifference } from "./schema-difference.ts";
import { randomOf, randomSchema } from "./schema-generator.ts";
import { createSchemaOracle } from "./schema-oracle.ts";

const count = Number(process.argv[2] ?? "20000");
const firstSeed = Number(process.argv[3] ?? "1");
const oracle = createSchemaOracle();
let accepted = 0;
let resolved = 0;
let differences = 0;
const location = findCorpus(process.env);
const corpus = location === undefined ? [] : readCorpusSchemas(location.folder);
for (const { name, json } of corpus) {
  const difference = rereadDifference(json);
  if (difference === undefined) continue;
  differences += 1;
  if (differences <= 10) console.log(`${name}: ${difference}`);
}
console.log(`${corpus.length} schemas of the corpus`);
for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
  const json = JSON.stringify(randomSchema(randomOf(seed)));
  const compared = compareSchema(oracle, json);
  if (compared.accepted) accepted += 1;
  if (compared.resolved) resolved += 1;
  if (compared.difference === undefined) continue;
  differences += 1;
  if (differences <= 10) console.log(`seed ${seed}: ${compared.difference}\n${json}`);
}
console.log(`${count} schemas, ${accepted} accepted, ${resolved} with resolved names compared`);
console.log(`${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
