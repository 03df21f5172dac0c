/** Writes what was measured into bench/results, and what is said of it into the pages that show it. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Ledger } from "../harness/ledger.ts";
import { resultsPage } from "./page.ts";
import { drawPlot, panelsOf } from "./plot.ts";
import { FOLDER, readResults, type ResultsData, ROOT } from "./results.ts";
import { between, shortReport, speedReport } from "./speed.ts";

type Where = Pick<ResultsData, "machine" | "versions" | "loadBefore" | "loadAfter">;

export function writeResults(where: Where, ledger: Ledger): void {
  const { groups, rows, distributions, series, skipped } = ledger;
  const date = new Date().toISOString().slice(0, 10);
  const data = { ...where, date, groups, rows, distributions, series, skipped };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/results.json`, `${JSON.stringify(data, undefined, 1)}\n`);
  writePages(data);
}

/** False when there are no results to report. */
export function rewriteReport(): boolean {
  const data = readResults();
  if (data !== undefined) writePages(data);
  return data !== undefined;
}

function writePages(data: ResultsData): void {
  for (const [path, text] of reportOf(data)) writeFileSync(path, text);
}

/** Every file that is made of the results, with its text. */
export function reportOf(data: ResultsData): ReadonlyMap<string, string> {
  const page = (path: string, part: string): [string, string] => [
    path,
    between(readFileSync(path, "utf8"), part),
  ];
  return new Map([
    [`${FOLDER}/README.md`, resultsPage(data)],
    [`${FOLDER}/plot.svg`, drawPlot(panelsOf(data.distributions))],
    page(`${ROOT}README.md`, speedReport(data)),
    page(`${ROOT}bench/README.md`, shortReport(data)),
  ]);
}
