/** Draws times by a parameter, one panel for each workload, both axes logarithmic, as SVG. */

import type { Distribution } from "../harness/ledger.ts";

/** Engines in the order of the legend; what is not here is not drawn. */
const COLOURS: Readonly<Record<string, string>> = {
  cedrus: "#0b7a3b",
  go: "#0086b3",
  rust: "#b7410e",
  "cedar-wasm, ideal slice": "#7b5cc4",
  "cedar-wasm, all entities": "#b00058",
};

const WIDTH = 260;
const HEIGHT = 240;
const MARGIN = { left: 62, top: 34, right: 14, bottom: 44 };

export interface Panel {
  readonly title: string;
  /** What the parameter is. */
  readonly axis: string;
  readonly points: readonly Distribution[];
}

type Scale = (value: number) => number;

export function drawPlot(panels: readonly Panel[]): string {
  const column = MARGIN.left + WIDTH + MARGIN.right;
  const [width, height] = [column * panels.length, MARGIN.top + HEIGHT + MARGIN.bottom + 26];
  const times = panels.flatMap(({ points }) => points.map(({ p50 }) => p50 / 1000));
  const up = logScale(outwards(times), [HEIGHT, 0]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...panels.map((panel, index) => drawPanel(panel, column * index, { up, times })),
    drawLegend(width, height - 12),
    "</svg>\n",
  ].join("\n");
}

interface Vertical {
  readonly up: Scale;
  readonly times: readonly number[];
}

function drawPanel({ title, axis, points }: Panel, left: number, { up, times }: Vertical): string {
  const across = logScale(span(points.map(({ parameter }) => parameter)), [0, WIDTH]);
  const bottom = HEIGHT + 32;
  return [
    `<g transform="translate(${left + MARGIN.left},${MARGIN.top})">`,
    label(WIDTH / 2, -14, title, 'text-anchor="middle" font-weight="bold" font-size="13"'),
    label(WIDTH / 2, bottom, axis),
    ...decades(outwards(times)).flatMap((time) => [
      `<line x1="0" x2="${WIDTH}" y1="${round(up(time))}" y2="${round(up(time))}" stroke="#ddd"/>`,
      label(-6, up(time) + 4, timeText(time), 'text-anchor="end"'),
    ]),
    ...[...new Set(points.map(({ parameter }) => parameter))].map((at) =>
      label(across(at), HEIGHT + 15, shortNumber(at)),
    ),
    ...Object.keys(COLOURS).map((engine) => drawLine(engine, points, { across, up })),
    "</g>",
  ].join("\n");
}

/** The medians of one engine. */
function drawLine(
  engine: string,
  points: readonly Distribution[],
  { across, up }: { readonly across: Scale; readonly up: Scale },
): string {
  const own = points.filter((point) => point.engine === engine);
  own.sort((a, b) => a.parameter - b.parameter);
  const colour = COLOURS[engine] ?? "";
  const at = own.map(({ parameter, p50 }) => [round(across(parameter)), round(up(p50 / 1000))]);
  return [
    `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${at.join(" ")}"/>`,
    ...at.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`),
  ].join("\n");
}

function drawLegend(width: number, y: number): string {
  const engines = Object.entries(COLOURS);
  const step = width / engines.length;
  return engines
    .map(([engine, colour], index) => {
      const x = round(step * index + 20);
      const name = engine === "rust" || engine === "go" ? NATIVE_NAMES[engine] : engine;
      return `<circle cx="${x}" cy="${y - 4}" r="4" fill="${colour}"/>${label(x + 8, y, name, "")}`;
    })
    .join("\n");
}

const NATIVE_NAMES = { rust: "cedar-policy, native Rust", go: "cedar-go, native" };

function label(x: number, y: number, text: string, more = 'text-anchor="middle"'): string {
  return `<text x="${round(x)}" y="${round(y)}" ${more}>${text}</text>`;
}

type Range = readonly [least: number, most: number];

function logScale([least, most]: Range, [from, to]: Range): Scale {
  const width = Math.log(most) - Math.log(least) || 1;
  return (value) => from + ((Math.log(value) - Math.log(least)) / width) * (to - from);
}

const span = (values: readonly number[]): Range => [Math.min(...values), Math.max(...values)];

/** The decades around the values. */
function outwards(values: readonly number[]): Range {
  const [least, most] = span(values);
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most))];
}

function decades([least, most]: Range): number[] {
  const count = Math.round(Math.log10(most / least)) + 1;
  return Array.from({ length: count }, (_, index) => least * 10 ** index);
}

function timeText(us: number): string {
  if (us < 1) return `${Number((us * 1000).toPrecision(1))} ns`;
  return us < 1000 ? `${Number(us.toPrecision(1))} µs` : `${Number((us / 1000).toPrecision(1))} ms`;
}

const shortNumber = (value: number): string => (value >= 1000 ? `${value / 1000}k` : String(value));
const round = (value: number): number => Math.round(value * 10) / 10;
