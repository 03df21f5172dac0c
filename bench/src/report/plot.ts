/**
 * Draws times by a parameter as SVG: panels two by two, both axes logarithmic, each line named at its end.
 * Readers who prefer dark pages get dark ones.
 */

import type { Distribution } from "../harness/ledger.ts";
import { APPS, ENGINES } from "./results.ts";
import { apart, decades, logScale, outwards, type Scale, span } from "./scales.ts";

/** For each engine its colour on white and on black; what is not here is not drawn. */
const COLOURS: ReadonlyMap<string, readonly [light: string, dark: string]> = new Map([
  ["cedrus", ["#0b7a3b", "#4cc38a"]],
  ["go", ["#0077a3", "#56b6e0"]],
  ["rust", ["#b7410e", "#f0883e"]],
  ["rust, cargo's default", ["#8a6d3b", "#d2a860"]],
  ["cedar-wasm, ideal slice", ["#7048c4", "#b392f0"]],
  ["cedar-wasm, all entities", ["#b00058", "#f778ba"]],
]);

const COLUMNS = 2;
const WIDTH = 250;
const HEIGHT = 230;
/** Names of lines stand on the right. */
const MARGIN = { left: 58, top: 40, right: 172, bottom: 50 };
const PANEL = {
  width: MARGIN.left + WIDTH + MARGIN.right,
  height: MARGIN.top + HEIGHT + MARGIN.bottom,
};
/** Names need so much room from top to bottom. */
const LINE = 13;

export interface Panel {
  readonly title: string;
  /** What the parameter is. */
  readonly axis: string;
  readonly points: readonly Distribution[];
}

/** The published workloads by the number of entities, and one set of policies by the number of policies. */
export function panelsOf(all: readonly Distribution[]): readonly Panel[] {
  const panel = (title: string, axis: string, points: readonly Distribution[]): Panel[] =>
    points.length === 0 ? [] : [{ title, axis, points }];
  return [
    ...APPS.flatMap((workload) =>
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

export function drawPlot(panels: readonly Panel[]): string {
  const width = PANEL.width * Math.min(COLUMNS, panels.length);
  const height = PANEL.height * Math.ceil(panels.length / COLUMNS) + 24;
  const range = outwards(
    panels.flatMap(({ points }) => points.filter(isDrawn).map(({ p50 }) => p50 / 1000)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    `<style>${style()}</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="6"/>`,
    label(width / 2, 20, "median time of a decision", 'text-anchor="middle" font-size="13"'),
    ...panels.map((panel, index) => {
      const [left, top] = [index % COLUMNS, Math.floor(index / COLUMNS)];
      return drawPanel(panel, [PANEL.width * left, PANEL.height * top + 24], range);
    }),
    "</svg>\n",
  ].join("\n");
}

const isDrawn = ({ engine }: Distribution): boolean => COLOURS.has(engine);

function style(): string {
  const rules = (side: 0 | 1, [page, ink, grid]: readonly string[]): string =>
    [
      `.page{fill:${page}}text{fill:${ink}}.grid{stroke:${grid}}`,
      ...[...COLOURS.values()].map((colours, index) => {
        const colour = colours[side];
        return `.e${index}{fill:${colour}}.l${index}{stroke:${colour};stroke-width:2;fill:none}`;
      }),
    ].join("");
  const dark = rules(1, ["#0d1117", "#e6edf3", "#30363d"]);
  return `${rules(0, ["#fff", "#1f2328", "#d9dee3"])}@media(prefers-color-scheme:dark){${dark}}`;
}

function drawPanel(
  { title, axis, points }: Panel,
  [left, top]: readonly [number, number],
  range: readonly [least: number, most: number],
): string {
  const parameters = [...new Set(points.filter(isDrawn).map(({ parameter }) => parameter))];
  const across = logScale(span(parameters), [0, WIDTH]);
  const up = logScale(range, [HEIGHT, 0]);
  return [
    `<g transform="translate(${left + MARGIN.left},${top + MARGIN.top})">`,
    label(WIDTH / 2, -14, title, 'text-anchor="middle" font-weight="bold" font-size="13"'),
    label(WIDTH / 2, HEIGHT + 32, axis),
    ...decades(range).flatMap((time) => [
      `<line class="grid" x1="0" x2="${WIDTH}" y1="${round(up(time))}" y2="${round(up(time))}"/>`,
      label(-6, up(time) + 4, timeText(time), 'text-anchor="end"'),
    ]),
    ...parameters.map((at) => label(across(at), HEIGHT + 15, shortNumber(at))),
    ...drawLines(points, across, up),
    "</g>",
  ].join("\n");
}

/** The medians of each engine, and its name where its line ends. */
function drawLines(points: readonly Distribution[], across: Scale, up: Scale): readonly string[] {
  const lines = [...COLOURS.keys()].flatMap((engine, index) => {
    const own = points.filter((it) => it.engine === engine);
    own.sort((a, b) => a.parameter - b.parameter);
    const at = own.map(({ parameter, p50 }) => [across(parameter), up(p50 / 1000)] as const);
    const end = at.at(-1);
    return end === undefined ? [] : [{ engine, index, at, end }];
  });
  const places = apart(
    lines.map(({ end: [, y] }) => y),
    LINE,
  );
  return lines.flatMap(({ engine, index, at, end: [x] }, order) => [
    `<polyline class="l${index}" points="${at.map((it) => it.map(round).join(",")).join(" ")}"/>`,
    ...at.map(
      ([cx, cy]) => `<circle class="e${index}" cx="${round(cx)}" cy="${round(cy)}" r="3"/>`,
    ),
    label(x + 8, (places[order] ?? 0) + 4, ENGINES.get(engine) ?? engine, `class="e${index}"`),
  ]);
}

function label(x: number, y: number, text: string, more = 'text-anchor="middle"'): string {
  return `<text x="${round(x)}" y="${round(y)}" ${more}>${text}</text>`;
}

function timeText(us: number): string {
  if (us < 1) return `${Number((us * 1000).toPrecision(1))} ns`;
  return us < 1000 ? `${Number(us.toPrecision(1))} µs` : `${Number((us / 1000).toPrecision(1))} ms`;
}

const shortNumber = (value: number): string => (value >= 1000 ? `${value / 1000}k` : String(value));
const round = (value: number): number => Math.round(value * 10) / 10;
