/** `npm run drt`: from the command line to the exit code. */

import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { readLedger } from "../known-differences.ts";
import { saveFindings } from "../regressions.ts";
import { reportPage } from "../report/page.ts";
import { reportOf } from "../report/report.ts";
import type { Target } from "../target.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { tellCase } from "./tell-case.ts";
import { chooseTargets, HELP, type Options, parseOptions, UsageError } from "./options.ts";
import { counted, ProgressLine } from "./progress.ts";
import { type Outcome, outFile, runSession, startOf } from "./session.ts";
import {
  closingLines,
  findingLines,
  judge,
  processorLine,
  type Judgement,
  progressText,
  tableOf,
  throughputLines,
} from "./summary.ts";
import { startThread } from "./thread.ts";

/** A case may take so long, in milliseconds. */
const PATIENCE = 10_000;

export interface Setting {
  /** The compiled module that exports `targets`. */
  readonly registry: URL;
  readonly targets: readonly Target<unknown>[];
  readonly patience?: number;
}

/** The exit code: 1 if anything is wrong with what was tested, 2 if the command line is. */
export async function main(args: readonly string[], setting: Setting): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options.help || options.list) return show(options, setting);
    if (options.case !== undefined) return runOne(options, options.case, setting);
    const start = startOf(
      options,
      setting.targets.map(({ name }) => name),
      randomBytes(6).toString("hex"),
    );
    for (const folder of [options.out, options.regressions]) checkFolder(folder);
    return await run(options, start, setting);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`drt: ${error.message}`);
    return 2;
  }
}

/** Better told before the run than after it. */
function checkFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new UsageError(`\`${folder}\` is no folder that can be written to`);
  }
}

function show(options: Options, { targets }: Setting): number {
  if (options.help) process.stdout.write(HELP);
  else for (const { name, description } of targets) console.log(`${name}: ${description}`);
  return 0;
}

/** One input, in this thread: for whoever looks into a divergence, with a debugger perhaps. */
function runOne({ targets: wanted, seed = "" }: Options, index: number, setting: Setting): number {
  const [name] = chooseTargets(
    wanted,
    setting.targets.map((target) => target.name),
  );
  const target = setting.targets.find((candidate) => candidate.name === name);
  if (target === undefined) throw new UsageError("there are no targets");
  const told = tellCase(target, seed, index, readLedger());
  for (const line of told.lines) console.log(line);
  return told.failed ? 1 : 0;
}

async function run(options: Options, start: Checkpoint, setting: Setting): Promise<number> {
  const { seed, targets } = start;
  const counts = `${counted(targets.length, "target")}, ${counted(options.workers, "worker")}`;
  console.log(`drt: seed ${seed}, ${counts}`);
  const workers = Array.from({ length: options.workers }, () =>
    startThread({
      seed,
      registry: setting.registry.href,
      script: new URL("./worker.js", import.meta.url),
      patience: setting.patience ?? PATIENCE,
    }),
  );
  const line = new ProgressLine(process.stderr, performance.now());
  const outcome = await runSession({
    options,
    start,
    workers,
    onProgress: (states, elapsed) =>
      line.show(performance.now(), () => progressText(states, elapsed)),
    onFindings: (findings) => saveFindings(options.regressions, { seed, findings }),
    onStart: stopOnInterrupt,
  });
  line.erase();
  await Promise.all(workers.map((worker) => worker.close()));
  return conclude(options, outcome);
}

/** The first Ctrl-C ends the run in order, the second at once. */
function stopOnInterrupt(stop: () => void): void {
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function conclude(options: Options, outcome: Outcome): number {
  const ledger = readLedger();
  const judgement = judge(outcome, { ledger, isStrict: options.strictLedger });
  const saved = saveFindings(options.regressions, outcome);
  writeReports(options, outcome, judgement);
  for (const line of tableOf(outcome, options.workers)) console.log(line);
  for (const line of throughputLines(outcome, options.workers)) console.log(line);
  console.log(processorLine(process.cpuUsage(), process.uptime(), options.workers));
  for (const line of findingLines(outcome.findings, saved)) console.log(line);
  for (const failure of judgement.failures) console.log(`FAILED ${failure}`);
  console.log(`report: ${outFile(options, "drt-report.html")}; seed ${outcome.seed}`);
  for (const line of closingLines(judgement)) console.log(line);
  return judgement.totals.divergences + judgement.failures.length > 0 ? 1 : 0;
}

function writeReports(options: Options, outcome: Outcome, judgement: Judgement): void {
  const report = reportOf({ outcome, judgement, workers: options.workers });
  mkdirSync(options.out, { recursive: true });
  writeFileSync(outFile(options, "drt-report.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(outFile(options, "drt-report.html"), reportPage(report));
}
