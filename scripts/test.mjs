// `npm test`: set-up, then all tests; arguments after `--` go to vitest.
import { bin, runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
process.exitCode = runNode([bin("vitest"), "run", ...process.argv.slice(2)]);
