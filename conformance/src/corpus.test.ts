import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCorpus, makeReferencesExplicit, readCorpus } from "./corpus.ts";
import { createOracleEngine } from "./oracle-engine.ts";
import { runCorpus, runPolicyForms } from "./corpus-run.ts";
import { createEngine } from "./engine.ts";
import { inSample } from "./sample.ts";

let folder = "";
const everything = (): boolean => true;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "corpus-"));
  mkdirSync(join(folder, "tests", "multi"), { recursive: true });
  const write = (name: string, text: string): void =>
    writeFileSync(join(folder, "tests", name), text);
  const request = (context: string, decision: string): string =>
    `{"principal":{"type":"User","id":"a"},"action":{"type":"Action","id":"view"},"resource":{"type":"Photo","id":"p"},"context":${context},"decision":"${decision}","reason":[${decision === "allow" ? '"policy0"' : ""}],"errors":[]}`;
  write(
    "p.cedar",
    "permit(principal, action, resource) when { context.n == 9007199254740993 && resource.owner == principal };",
  );
  write(
    "e.entities.json",
    '[{"uid":{"type":"Photo","id":"p"},"attrs":{"owner":{"type":"User","id":"a"}},"parents":[]}]',
  );
  const requests = `[${request('{"n": 9007199254740993}', "allow")},${request('{"n": 9007199254740992}', "deny")}]`;
  write(
    "multi/3.json",
    `{"policies":"tests/p.cedar","entities":"tests/e.entities.json","requests":${requests}}`,
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

test("an unpacked corpus is read with exact integers", () => {
  const [first, ...others] = [...readCorpus(folder, everything)];
  expect(others).toEqual([]);
  expect(first?.name).toBe("tests/multi/3");
  expect(first?.requests.map(({ contextText }) => contextText)).toEqual([
    '{"n": 9007199254740993}',
    '{"n": 9007199254740992}',
  ]);
});

test("the runner compares what the engine says with what the corpus says", () => {
  expect(runCorpus(createOracleEngine(), folder, everything)).toEqual({
    cases: 1,
    passed: 2,
    failed: 0,
    differences: [],
  });
  const contrary = { authorize: () => ({ decision: "deny", reason: [], errors: [] }) as const };
  expect(runCorpus(contrary, folder, everything)).toMatchObject({ cases: 1, passed: 1, failed: 1 });
  const broken = {
    authorize: () => {
      throw new Error("no");
    },
  };
  expect(runCorpus(broken, folder, everything).differences[0]).toContain("an exception: Error: no");
});

test("a named folder is given, whether or not it exists", () => {
  expect(findCorpus({ CEDAR_CORPUS: "/nowhere" })).toEqual({ folder: "/nowhere", given: true });
  expect([...readCorpus("/nowhere", everything)]).toEqual([]);
});

test("only objects that are exactly a type and an id become references", () => {
  const entities = (attrs: string): string =>
    `[{"uid":{"type":"A","id":"a"},"attrs":${attrs},"parents":[{"type":"A","id":"b"}]}]`;
  const explicit = (attrs: string): string => makeReferencesExplicit(entities(attrs));
  expect(explicit('{"owner":{"type":"U","id":"u"}}')).toBe(
    entities('{"owner":{"__entity":{"type":"U","id":"u"}}}'),
  );
  expect(explicit('{"r":{"x":[{"id":"u","type":"U"},9007199254740993]}}')).toBe(
    entities('{"r":{"x":[{"__entity":{"id":"u","type":"U"}},9007199254740993]}}'),
  );
  const unchanged = [
    '{"a":{"type":"U"}}',
    '{"a":{"type":"U","id":1}}',
    '{"a":{"type":"U","id":"u","x":1}}',
    '{"a":{"__entity":{"type":"U","id":"u"}}}',
  ];
  for (const attrs of unchanged) expect(explicit(attrs)).toBe(entities(attrs));
});

const location = findCorpus(process.env);

describe.skipIf(location === undefined)("a tenth of the official corpus", () => {
  test("decisions, determining policies and errors", { timeout: 120_000 }, () => {
    const report = runCorpus(createEngine(), location?.folder ?? "", inSample);
    console.log(`corpus: ${report.cases} cases, ${report.passed + report.failed} requests`);
    expect(report.differences).toEqual([]);
    expect(report.cases).toBeGreaterThan(0);
  });

  test("policies as JSON and as text", { timeout: 120_000 }, () => {
    const report = runPolicyForms(location?.folder ?? "", inSample);
    console.log(`corpus: ${report.passed + report.failed} different policies`);
    expect(report.differences).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
  });
});

test("an absent corpus is said to be absent", () => {
  if (location === undefined) console.log("corpus skipped: set CEDAR_CORPUS to its folder");
  expect(findCorpus({ CEDAR_CORPUS: "/nowhere" })).toMatchObject({ given: true });
});
