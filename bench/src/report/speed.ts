/** What the front page says of speed. Every number and every verdict in it comes from the results. */

import { barText, type Distribution, figureText, type Row, timeText } from "../harness/ledger.ts";
import { folded, table } from "./markdown.ts";
import { machineLine } from "./page.ts";
import { APPS, ENGINES, type ResultsData, SIZES, timesAt } from "./results.ts";

const START = "<!-- measured: start -->";
const END = "<!-- measured: end -->";

/** The page with `part` between its markers; a page without markers stays as it is. */
export function between(page: string, part: string): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) return page;
  return `${page.slice(0, start + START.length)}\n${part}\n${page.slice(end)}`;
}

/** For the benchmark's own page. */
export const shortReport = (data: ResultsData): string =>
  [shortTable(data), "", `Median of a decision. ${machineLine(data)}.`].join("\n");

/** For the front page. */
export function speedReport(data: ResultsData): string {
  return [
    "Three applications of the OOPSLA 2024 paper on Cedar, with `n` entities of each type: the median time of one decision,",
    "and how many times Cedrus's it is.",
    "",
    shortTable(data),
    "",
    "![Time of a decision by the number of entities, and by the number of policies](bench/results/plot.svg)",
    "",
    ...natives(data),
    ...webAssembly(data),
    `- **Where.** ${machineLine(data)}; load average ${data.loadBefore} before, ${data.loadAfter} after.`,
    ...verdicts(data.rows),
  ].join("\n");
}

/** Medians of the published workloads. What was not measured has no column. */
export function shortTable(data: Pick<ResultsData, "distributions">): string {
  const scenes = APPS.flatMap((app) => SIZES.map((size) => ({ app, size })));
  const times = scenes.map(({ app, size }) => timesAt(data, app, size));
  const engines = [...ENGINES].filter(([engine]) =>
    times.some((row) => row.some((it) => it.engine === engine)),
  );
  const rows = scenes.map(({ app, size }, index) => [
    `${app}, n = ${size}`,
    ...engines.map(([engine]) => cellOf(times[index]?.find((it) => it.engine === engine))),
  ]);
  return table(["", ...engines.map(([, name]) => name)], rows).join("\n");
}

function cellOf(it: Distribution | undefined): string {
  if (it === undefined) return "–";
  const time = timeText(it.p50);
  if (it.engine === "cedrus" || it.ratio === undefined) return `**${time}**`;
  return `${time} (${figureText(it.ratio, "x")})`;
}

/** The scenario, and the engines that keep their entities as Cedrus does. */
function natives(data: ResultsData): readonly string[] {
  const names = [
    ["rust", "native Rust, optimized as far as its compiler can,"],
    ["rust, cargo's default", "the same as cargo builds it by default"],
    ["go", "cedar-go"],
  ] as const;
  const said = names.flatMap(([engine, name]) => {
    const ratios = ratiosOf(data, engine);
    return ratios.length === 0 ? [] : [{ name, range: rangeOf(ratios) }];
  });
  const [first, ...others] = said;
  const compared = [
    ...(first === undefined ? [] : [`${first.name} takes ${first.range} as long as Cedrus`]),
    ...others.map(({ name, range }) => `${name} ${range}`),
  ];
  return [
    "- **What is timed.** One decision, in a warm process, timed four in a row: policies and entities are in memory, Cedrus gets",
    "  types and ids as strings and finds the entities itself, native engines get requests in their own types. All",
    "  answers have all diagnostics, and are compared before any time is taken.",
    ...(compared.length === 0 ? [] : [`  At the median, ${compared.join("; ")}.`]),
  ];
}

/** Why the factors are what they are, and what they are when both get the same. */
function webAssembly({ rows }: ResultsData): readonly string[] {
  const [eager, lazy] = ["eager", "lazy"].map((way) =>
    rows
      .filter(({ group, what }) => group === "call" && what.endsWith(`cedar-wasm / compat, ${way}`))
      .map(({ value }) => value),
  );
  if (eager === undefined || lazy === undefined || eager.length + lazy.length === 0) return [];
  return [
    "- **WebAssembly.** cedar-wasm takes the entities with each call and reads them each time: all of them, or two or three that",
    "  somebody has picked beforehand, which the column `ideal slice` gets for free. Its columns count that. With the",
    `  same entities in each call, cedar-wasm takes ${rangeOf(eager)} as long as [\`cedrus/compat\`](docs/compat.md) that checks all`,
    `  of them as well, and ${rangeOf(lazy)} as long as one that reads only those that a decision touches (\`lazyEntities\`).`,
  ];
}

function verdicts(rows: readonly Row[]): readonly string[] {
  const bars = rows.filter(({ bar }) => bar !== undefined);
  const short = bars.filter(({ held }) => held !== true);
  const more = "[All figures](bench/results/README.md)";
  const told = short.map(({ what, value, unit, bar }) =>
    bar === undefined
      ? `- ${what}`
      : `- ${what}: ${figureText(value, unit)}, not ${barText(bar, unit)}`,
  );
  const held = `- **Bars.** ${bars.length - short.length} of the ${bars.length} that we have set ourselves hold. ${more}.`;
  const summary = `The ${short.length} that fall short`;
  return short.length === 0 ? [held] : [held, "", ...folded(summary, told)];
}

/** Over the three applications and both sizes. */
function ratiosOf(data: ResultsData, engine: string): readonly number[] {
  return APPS.flatMap((app) => SIZES.flatMap((size) => timesAt(data, app, size)))
    .filter((it) => it.engine === engine)
    .flatMap(({ ratio }) => (ratio === undefined ? [] : [ratio]));
}

function rangeOf(ratios: readonly number[]): string {
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((it) => figureText(it, ""));
  return least === most ? `${least} times` : `${least} to ${most} times`;
}
