/** What is made of the results: the table in step with the data, the page and the plot well-formed. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Distribution } from "../harness/ledger.ts";
import { withTable } from "./front-page.ts";
import { drawPlot } from "./plot.ts";
import { resultsPage, type ResultsData, shortTable } from "./table.ts";
import { PAGES, readResults } from "./write.ts";

const time = (engine: string, parameter: number, p50: number, ratio = 1): Distribution => ({
  ...{ group: "oopsla", workload: "gdrive", engine, parameter, count: 500, ratio },
  ...{ p50, p90: p50, p99: 2 * p50, p999: 3 * p50 },
});

const DATA: ResultsData = {
  machine: {
    processor: "a processor",
    cores: 2,
    memoryGb: 8,
    system: "linux x64",
    node: "20",
    commit: "abc",
  },
  ...{ date: "2026-01-01", loadBefore: 0.1, loadAfter: 0.2 },
  rows: [
    {
      group: "oopsla",
      what: "rust / cedrus",
      value: 20,
      unit: "x",
      bar: { atLeast: 15 },
      held: true,
    },
    {
      group: "cold",
      what: "first decision",
      value: 20,
      unit: "ms",
      bar: { atMost: 15 },
      held: false,
    },
    { group: "api", what: "strings", value: 123.4, unit: "ns" },
  ],
  distributions: [time("cedrus", 5, 200), time("cedrus", 50, 400), time("rust", 5, 5000, 26)],
  skipped: ["native go: skipped: go not found"],
};

describe("results", () => {
  test("the short table names times and how many times Cedrus's they are", () => {
    const [, , first, second] = shortTable(DATA).split("\n");
    expect(first).toBe("| gdrive, n = 5 | **0.2 µs** | 5 µs (26×) | – | – | – |");
    expect(second).toBe("| gdrive, n = 50 | **0.4 µs** | – | – | – | – |");
  });

  test("the page shows bars with their verdicts, other figures, and what was left out", () => {
    const page = resultsPage(DATA);
    expect(page).toContain("| rust / cedrus | 20× | ≥ 15× | ok |");
    expect(page).toContain("| first decision | 20 ms | ≤ 15 ms | **short** |");
    expect(page).toContain("| strings | 123 ns |");
    expect(page).toContain("Left out: native go: skipped: go not found.");
  });

  test("the table goes between the markers of a page, in the place of the one before", () => {
    const page = "before\n<!-- measured: start -->\nold\n<!-- measured: end -->\nafter\n";
    const once = withTable(page, DATA);
    expect(once).not.toContain("old");
    expect(once).toMatch(/^before\n[^]*0\.2 µs[^]*\nafter\n$/);
    expect(withTable(once, DATA)).toBe(once);
    expect(withTable("no markers", DATA)).toBe("no markers");
  });

  test("the plot has a dot for each time, inside the picture", () => {
    const svg = drawPlot([{ title: "gdrive", axis: "n", points: DATA.distributions }]);
    const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="3"/g)];
    expect(dots).toHaveLength(3);
    for (const [, x, y] of dots) {
      expect(Number(x)).toBeLessThanOrEqual(260);
      expect(Number(y)).toBeLessThanOrEqual(240);
    }
    expect(svg).not.toContain("NaN");
  });

  test("pages show the table of the results that are in the repository", () => {
    const results = readResults();
    if (results === undefined) return;
    for (const path of PAGES) {
      const page = readFileSync(path, "utf8");
      expect(withTable(page, results)).toBe(page);
    }
  });
});
