/** `npm run mutants`: from the command line to the exit code. */

import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { FOLDER, type Listed, readMutants, ROOT } from "./mutants.ts";
import { MutantThread, type Trial, type TrialOptions } from "./try-mutant.ts";
import {
  judge,
  medianCases,
  readKills,
  readSurvivors,
  reportOf,
  rowOf,
  type Setting,
  tallyOf,
  type Verdict,
} from "./verdicts.ts";

const HELP = `npm run mutants -- [options]: do the targets notice mistakes in the engine?

  --only NAME    a mutant or an area, can be repeated (default: all of them)
  --seconds S    so long for each mutant, a third of it for the targets of its area alone (default: 60)
  --cases N      a target may take so many cases to notice (default: 1000000)
  --workers N    threads, each with a mutant of its own (default: 2)
  --seed S       as in \`npm run drt\` (default: mutants)
  --resume       keeps what .cache/mutants/report.json says of mutants that were noticed
  --list         shows the mutants
`;

const SCRATCH = new URL(".cache/mutants/", ROOT);

/** The targets that look at what an area is about: tried first. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  arithmetic: ["int64-reference", "operator-table", "extension-literals"],
  authorizer: ["authorizer-abstract", "authorize-model", "authorize-loose"],
  conformance: ["requests-conform", "contexts-conform", "entities-conform", "data-with-schema"],
  evaluator: ["operator-table", "expressions-typed", "expressions-loose"],
  extensions: ["extension-literals", "operator-table", "expressions-typed"],
  hierarchy: ["hierarchy-closure", "authorize-model", "expressions-loose"],
  index: ["policy-set-changes", "authorize-model", "authorize-loose", "configurations"],
  json: ["json-to-text", "text-to-json", "bytes-json", "configurations"],
  levels: ["levels"],
  like: ["like-reference"],
  parser: ["text-to-json", "bytes-policies", "authorize-loose"],
  schemas: ["schema-conversions", "bytes-schemas", "validate-typed"],
  templates: ["policy-set-changes", "authorize-model", "text-to-json", "configurations"],
  validator: ["validate-formulas", "validate-typed", "validate-loose", "validated-never-errs"],
  values: ["operator-table", "expressions-loose", "laws"],
};

interface Options {
  readonly mutants: readonly Listed[];
  readonly isWhole: boolean;
  /** Verdicts of a run before this one, by the names of mutants. */
  readonly known: ReadonlyMap<string, Trial>;
  readonly cases: number;
  readonly workers: number;
  readonly seconds: number;
  readonly seed: string;
}

/** 1 if a mutant survives without a reason, 2 if nothing can be said. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", multiple: true },
      seconds: { type: "string", default: "60" },
      cases: { type: "string", default: "1000000" },
      workers: { type: "string", default: "2" },
      seed: { type: "string", default: "mutants" },
      resume: { type: "boolean" },
      list: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  const mutants = chosen(readMutants(), values.only);
  if (values.help === true) process.stdout.write(HELP);
  if (values.list === true)
    for (const { name, breaks } of mutants) console.log(`${name}: ${breaks}`);
  if (values.help === true || values.list === true) return 0;
  const [seconds, cases, workers] = [values.seconds, values.cases, values.workers].map(Number);
  if (
    mutants.length === 0 ||
    !(Number(seconds) > 0) ||
    !(Number(cases) > 0) ||
    !(Number(workers) > 0)
  ) {
    process.stderr.write(HELP);
    return 2;
  }
  return run({
    mutants,
    isWhole: values.only === undefined,
    known: values.resume === true ? readKills(SCRATCH) : new Map(),
    cases: Number(cases),
    workers: Number(workers),
    seconds: Number(seconds),
    seed: values.seed,
  });
}

function chosen(mutants: readonly Listed[], only: readonly string[] | undefined): Listed[] {
  return mutants.filter(
    ({ name, area }) => only === undefined || only.includes(name) || only.includes(area),
  );
}

async function run(options: Options): Promise<number> {
  const { mutants, isWhole, cases, seed } = options;
  const threads = Array.from({ length: options.workers }, () => new MutantThread());
  const failure = await failureWithoutMutant(threads, options);
  if (failure !== undefined) {
    console.error(`without a mutant: ${failure}`);
    return 2;
  }
  const found = await tryAll(threads, options);
  const verdicts = mutants.flatMap((mutant) => found.filter((each) => each.mutant === mutant));
  if (isWhole) writeReport(FOLDER, verdicts, { seed, cases });
  return conclude(verdicts, cases);
}

/** The library as it is must not be noticed. */
async function failureWithoutMutant(
  threads: readonly MutantThread[],
  options: Options,
): Promise<string | undefined> {
  const healthy = await threads[0]?.try(undefined, trialOptions(options, []));
  if (healthy === undefined) return "there are no threads";
  if (healthy.kill !== undefined) return `${healthy.kill.target}: ${healthy.kill.aspect}`;
  console.log(`without a mutant: ${healthy.cases} cases, no divergence`);
  return undefined;
}

/** In the order in which they are done. */
async function tryAll(
  threads: readonly MutantThread[],
  options: Options,
): Promise<readonly Verdict[]> {
  const { known, mutants, seed, cases } = options;
  const kept = keptOf(known, mutants);
  const found: Verdict[] = [];
  const open = [...mutants];
  const work = async (thread: MutantThread): Promise<void> => {
    for (let mutant = open.shift(); mutant !== undefined; mutant = open.shift()) {
      const before = known.get(mutant.name);
      const trial = before ?? (await thread.try(mutant, optionsFor(mutant, options)));
      found.push({ mutant, trial });
      console.log(rowOf({ mutant, trial }));
      // Now, so that a run that is interrupted has not been for nothing.
      writeReport(SCRATCH, [...kept, ...found], { seed, cases });
    }
    await thread.close();
  };
  await Promise.all(threads.map(work));
  return found;
}

function trialOptions({ seconds, seed, cases }: Options, likely: readonly string[]): TrialOptions {
  return { seconds, seed, cases, likely };
}

function optionsFor(mutant: Listed, options: Options): TrialOptions {
  return trialOptions(options, TARGETS[mutant.area] ?? []);
}

/** The verdicts of before about mutants that are not tried now. */
function keptOf(known: Options["known"], mutants: readonly Listed[]): readonly Verdict[] {
  const names = new Set(mutants.map(({ name }) => name));
  return readMutants().flatMap((mutant) => {
    const trial = known.get(mutant.name);
    return trial === undefined || names.has(mutant.name) ? [] : [{ mutant, trial }];
  });
}

function writeReport(folder: URL, verdicts: readonly Verdict[], setting: Setting): void {
  const report = reportOf(verdicts, readSurvivors(), setting);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("report.json", folder), `${JSON.stringify(report, undefined, 2)}\n`);
}

function conclude(verdicts: readonly Verdict[], cases: number): number {
  const { killed, explained, failures } = judge(verdicts, readSurvivors(), cases);
  console.log("\nnoticed first by");
  for (const line of tallyOf(killed)) console.log(line);
  for (const failure of failures) console.log(`FAILED ${failure}`);
  const share = ((100 * killed.length) / verdicts.length).toFixed(1);
  console.log(`${killed.length} of ${verdicts.length} mutants noticed (${share} %)`);
  console.log(`half of them within ${medianCases(killed)} cases`);
  console.log(`${killed.length + explained.length} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
