// `npm run drt -- --minutes 5`: differential random testing; `--help` says more.
// `npm run drt -- --coverage [--minutes N]`: which branches of the engine and the validator the targets reach.
import { parseArgs } from "node:util";
import { bin, runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

/** What must be reached, as a pattern of files. */
const COVERED = "packages/cedrus/src/{evaluator,authorizer,values,validator}/**/*.ts";

setUp();
// Ctrl-C reaches the run too, which then ends in order; until then we wait.
process.on("SIGINT", () => undefined);
const args = process.argv.slice(2);
process.exitCode = args.includes("--coverage")
  ? runCoverage(args)
  : runNode(["drt/dist/run-drt.js", ...args]);

/** The targets run in one thread, on the sources, so that lines are those that people know. */
function runCoverage(options) {
  const { values } = parseArgs({
    args: options,
    options: { coverage: { type: "boolean" }, minutes: { type: "string", default: "1" } },
  });
  const seconds = 60 * Number(values.minutes);
  if (!(seconds > 0)) throw new Error(`--minutes needs a number above 0, not ${values.minutes}`);
  return runNode(
    [
      ...[bin("vitest"), "run", "drt/src/smoke.test.ts", "drt/src/regressions.test.ts"],
      ...["--coverage", `--coverage.include=${COVERED}`],
      ...["--coverage.reporter=text", "--coverage.reportsDirectory=.cache/drt/coverage"],
    ],
    { env: { ...process.env, DRT_SECONDS: String(seconds) } },
  );
}
