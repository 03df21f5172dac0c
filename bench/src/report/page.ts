/** The page that shows everything that was measured. */

import { barText, figureText, type Row, type Series, timeText } from "../harness/ledger.ts";
import { folded, table } from "./markdown.ts";
import { APPS, ENGINES, type ResultsData, SIZES, timesAt } from "./results.ts";

export function resultsPage(data: ResultsData): string {
  return [
    "# What was measured",
    "",
    "Written by `npm run bench` from [results.json](results.json); [how it is measured](../README.md).",
    "",
    ...aboutTheRun(data),
    "",
    "![Time of a decision by the number of entities, and by the number of policies](plot.svg)",
    "",
    ...decisions(data),
    "",
    ...barsOf(data),
    "",
    ...worstCases(data.series),
    "",
    "## Other figures",
    ...data.groups.flatMap(({ name, about }) => figuresOf(name, about, data.rows)),
    "",
    ...allTimes(data),
    "",
  ].join("\n");
}

export function machineLine({ machine, date }: Pick<ResultsData, "machine" | "date">): string {
  const { processor, cores, memoryGb, system, node, commit } = machine;
  return `${date}, ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, commit ${commit}`;
}

function aboutTheRun(data: ResultsData): readonly string[] {
  const seconds = data.groups.reduce((sum, group) => sum + group.seconds, 0);
  return [
    `- ${machineLine(data)}`,
    `- load average ${data.loadBefore} before, ${data.loadAfter} after; ${Math.ceil(seconds / 60)} minutes in all`,
    `- ${data.versions.join(", ")}`,
    ...data.skipped.map((what) => `- left out: ${what}`),
  ];
}

function decisions(data: ResultsData): readonly string[] {
  const rows = APPS.flatMap((app) => SIZES.flatMap((size) => decisionRows(data, app, size)));
  const head = ["workload", "engine", "median", "p99", "median / Cedrus's", "p99 / Cedrus's"];
  return [
    "## Decisions",
    "",
    "One decision, with `n` entities of each type. Engines that decide fewer requests are compared on those.",
    "",
    ...table(head, rows),
  ];
}

function decisionRows(
  data: ResultsData,
  app: string,
  size: number,
): readonly (readonly string[])[] {
  return timesAt(data, app, size).map(({ engine, p50, p99, ratio, p99Ratio }) => [
    `${app}, n = ${size}`,
    ENGINES.get(engine) ?? engine,
    timeText(p50),
    timeText(p99),
    ...[ratio, p99Ratio].map((it) =>
      it === undefined || engine === "cedrus" ? "" : figureText(it, "x"),
    ),
  ]);
}

function barsOf({ rows }: ResultsData): readonly string[] {
  const bars = rows.filter(({ bar }) => bar !== undefined);
  const held = bars.filter(({ held: isHeld }) => isHeld === true);
  return [
    "## Bars",
    "",
    `${held.length} of ${bars.length} held.`,
    "",
    ...table(
      ["group", "", "measured", "bar", ""],
      bars.map((row) => [row.group, ...barCells(row)]),
    ),
  ];
}

function barCells({ what, value, unit, bar, held }: Row): readonly string[] {
  const barCell = bar === undefined ? "" : barText(bar, unit);
  return [what, figureText(value, unit), barCell, held === true ? "held" : "**short**"];
}

/** Linear time doubles with the size; `n log n` takes 2.2 times as long at most at these sizes. */
function worstCases(series: readonly Series[]): readonly string[] {
  const rows = series.map(({ what, points }) => [
    what,
    ...points.map(({ size, ns }) => `${size.toLocaleString("en")}: ${timeText(ns)}`),
    figureText(growthOf(points), "x"),
  ]);
  return [
    "## Worst cases",
    "",
    "Inputs as bad as they can be, at sizes that double: size and time. Linear time grows 2× with each doubling, `n log n`",
    "2.2× or less, caches of the processor and the collector of garbage aside. The last column is the growth with each doubling on average.",
    "",
    ...table(["", "", "", "", "", "growth"], rows),
  ];
}

/** The geometric mean over all doublings. */
function growthOf(points: Series["points"]): number {
  const [first, last] = [points[0]?.ns ?? NaN, points.at(-1)?.ns ?? NaN];
  return (last / first) ** (1 / (points.length - 1));
}

function figuresOf(group: string, about: string, rows: readonly Row[]): readonly string[] {
  const own = rows.filter((row) => row.group === group && row.bar === undefined);
  if (own.length === 0) return [];
  const cells = own.map(({ what, value, unit }) => [what, figureText(value, unit)]);
  return ["", `### ${group}: ${about}`, "", ...table(["", "measured"], cells)];
}

function allTimes({ distributions }: ResultsData): readonly string[] {
  const rows = distributions.map((it) => [
    ...[it.group, it.workload, String(it.parameter), it.engine, String(it.count)],
    ...[it.p50, it.p90, it.p99, it.p999].map((ns) => Math.round(ns).toLocaleString("en")),
  ]);
  const head = ["group", "workload", "size", "engine", "requests", "p50", "p90", "p99", "p99.9"];
  const about =
    "Nanoseconds; of each request the shortest time counts, then these are taken over the requests.";
  return [
    "## All times of decisions",
    "",
    ...folded(`${rows.length} distributions`, [about, "", ...table(head, rows)]),
  ];
}
