// `npm run conformance`: the whole official corpus against the library.
import { corpusEnvironment } from "./lib/corpus.mjs";
import { runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
process.exitCode = runNode(["conformance/dist/run-corpus.js", ...process.argv.slice(2)], {
  env: corpusEnvironment(),
});
