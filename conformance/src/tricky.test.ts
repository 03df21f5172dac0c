/** The library's verdict on every tricky input is the recorded one, but for the listed differences. */

import { describe, expect, test } from "vitest";
import { DIFFERENCES } from "./differences.ts";
import { libraryAccepts, libraryValue, loadWorld } from "./library-verdict.ts";
import { readRows } from "./rows.ts";
import type { TrickyRow } from "./tricky/tricky.ts";
import { readTrickyWorld } from "./verdict.ts";

const rows = readRows<TrickyRow>(new URL("../vectors/tricky.json", import.meta.url));
const groups = [...new Set(rows.map((row) => row.group))];
const world = loadWorld(readTrickyWorld());

describe.each(groups)("%s", (group) => {
  const agreeing = rows.filter((row) => row.group === group && !DIFFERENCES.has(row.input));

  test("accept and reject", () => {
    const wrong = agreeing.filter((row) => libraryAccepts(row) !== row.accept);
    expect(wrong).toEqual([]);
  });

  test("values", () => {
    const wrong = agreeing
      .filter((row) => row.kind === "expression" && row.accept)
      .map((row) => ({
        ...row,
        got: libraryAccepts(row) ? libraryValue(row.input, world) : "reject",
      }))
      .filter((row) => row.got !== row.value);
    expect(wrong).toEqual([]);
  });
});

test.each([...DIFFERENCES])("still differs: %s", (input) => {
  const found = rows.filter((row) => row.input === input);
  expect(found.length).toBeGreaterThan(0);
  for (const row of found) expect(libraryAccepts(row)).toBe(!row.accept);
});
