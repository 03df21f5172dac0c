// `npm run fuzz -- --count 100000`: random and mutated input, which may give nothing but diagnostics.
import { runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
process.exitCode = runNode(["conformance/dist/run-fuzz.js", ...process.argv.slice(2)]);
