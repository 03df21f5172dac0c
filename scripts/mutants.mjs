// `npm run mutants`: mistakes put into the engine one by one, to see whether the targets notice; `--help` says more.
import { runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
process.exitCode = runNode(["drt/dist/run-mutants.js", ...process.argv.slice(2)]);
