// `npm run validation`: the validator and schemas against the official corpus and the oracle, then the
// validator against what it promises, on random schemas, entities, requests and policies.
import { corpusEnvironment } from "./lib/corpus.mjs";
import { captureNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

const RUNS = [
  ["conformance/dist/run-schemas.js", "--count", "2000"],
  ["conformance/dist/run-validation.js"],
  ["conformance/dist/run-validation-fuzz.js", "--count", "5000"],
  ["conformance/dist/run-soundness.js", "--count", "200000"],
];

/** So many runs at once. */
const AT_ONCE = 2;

setUp();
const env = corpusEnvironment();
const waiting = [...RUNS];
await Promise.all(Array.from({ length: AT_ONCE }, runWaiting));

async function runWaiting() {
  for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
    const { code, output } = await captureNode(run, { env });
    console.log(`\n${run.join(" ")}\n${output.trimEnd()}`);
    if (code !== 0) process.exitCode = code;
  }
}
