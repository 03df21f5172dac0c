/** Runs targets in a process of its own in which the library has one mistake, until they notice. */

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "../report/report.ts";
import { NO_TARGET } from "./verdicts.ts";
import { compiledFile, type Listed, mutatedModule, ROOT } from "./mutants.ts";

/** How a mutant was noticed. */
export interface Kill {
  readonly target: string;
  /** What differed; or that a worker hung or died. */
  readonly aspect: string;
  /** So many cases of the target had been compared. */
  readonly cases: number;
}

/** What came of one run. */
export interface Trial {
  readonly kill: Kill | undefined;
  /** Cases of all targets. */
  readonly cases: number;
  readonly seconds: number;
}

export interface TrialOptions {
  /** All if empty. */
  readonly targets: readonly string[];
  readonly seconds: number;
  readonly seed: string;
  readonly workers: number;
}

const PROGRAM = fileURLToPath(new URL("drt/dist/run-drt.js", ROOT));
const PRELOAD = new URL("./preload.js", import.meta.url).href;
const SCRATCH = fileURLToPath(new URL(".cache/mutants/", ROOT));
/** Seconds beyond the time for the targets: to start, and to give up on cases that hang. */
const GRACE = 60;

/** Without a mutant, the library as it is. */
export async function tryMutant(mutant: Listed | undefined, options: TrialOptions): Promise<Trial> {
  const folder = path.join(SCRATCH, mutant?.name ?? "none");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const start = performance.now();
  const ended = await run(folder, mutant, options);
  const seconds = (performance.now() - start) / 1000;
  return { ...trialOf(folder, ended), seconds };
}

/** Why the process ended early, if it did. */
type Ended = "in order" | "hung" | "died";

function run(folder: string, mutant: Listed | undefined, options: TrialOptions): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ["--import", PRELOAD, PROGRAM, ...argsOf(folder, options)],
    {
      env: { ...process.env, ...(mutant === undefined ? {} : replacement(folder, mutant)) },
      stdio: "ignore",
    },
  );
  return new Promise((resolve) => {
    const limit = setTimeout(
      () => {
        child.kill("SIGKILL");
        resolve("hung");
      },
      1000 * (options.seconds + GRACE),
    );
    child.on("close", (code) => {
      clearTimeout(limit);
      resolve(code === 0 || code === 1 ? "in order" : "died");
    });
  });
}

function argsOf(folder: string, { targets, seconds, seed, workers }: TrialOptions): string[] {
  return [
    ...targets.flatMap((target) => ["--target", target]),
    ...["--minutes", String(seconds / 60), "--seed", seed, "--workers", String(workers)],
    ...["--out", folder, "--regressions", path.join(folder, "regressions")],
    ...["--fail-fast", "--no-shrink"],
  ];
}

function replacement(folder: string, mutant: Listed): Record<string, string> {
  const module = path.join(folder, "mutant.js");
  writeFileSync(module, mutatedModule(mutant));
  return { MUTANT_FILE: compiledFile(mutant), MUTANT_MODULE: module };
}

function trialOf(folder: string, ended: Ended): Omit<Trial, "seconds"> {
  const report = reportIn(folder);
  if (report === undefined) {
    const aspect = ended === "hung" ? "the run hung" : "the run died";
    return { kill: { target: NO_TARGET, aspect, cases: 0 }, cases: 0 };
  }
  const { cases } = report.totals;
  const [finding] = report.findings;
  if (finding === undefined) return { kill: undefined, cases };
  const { target, aspect } = finding;
  const compared = report.targets.find(({ name }) => name === target)?.cases ?? 0;
  return { kill: { target, aspect, cases: compared }, cases };
}

function reportIn(folder: string): Report | undefined {
  try {
    // Why a cast: the program has just written it.
    return JSON.parse(readFileSync(path.join(folder, "drt-report.json"), "utf8")) as Report;
  } catch {
    return undefined;
  }
}
