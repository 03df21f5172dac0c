// `npm run bench`: measures the library against other engines; `--help` says more.
import { runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
// Memory is counted between collections of garbage that the benchmark asks for.
const flags = ["--expose-gc", "--max-old-space-size=12288"];
process.exitCode = runNode([...flags, "bench/dist/run-bench.js", ...process.argv.slice(2)]);
