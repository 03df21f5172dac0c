// `npm run prove:deep`: checks the checks of the model. Every mutant (the model, broken on purpose) makes the
// proof fail that should notice; no lemma holds only because its assumptions never do. `--help` says more.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { countsIn, missingProver, runDafny, verifyOptions } from "./lib/dafny.mjs";
import { withProbes } from "./lib/dafny-probes.mjs";
import { ROOT } from "./lib/run.mjs";

const HELP = `npm run prove:deep [-- mutants|probes [PART]]: do the proofs of the model notice, and do they say anything?

  mutants    breaks the model, one place at a time: the proof that should notice has to fail (about 20 minutes)
  probes     claims \`false\` at the end of every branch of every proof: each has to be refused (longer)
  PART       only mutants with this in their name or in the path of their proof, only probes of proofs with this in their path

Without arguments, both. It needs Dafny and z3.
`;

const CHECKS = path.join(ROOT, "model/checks");
/** A copy of the model to break; each half has its own, so that both can run at once. */
const WORK = path.join(ROOT, ".cache/prove-deep", process.argv[2] ?? "all");

function freshCopy() {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  cpSync(path.join(ROOT, "model"), WORK, { recursive: true });
}

function rewrite(file, change) {
  const full = path.join(WORK, file);
  writeFileSync(full, change(readFileSync(full, "utf8")));
}

/** What became of one mutant: `killed`, or what is wrong. */
async function tryMutant({ file, old, new: replacement, proof, lemma }) {
  const original = readFileSync(path.join(ROOT, "model", file), "utf8");
  if (original.split(old).length !== 2) return "its text is not in the model exactly once";
  rewrite(file, (text) => text.replace(old, () => replacement));
  const options = [...verifyOptions({ all: false, seconds: 60 }), `/proc:*.${lemma}`];
  const { output } = await runDafny([...options, proof], WORK);
  writeFileSync(path.join(WORK, file), original);
  const counts = countsIn(output);
  if (counts === undefined) return `it is not Dafny any more:\n${output}`;
  if (counts.failed === 0) return "SURVIVED";
  return /Error/.test(output) ? "killed" : "killed, by a time-out only";
}

/** The lists in every file of that name: `mutants.json`, `mutants-validator.json` and so on. */
function allOf(name) {
  return readdirSync(CHECKS)
    .filter((file) => file.startsWith(name) && file.endsWith(".json"))
    .flatMap((file) => JSON.parse(readFileSync(path.join(CHECKS, file), "utf8")));
}

async function tryMutants(part) {
  const wanted = allOf("mutants").filter(({ name, proof }) => `${name} ${proof}`.includes(part));
  let [killed, timedOut] = [0, 0];
  for (const mutant of wanted) {
    const verdict = await tryMutant(mutant);
    if (verdict.startsWith("killed")) killed++;
    if (verdict.endsWith("time-out only")) timedOut++;
    console.log(`${verdict.padEnd(10)} ${mutant.name} (${mutant.lemma})`);
  }
  console.log(`${killed} of ${wanted.length} mutants killed, ${timedOut} by a time-out only`);
  return wanted.length > 0 && killed === wanted.length;
}

/** The probes of one file of proofs that the prover did not refuse, of those that are `wanted`. */
async function acceptedProbes(file, wanted, ...more) {
  const { text, probes } = withProbes(readFileSync(path.join(ROOT, "model", file), "utf8"), wanted);
  rewrite(file, () => text);
  const options = [...verifyOptions({ all: false }), "/errorLimit:1000", ...more];
  const { output } = await runDafny([...options, file], WORK);
  if (countsIn(output) === undefined) throw new Error(`${file}: ${output}`);
  const name = path.basename(file).replaceAll(".", String.raw`\.`);
  const refusal = new RegExp(String.raw`${name}\((\d+),\d+\): (?:Error|Timed out)`, "g");
  const refused = new Set([...output.matchAll(refusal)].map((match) => Number(match[1])));
  return { count: probes.length, accepted: probes.filter(({ line }) => !refused.has(line)) };
}

/** Of many probes the prover may give up before it has refused all, so those that are left are tried alone. */
async function acceptedAlone(file, probes) {
  const left = [];
  for (const { lemma, branch } of probes) {
    const same = (probe) => probe.lemma === lemma && probe.branch === branch;
    const { accepted } = await acceptedProbes(file, same, `/proc:*.${lemma}`);
    left.push(...accepted.map((probe) => ({ ...probe, file })));
  }
  return left;
}

/** Branches that nothing reaches, each with its reason, are listed; every other probe is refused. */
async function tryProbes(part) {
  const known = allOf("unreachable");
  const isKnown = (probe) =>
    known.some(
      ({ file, lemma, branch }) =>
        file === probe.file && lemma === probe.lemma && branch === probe.branch,
    );
  const files = proofFiles().filter((name) => name.includes(part));
  let clean = files.length > 0;
  if (!clean) console.log(`no file of proofs has \`${part}\` in its path`);
  for (const file of files) {
    const { count, accepted: many } = await acceptedProbes(file);
    const accepted = await acceptedAlone(file, many);
    const unknown = accepted.filter((probe) => !isKnown(probe));
    console.log(`${file}: ${count - accepted.length} of ${count} probes refused`);
    for (const { lemma, branch } of unknown) console.log(`  ACCEPTED: ${lemma}, branch ${branch}`);
    if (unknown.length > 0) clean = false;
  }
  return clean;
}

function proofFiles() {
  return readdirSync(path.join(ROOT, "model/proofs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".dfy"))
    .map((file) => `proofs/${file}`)
    .toSorted();
}

async function main([half = "both", part = ""]) {
  if (half === "--help") {
    process.stdout.write(HELP);
    return;
  }
  if (!["both", "mutants", "probes"].includes(half)) {
    throw new Error(`unknown argument \`${half}\`: it is \`mutants\` or \`probes\``);
  }
  const missing = missingProver();
  if (missing !== undefined) throw new Error(missing);
  freshCopy();
  const results = [];
  if (half !== "probes") results.push(await tryMutants(part));
  if (half !== "mutants") results.push(await tryProbes(part));
  if (results.includes(false)) process.exitCode = 1;
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
