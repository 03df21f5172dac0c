// `npm run validation`: the validator against the official corpus and the oracle, then against what it
// promises, on random schemas, entities, requests and policies.
import { corpusEnvironment } from "./lib/corpus.mjs";
import { runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

const RUNS = [
  ["conformance/dist/run-validation.js"],
  ["conformance/dist/run-validation-fuzz.js", "--count", "5000"],
  ["conformance/dist/run-soundness.js", "--count", "200000"],
];

setUp();
const env = corpusEnvironment();
for (const run of RUNS) {
  console.log(`\n${run.join(" ")}`);
  const code = runNode(run, { env });
  if (code !== 0) process.exitCode = code;
}
