// `npm run drt -- --minutes 5`: differential random testing; `--help` says more. With `--coverage`, runs all
// targets for a while and tells which branches of the library they reached.
import { bin, runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
const args = process.argv.slice(2);
process.exitCode = runNode(["drt/dist/run-drt.js", ...args]);
