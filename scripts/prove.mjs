// `npm run prove`: lints the model, verifies it with all its proofs, and shows that the prover still refuses
// what it has to refuse. Needs Dafny and z3, and says how to get them; installs nothing.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { countsIn, missingProver, runDafny, verifyOptions } from "./lib/dafny.mjs";
import { runNode, ROOT } from "./lib/run.mjs";
import { lintModel, lintText } from "./model-lint.mjs";

const CANARIES = "model/checks/canaries";

/** Runs one step and prints its line; gives whether it went well. `step` gives what is wrong, or nothing. */
async function run(name, step) {
  const start = performance.now();
  const problem = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${problem === undefined ? "ok  " : "FAIL"} ${name.padEnd(28)} ${seconds.padStart(6)} s`,
  );
  if (problem !== undefined) console.log(problem);
  return problem === undefined;
}

function lint() {
  const problems = lintModel();
  return problems.length === 0 ? undefined : problems.join("\n");
}

function generated() {
  const code = runNode(["scripts/model-emit.mjs", "--check"]);
  return code === 0 ? undefined : "the committed JavaScript is not what the model compiles to";
}

/** Everything verified, and not less of it than there was: a proof that is left out would go unseen. */
async function proofs() {
  const minimum = JSON.parse(readFileSync(path.join(ROOT, "model/minimum.json"), "utf8")).verified;
  if (!(minimum > 0))
    return "model/minimum.json demands nothing: a proof that is left out would go unseen";
  const { code, output } = await runDafny([...verifyOptions({ all: true }), "model/all.dfy"]);
  const counts = countsIn(output);
  if (code !== 0 || counts === undefined || counts.failed > 0) return output;
  console.log(`     ${counts.verified} obligations verified, at least ${minimum} expected`);
  return counts.verified >= minimum ? undefined : "fewer obligations than in model/minimum.json";
}

/** A canary's first line says who has to refuse it. */
async function canary(file) {
  const text = readFileSync(path.join(ROOT, CANARIES, file), "utf8");
  if (text.startsWith("// Refused by the lint:")) {
    return lintText(file, text).length > 0 ? undefined : "the lint lets it pass";
  }
  if (!text.startsWith("// Refused by the prover:"))
    return "its first line does not say who refuses it";
  const { code, output } = await runDafny([
    ...verifyOptions({ all: false }),
    `${CANARIES}/${file}`,
  ]);
  const refused = code !== 0 && (countsIn(output)?.failed ?? 0) > 0;
  return refused ? undefined : `not refused by a failed proof:\n${output}`;
}

/** Fewer would show less; a folder that is empty shows nothing. */
const LEAST_CANARIES = 5;

/** There are as many as there were. */
function enoughCanaries() {
  return canaries.length >= LEAST_CANARIES ? undefined : `fewer than ${LEAST_CANARIES} canaries`;
}

const canaries = readdirSync(path.join(ROOT, CANARIES)).toSorted();
const steps = [
  ["lint", lint],
  ["generated JavaScript", generated],
  ["proofs", proofs],
  ["number of canaries", enoughCanaries],
  ...canaries.map((file) => [`canary ${path.basename(file, ".dfy")}`, () => canary(file)]),
];
const missing =
  process.argv.length > 2
    ? "npm run prove takes no arguments: it lints and verifies the whole model, which takes some minutes"
    : missingProver();
if (missing !== undefined) {
  console.error(missing);
  process.exitCode = 1;
} else {
  for (const [name, step] of steps) {
    if (await run(name, step)) continue;
    process.exitCode = 1;
    break;
  }
}
