/** Writes what was measured into bench/results, and the table of it into the pages that show it. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Distribution, Ledger } from "../harness/ledger.ts";
import { withTable } from "./front-page.ts";
import { drawPlot, type Panel } from "./plot.ts";
import { resultsPage, type ResultsData } from "./table.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const FOLDER = `${ROOT}bench/results`;
/** Pages that show the short table. */
export const PAGES: readonly string[] = [`${ROOT}README.md`, `${ROOT}bench/README.md`];

/** What the last full run has left, if there was one. */
export function readResults(): ResultsData | undefined {
  const path = `${FOLDER}/results.json`;
  // The cast: nothing but `writeResults` writes that file.
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as ResultsData) : undefined;
}

type Where = Pick<ResultsData, "machine" | "loadBefore" | "loadAfter">;

export function writeResults(where: Where, { rows, distributions, skipped }: Ledger): void {
  const date = new Date().toISOString().slice(0, 10);
  writeAll({ ...where, date, rows, distributions, skipped });
}

/** Writes the data, and all that is made of it. */
function writeAll(data: ResultsData): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/results.json`, `${JSON.stringify(data, undefined, 1)}\n`);
  writeFileSync(`${FOLDER}/README.md`, resultsPage(data));
  writeFileSync(`${FOLDER}/plot.svg`, drawPlot(panelsOf(data.distributions)));
  for (const page of PAGES) writeFileSync(page, withTable(readFileSync(page, "utf8"), data));
}

function panelsOf(all: readonly Distribution[]): readonly Panel[] {
  const panel = (title: string, axis: string, points: readonly Distribution[]): Panel[] =>
    points.length === 0 ? [] : [{ title, axis, points }];
  return [
    ...["gdrive", "github", "tinytodo"].flatMap((workload) =>
      panel(
        workload,
        "n: entities of each type",
        all.filter((it) => it.group === "oopsla" && it.workload === workload),
      ),
    ),
    ...panel(
      "policies for one principal and resource",
      "number of policies",
      all.filter((it) => it.group === "policies" && it.workload === "principal and resource"),
    ),
  ];
}
