/** The results as Markdown. */

import { barText, type Distribution, figureText, type Row } from "../harness/ledger.ts";
import type { Machine } from "../machine.ts";

/** What results.json holds. */
export interface ResultsData {
  readonly machine: Machine;
  readonly date: string;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly rows: readonly Row[];
  readonly distributions: readonly Distribution[];
  readonly skipped: readonly string[];
}

/** Everything that was measured. */
export function resultsPage(data: ResultsData): string {
  const groups = [...new Set(data.rows.map(({ group }) => group))];
  return [
    "# What was measured",
    "",
    `${machineLine(data)} Load average ${data.loadBefore} before, ${data.loadAfter} after.`,
    ...(data.skipped.length === 0 ? [] : ["", `Left out: ${data.skipped.join("; ")}.`]),
    "",
    "![Time of a decision by the number of entities, and by the number of policies](plot.svg)",
    "",
    "## Bars",
    "",
    ...table(["", "measured", "bar", ""], data.rows.filter(({ bar }) => bar).map(barCells)),
    ...groups.flatMap((group) => figuresOf(group, data.rows)),
    "",
    "## Times of a decision",
    "",
    "Nanoseconds; of each request the shortest time counts, then these are taken over the requests.",
    "",
    ...table(
      ["workload", "size", "engine", "requests", "p50", "p90", "p99", "p99.9"],
      data.distributions.map(timeCells),
    ),
    "",
  ].join("\n");
}

export function machineLine({ machine, date }: Pick<ResultsData, "machine" | "date">): string {
  const { processor, cores, memoryGb, system, node, commit } = machine;
  return `${date}, ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, commit ${commit}.`;
}

const OOPSLA = ["gdrive", "github", "tinytodo"];
const ENGINES = ["cedrus", "rust", "go", "cedar-wasm, ideal slice", "cedar-wasm, all entities"];

/** The short table of the front page: medians of the published workloads. */
export function shortTable({ distributions }: Pick<ResultsData, "distributions">): string {
  const rows = OOPSLA.flatMap((workload) =>
    [5, 50].map((count) => {
      const cells = ENGINES.map((engine) =>
        distributions.find(
          (it) =>
            it.group === "oopsla" &&
            it.workload === workload &&
            it.parameter === count &&
            it.engine === engine,
        ),
      );
      return [`${workload}, n = ${count}`, ...cells.map(cellOf)];
    }),
  );
  const head = [
    "",
    "Cedrus",
    "native Rust",
    "cedar-go",
    "cedar-wasm, ideal slice",
    "cedar-wasm, all entities",
  ];
  return table(head, rows).join("\n");
}

function cellOf(it: Distribution | undefined): string {
  if (it === undefined) return "–";
  const time = figureText(it.p50 / 1000, "µs");
  if (it.engine === "cedrus" || it.ratio === undefined) return `**${time}**`;
  return `${time} (${figureText(it.ratio, "x")})`;
}

function barCells({ what, value, unit, bar, held }: Row): readonly string[] {
  const barCell = bar === undefined ? "" : barText(bar, unit);
  return [what, figureText(value, unit), barCell, held === true ? "ok" : "**short**"];
}

function figuresOf(group: string, rows: readonly Row[]): readonly string[] {
  const own = rows.filter((row) => row.group === group && row.bar === undefined);
  if (own.length === 0) return [];
  const cells = own.map(({ what, value, unit }) => [what, figureText(value, unit)]);
  return ["", `## Other figures: ${group}`, "", ...table(["", "measured"], cells)];
}

function timeCells(it: Distribution): readonly string[] {
  const times = [it.p50, it.p90, it.p99, it.p999].map((ns) => Math.round(ns).toLocaleString("en"));
  return [it.workload, String(it.parameter), it.engine, String(it.count), ...times];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
