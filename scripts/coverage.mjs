// `npm run coverage`: all tests with coverage; fails when the decision path is covered too thinly.
import { bin, runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
process.exitCode = runNode([bin("vitest"), "run", "--coverage", ...process.argv.slice(2)]);
