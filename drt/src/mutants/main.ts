/** `npm run mutants`: from the command line to the exit code. */

import { mkdirSync, writeFileSync } from "node:fs";
import { UsageError } from "../run/options.ts";
import { FOLDER, type Listed, readMutants, ROOT } from "./mutants.ts";
import { chooseMutants, type Options, HELP, parseOptions } from "./options.ts";
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

const SCRATCH = new URL(".cache/mutants/", ROOT);

/** The targets that look at what an area is about: tried first. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  arithmetic: ["int64-reference", "operator-table", "extension-literals"],
  authorizer: ["authorizer-abstract", "authorize-model", "authorize-loose"],
  conformance: ["requests-conform", "contexts-conform", "entities-conform", "data-with-schema"],
  evaluator: ["operator-table", "expressions-typed", "expressions-loose"],
  extensions: ["extension-literals", "operator-table", "expressions-typed"],
  hierarchy: ["hierarchy-closure", "authorize-model", "expressions-loose"],
  index: [
    "visited-policies",
    "policy-set-changes",
    "authorize-model",
    "authorize-loose",
    "configurations",
  ],
  json: ["json-to-text", "text-to-json", "bytes-json", "configurations"],
  levels: ["levels"],
  like: ["like-reference"],
  parser: ["text-to-json", "bytes-policies", "authorize-loose"],
  schemas: ["schema-conversions", "bytes-schemas", "validate-typed"],
  templates: ["policy-set-changes", "authorize-model", "text-to-json", "configurations"],
  validator: ["validate-formulas", "validate-typed", "validate-loose", "validated-never-errs"],
  values: ["operator-table", "expressions-loose", "laws"],
};

interface Plan extends Pick<Options, "cases" | "workers" | "seconds" | "seed"> {
  readonly mutants: readonly Listed[];
  readonly isWhole: boolean;
  /** Verdicts of a run before this one, by the names of mutants. */
  readonly known: ReadonlyMap<string, Trial>;
}

/** 1 if a mutant survives without a reason, 2 if nothing can be said. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args);
    const mutants = chooseMutants(readMutants(), options.only);
    if (options.help || options.list) return show(options, mutants);
    const isWhole = options.only === undefined;
    const known = options.resume ? readKills(SCRATCH) : new Map<string, Trial>();
    return await run({ ...options, mutants, isWhole, known });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`mutants: ${error.message}`);
    return 2;
  }
}

function show({ help }: Options, mutants: readonly Listed[]): number {
  if (help) process.stdout.write(HELP);
  else for (const { area, name, breaks } of mutants) console.log(`${area}/${name}: ${breaks}`);
  return 0;
}

async function run(plan: Plan): Promise<number> {
  const { mutants, isWhole, cases, seed } = plan;
  const threads = Array.from({ length: plan.workers }, () => new MutantThread());
  const failure = await failureWithoutMutant(threads, plan);
  if (failure !== undefined) {
    console.error(`without a mutant: ${failure}`);
    return 2;
  }
  const found = await tryAll(threads, plan);
  const verdicts = mutants.flatMap((mutant) => found.filter((each) => each.mutant === mutant));
  if (isWhole) writeReport(FOLDER, verdicts, { seed, cases });
  return conclude(verdicts, cases);
}

/** The library as it is must not be noticed. */
async function failureWithoutMutant(
  threads: readonly MutantThread[],
  plan: Plan,
): Promise<string | undefined> {
  const healthy = await threads[0]?.try(undefined, trialOptions(plan, []));
  if (healthy === undefined) return "there are no threads";
  if (healthy.kill !== undefined) return `${healthy.kill.target}: ${healthy.kill.aspect}`;
  console.log(`without a mutant: ${healthy.cases} cases, no divergence`);
  return undefined;
}

/** In the order in which they are done. */
async function tryAll(threads: readonly MutantThread[], plan: Plan): Promise<readonly Verdict[]> {
  const { known, mutants, seed, cases } = plan;
  const kept = keptOf(known, mutants);
  const found: Verdict[] = [];
  const open = [...mutants];
  const work = async (thread: MutantThread): Promise<void> => {
    for (let mutant = open.shift(); mutant !== undefined; mutant = open.shift()) {
      const before = known.get(mutant.name);
      const trial = before ?? (await thread.try(mutant, optionsFor(mutant, plan)));
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

function trialOptions({ seconds, seed, cases }: Plan, likely: readonly string[]): TrialOptions {
  return { seconds, seed, cases, likely };
}

function optionsFor(mutant: Listed, plan: Plan): TrialOptions {
  return trialOptions(plan, TARGETS[mutant.area] ?? []);
}

/** The verdicts of before about mutants that are not tried now. */
function keptOf(known: Plan["known"], mutants: readonly Listed[]): readonly Verdict[] {
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
