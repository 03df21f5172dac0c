import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readLedger } from "./known-differences.ts";
import { inputToJson } from "./input-json.ts";
import { readRegressions, saveFindings } from "./regressions.ts";
import type { Shrunk } from "./run/messages.ts";
import { runInput } from "./run/run-case.ts";
import { SILENT } from "./run/tally.ts";
import { targets } from "./targets/all.ts";

const REGRESSIONS = readRegressions(fileURLToPath(new URL("../regressions", import.meta.url)));

test.for(
  REGRESSIONS.map((regression) => [`${regression.target}/${regression.id}`, regression] as const),
)("%s no longer diverges", ([, { target: name, input }]) => {
  const target = targets.find((candidate) => candidate.name === name);
  expect(target, `target ${name}`).toBeDefined();
  if (target === undefined) return;
  const failure = runInput(target, input, SILENT, readLedger());
  if (failure?.known === undefined) expect(failure?.divergence).toBeUndefined();
});

function found(part: Partial<Shrunk> & { readonly input: string | undefined }): Shrunk {
  return {
    finding: { target: "one", index: 7, aspect: "a", wrongAllow: true, outputs: "{}" },
    isFlaky: false,
    outputs: '{"engine": {"$long": "5"}}',
    attempts: 3,
    files: [["policies.cedar", "permit (principal, action, resource);"]],
    ...part,
  };
}

function save(root: string, shrunk: readonly Shrunk[]): ReadonlyMap<number, string> {
  return saveFindings(root, {
    seed: "s",
    findings: { shrunk, lost: [], others: [], problems: [] },
  });
}

test("a finding is saved once, with its files, and read back", () => {
  const root = mkdtempSync(join(tmpdir(), "drt-regressions-"));
  const input = inputToJson({ n: 5n });
  const saved = save(root, [found({ input }), found({ input }), found({ input: "{}\n" })]);
  expect(saved.get(1)).toBe(saved.get(0));
  expect(readdirSync(saved.get(0) ?? "").toSorted()).toEqual([
    "found.json",
    "input.json",
    "policies.cedar",
  ]);
  expect(readRegressions(root).map((regression) => regression.input)).toEqual(
    expect.arrayContaining([{ n: 5n }, {}]),
  );
  expect(readRegressions(root)).toHaveLength(2);
});

test("what is flaky or has no input is not saved", () => {
  const root = mkdtempSync(join(tmpdir(), "drt-regressions-"));
  save(root, [found({ input: "{}", isFlaky: true }), found({ input: undefined })]);
  expect(readRegressions(root)).toEqual([]);
});
