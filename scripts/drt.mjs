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
  const seconds = secondsOf(options);
  if (seconds === undefined) return 2;
  return runNode(
    [
      ...[bin("vitest"), "run", "drt/src/smoke.test.ts", "drt/src/regressions.test.ts"],
      ...["--coverage", `--coverage.include=${COVERED}`],
      ...["--coverage.reporter=text", "--coverage.reportsDirectory=.cache/drt/coverage"],
    ],
    { env: { ...process.env, DRT_SECONDS: String(seconds) } },
  );
}

/** `undefined` if the command line is wrong, which is then said. */
function secondsOf(given) {
  const options = { coverage: { type: "boolean" }, minutes: { type: "string", default: "1" } };
  try {
    const { minutes } = parseArgs({ args: given, options }).values;
    if (Number(minutes) > 0) return 60 * Number(minutes);
    console.error(`drt: \`--minutes\` needs a number above 0, not \`${String(minutes)}\``);
  } catch ({ message }) {
    console.error(`drt: with \`--coverage\`, only \`--minutes\` can be given: ${message}`);
  }
  return undefined;
}
