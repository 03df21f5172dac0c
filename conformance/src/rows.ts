/** Recorded rows as files: one row a line, and nothing in them that an editor could change unseen. */

import { readFileSync, writeFileSync } from "node:fs";

export function writeRows(url: URL, rows: readonly object[]): void {
  writeFileSync(
    url,
    `[\n${rows.map((row) => `  ${visible(JSON.stringify(row))}`).join(",\n")}\n]\n`,
  );
}

/** The caller states the row type; the files are written by this suite only. */
export function readRows<Row>(url: URL): Row[] {
  return JSON.parse(readFileSync(url, "utf8")) as Row[];
}

/** Invisible characters and everything beyond ASCII become `\uXXXX`. */
function visible(json: string): string {
  return json.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
