/** Every mutant applies, and differs from the engine; the verdict counts what it should. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { type Listed, mutatedModule, mutatedSource, readMutants, ROOT } from "./mutants.ts";
import type { Kill } from "./trial.ts";
import {
  judge,
  readKills,
  readSurvivors,
  reportOf,
  rowOf,
  tallyOf,
  type Verdict,
} from "./verdicts.ts";

const mutants = readMutants();

describe("the list of mutants", () => {
  test("has at least sixty, with different names", () => {
    expect(mutants.length).toBeGreaterThanOrEqual(60);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  test.each(mutants.map((mutant) => [`${mutant.area}/${mutant.name}`, mutant] as const))(
    "%s applies to one place, and compiles",
    (_, mutant) => {
      const fields = [mutant.file, mutant.old, mutant.new, mutant.breaks, mutant.shows];
      expect(fields.every((field) => typeof field === "string")).toBe(true);
      expect(mutant.breaks).not.toBe("");
      expect(mutant.shows).not.toBe("");
      expect(mutatedSource(mutant)).not.toBe(readFileSync(new URL(mutant.file, ROOT), "utf8"));
      expect(parseSync("mutant.js", mutatedModule(mutant)).errors).toEqual([]);
    },
  );

  test("refuses an old text that stands nowhere, or twice", () => {
    const [mutant] = mutants;
    if (mutant === undefined) throw new Error("expected a mutant");
    expect(() => mutatedSource({ ...mutant, old: "nowhere to be found" })).toThrow(/0 times/);
    expect(() => mutatedSource({ ...mutant, old: "return" })).toThrow(/times/);
  });

  test("names existing mutants as survivors, each with a reason", () => {
    for (const { name, reason } of readSurvivors()) {
      expect(mutants.map((mutant) => mutant.name)).toContain(name);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});

function verdict(name: string, kill: Kill | undefined): Verdict {
  const mutant: Listed = {
    ...{ name, area: "area", file: "file.ts", old: "a", new: "b" },
    ...{ breaks: "something", shows: "an input" },
  };
  return { mutant, trial: { kill, cases: 5, seconds: 1 } };
}

describe("the verdict", () => {
  const noticed = verdict("noticed", { target: "t", aspect: "a", cases: 10 });
  const late = verdict("late", { target: "t", aspect: "a", cases: 11 });
  const alive = verdict("alive", undefined);

  test("fails for a survivor without a reason, and for one that is noticed too late", () => {
    const { killed, explained, failures } = judge([noticed, late, alive], [], 10);
    expect(killed).toEqual([noticed]);
    expect(explained).toEqual([]);
    expect(failures).toEqual(["late survives: something", "alive survives: something"]);
  });

  test("does not take a run that died for the work of a target", () => {
    const kill = { target: "none", aspect: "the run died", cases: 0 };
    const { killed, failures } = judge([{ ...noticed, trial: { ...noticed.trial, kill } }], [], 10);
    expect(killed).toEqual([]);
    expect(failures).toEqual(["noticed survives: something"]);
  });

  test("takes a reason, and fails for one that is not needed", () => {
    const reason = "no input of the generators reaches it";
    const survivors = ["noticed", "alive"].map((name) => ({ name, reason }));
    const { explained, failures } = judge([noticed, alive], survivors, 10);
    expect(explained).toEqual([alive]);
    expect(failures).toEqual(["noticed is listed as a survivor and was noticed"]);
  });

  test("is kept for the next run where a mutant was noticed", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "mutants-"));
    const url = pathToFileURL(`${folder}/`);
    expect(readKills(url).size).toBe(0);
    const report = reportOf([noticed, alive], [], { seed: "s", cases: 10 });
    writeFileSync(path.join(folder, "report.json"), JSON.stringify(report));
    expect([...readKills(url)]).toEqual([["noticed", { ...noticed.trial, cases: 10 }]]);
    rmSync(folder, { recursive: true });
  });

  test("is told in rows, by target, and as data", () => {
    expect(rowOf(noticed)).toMatch(/^area\/noticed +10 +1\.0 s {2}t: a$/);
    expect(rowOf(alive)).toMatch(/SURVIVES$/);
    expect(tallyOf([noticed, late])).toEqual(["   2  t"]);
    expect(reportOf([noticed, alive], [], { seed: "s", cases: 10 })).toMatchObject({
      mutants: 2,
      killed: 1,
      verdicts: [
        { name: "noticed", target: "t", cases: 10 },
        { name: "alive", survives: "unexplained", cases: 5 },
      ],
    });
  });
});
