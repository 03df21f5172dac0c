// `npm run conformance`: the whole official corpus against the library.
// The corpus is found in the folder CEDAR_CORPUS, else in ../shared/corpus beside the repository.
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT, runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

const DEFAULT_CORPUS = path.resolve(ROOT, "../shared/corpus");
const env = { ...process.env };
if (!env.CEDAR_CORPUS && existsSync(DEFAULT_CORPUS)) env.CEDAR_CORPUS = DEFAULT_CORPUS;

setUp();
process.exitCode = runNode(["conformance/dist/run-corpus.js", ...process.argv.slice(2)], { env });
