/** The part of a page that says what was measured, between two markers. */

import { machineLine, type ResultsData, shortTable } from "./table.ts";

const START = "<!-- measured: start -->";
const END = "<!-- measured: end -->";

/** The page with the table of these results; a page without markers stays as it is. */
export function withTable(page: string, results: ResultsData): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) return page;
  const part = `\n${shortTable(results)}\n\nMedian of a decision. ${machineLine(results)}\n`;
  return page.slice(0, start + START.length) + part + page.slice(end);
}
