/** What is made of the results: pages in step with the data, the plot well-formed. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Distribution, Row } from "../harness/ledger.ts";
import { resultsPage } from "./page.ts";
import { drawPlot, panelsOf } from "./plot.ts";
import { FOLDER, readResults, type ResultsData, ROOT } from "./results.ts";
import { apart } from "./scales.ts";
import { between, shortTable, speedReport } from "./speed.ts";
import { reportOf } from "./write.ts";

const time = (engine: string, parameter: number, p50: number, ratio = 1): Distribution => ({
  ...{ group: "oopsla", workload: "gdrive", engine, parameter, count: 500 },
  ...{ ratio, p99Ratio: 2 * ratio, p50, p90: p50, p99: 2 * p50, p999: 3 * p50 },
});

const ratio = (group: string, what: string, value: number): Row => ({
  ...{ group, what, value, unit: "x", bar: { atLeast: 15 }, held: value >= 15 },
});

const DATA: ResultsData = {
  machine: {
    ...{ processor: "a processor", cores: 2, memoryGb: 8, system: "linux x64" },
    ...{ node: "20", commit: "abc" },
  },
  versions: ["casbin 5.0.0", "cedar-policy 4.0.0 (cargo 1.0.0)"],
  ...{ date: "2026-01-01", loadBefore: 0.1, loadAfter: 0.2 },
  groups: [
    { name: "oopsla", about: "published", seconds: 100 },
    { name: "api", about: "ways to ask", seconds: 21 },
  ],
  rows: [
    ratio("oopsla", "rust / cedrus", 20),
    ratio("call", "gdrive, 300 entities in the call: cedar-wasm / compat, eager", 12),
    ratio("call", "gdrive, 300 entities in the call: cedar-wasm / compat, lazy", 80),
    { group: "api", what: "strings", value: 123.4, unit: "ns" },
  ],
  distributions: [
    ...[time("cedrus", 5, 200), time("cedrus", 50, 400)],
    ...[time("rust", 5, 5000, 26), time("rust", 50, 5000, 12.5), time("go", 5, 150, 0.75)],
  ],
  series: [
    {
      ...{ group: "worst", what: "a long chain" },
      points: [100, 200, 400].map((size) => ({ size, ns: 10 * size })),
    },
  ],
  skipped: ["native thing: skipped: tool not found"],
};

describe("the page of results", () => {
  const page = resultsPage(DATA);

  test("shows the published workloads, engine by engine", () => {
    expect(page).toContain("| gdrive, n = 5 | Cedrus | 0.2 µs | 0.4 µs |  |  |");
    expect(page).toContain("| gdrive, n = 5 | native Rust | 5 µs | 10 µs | 26× | 52× |");
  });

  test("shows bars with their verdicts, and counts those that hold", () => {
    expect(page).toContain("2 of 3 held.");
    expect(page).toContain("| oopsla | rust / cedrus | 20× | ≥ 15× | held |");
    expect(page).toMatch(/\| call \| .*eager \| 12× \| ≥ 15× \| \*\*short\*\* \|/);
  });

  test("shows worst cases with their growth, other figures, versions and what was left out", () => {
    expect(page).toContain("| a long chain | 100: 1 µs | 200: 2 µs | 400: 4 µs | 2× |");
    expect(page).toContain(
      "### api: ways to ask\n\n|  | measured |\n| --- | --- |\n| strings | 123 ns |",
    );
    expect(page).toContain("casbin 5.0.0, cedar-policy 4.0.0 (cargo 1.0.0)");
    expect(page).toContain("left out: native thing: skipped: tool not found");
    expect(page).toContain("3 minutes in all");
  });
});

describe("the front page", () => {
  const report = speedReport(DATA);

  test("names times and how many times Cedrus's they are, for what was measured", () => {
    const [head, , first, second] = shortTable(DATA).split("\n");
    expect(head).toBe("|  | Cedrus | native Rust | cedar-go |");
    expect(first).toBe("| gdrive, n = 5 | **0.2 µs** | 5 µs (26×) | 0.15 µs (0.75×) |");
    expect(second).toBe("| gdrive, n = 50 | **0.4 µs** | 5 µs (12.5×) | – |");
  });

  test("says in words what the figures say, whoever is faster", () => {
    expect(report).toContain("takes 12.5 to 26 times as long as Cedrus; cedar-go 0.75 times.");
    expect(report).toContain("cedar-wasm takes 12 times as long as");
    expect(report).toContain("and 80 times as long as one that reads only");
  });

  test("says which bars are short, and by how much", () => {
    expect(report).toContain("2 of the 3 that we have set ourselves hold");
    expect(report).toContain(
      "- gdrive, 300 entities in the call: cedar-wasm / compat, eager: 12×, not ≥ 15×",
    );
    const rows = DATA.rows.filter(({ held }) => held !== false);
    expect(speedReport({ ...DATA, rows })).not.toContain("short");
  });

  test("says nothing of engines that were not there", () => {
    const none = speedReport({ ...DATA, distributions: [time("cedrus", 5, 200)], rows: [] });
    expect(none).not.toContain("At the median");
    expect(none).not.toContain("WebAssembly");
    expect(none).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("gets the report between its markers, in the place of the one before", () => {
    const page = "before\n<!-- measured: start -->\nold\n<!-- measured: end -->\nafter\n";
    const once = between(page, "new");
    expect(once).toBe("before\n<!-- measured: start -->\nnew\n<!-- measured: end -->\nafter\n");
    expect(between(once, "new")).toBe(once);
    expect(between("no markers", "new")).toBe("no markers");
  });
});

describe("the plot", () => {
  const svg = drawPlot(panelsOf(DATA.distributions));

  test("has a dot for each time, inside its panel", () => {
    const dots = [...svg.matchAll(/<circle class="e\d" cx="([\d.]+)" cy="([\d.]+)" r="3"/g)];
    expect(dots).toHaveLength(5);
    for (const [, x, y] of dots) {
      expect(Number(x)).toBeLessThanOrEqual(250);
      expect(Number(y)).toBeLessThanOrEqual(230);
    }
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("names each line once, so that no two names touch", () => {
    const names = [...svg.matchAll(/y="([\d.]+)" class="e\d">([^<]+)</g)];
    expect(names.map(([, , name]) => name)).toEqual(["Cedrus", "cedar-go", "native Rust"]);
    const places = apart([100, 101, 102, 30, 31], 13);
    const sorted = places.toSorted((a, b) => a - b);
    sorted.slice(1).forEach((place, index) => {
      expect(place - (sorted[index] ?? NaN)).toBeGreaterThan(12.9);
    });
    expect(places.indexOf(Math.min(...places))).toBe(3);
  });
});

test("the pages in the repository are what the results in it give", () => {
  const results = readResults();
  if (results !== undefined) {
    for (const [path, text] of reportOf(results)) expect(readFileSync(path, "utf8")).toBe(text);
    return;
  }
  // Nothing was measured, so nothing may be claimed.
  expect(existsSync(`${FOLDER}/plot.svg`)).toBe(false);
  expect(readFileSync(`${FOLDER}/README.md`, "utf8")).toContain("Nothing yet");
  for (const page of ["README.md", "bench/README.md"]) {
    expect(readFileSync(`${ROOT}${page}`, "utf8")).toContain(
      "<!-- measured: start -->\n<!-- measured: end -->",
    );
  }
});
