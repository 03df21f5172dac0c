/** What a full run leaves in bench/results/results.json; all pages are made of it. */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Distribution, GroupRun, Row, Series } from "../harness/ledger.ts";
import type { Machine } from "../machine.ts";

export interface ResultsData {
  readonly machine: Machine;
  /** Every engine with its version. */
  readonly versions: readonly string[];
  readonly date: string;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly groups: readonly GroupRun[];
  readonly rows: readonly Row[];
  readonly distributions: readonly Distribution[];
  readonly series: readonly Series[];
  readonly skipped: readonly string[];
}

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
export const FOLDER = `${ROOT}bench/results`;

/** What the last full run has left, if there was one. */
export function readResults(): ResultsData | undefined {
  const path = `${FOLDER}/results.json`;
  // The cast: nothing but `writeResults` writes that file.
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as ResultsData) : undefined;
}

/** The applications for whose sizes 5 and 50 there are bars. */
export const APPS: readonly string[] = ["gdrive", "github", "tinytodo"];
export const SIZES: readonly number[] = [5, 50];

/** Engines as the harness calls them, and as readers know them, in the order of tables. */
export const ENGINES: ReadonlyMap<string, string> = new Map([
  ["cedrus", "Cedrus"],
  ["rust", "native Rust"],
  ["rust, cargo's default", "native Rust, cargo's default"],
  ["go", "cedar-go"],
  ["cedar-wasm, ideal slice", "cedar-wasm, ideal slice"],
  ["cedar-wasm, all entities", "cedar-wasm, all entities"],
]);

/** The times of the published workloads at one size, engine by engine. */
export function timesAt(
  { distributions }: Pick<ResultsData, "distributions">,
  workload: string,
  size: number,
): readonly Distribution[] {
  const own = distributions.filter(
    (it) => it.group === "oopsla" && it.workload === workload && it.parameter === size,
  );
  return [...ENGINES.keys()].flatMap((engine) => own.filter((it) => it.engine === engine));
}
