import { expect, test } from "vitest";
import { createRandom } from "../fuzz/random.ts";
import { readSchema } from "../validation-corpus.ts";
import { compareValidation, mapTexts } from "./differential.ts";
import { SpanTally, utf16Span, withNonAscii } from "./spans.ts";
import { randomPolicies } from "./random-policies.ts";
import { randomModel, schemaText } from "./random-schema.ts";
import { runSoundness } from "./soundness.ts";

test("generated policies have the errors and warnings that the reference finds", () => {
  let policies = 0;
  let invalid = 0;
  const spans = new SpanTally();
  for (let seed = 1; seed <= 200; seed++) {
    const random = createRandom(seed);
    const model = randomModel(random);
    const text = schemaText(model);
    const texts = mapTexts(randomPolicies(random, model), seed % 2 === 0 ? withNonAscii : same);
    const compared = compareValidation(text, readSchema(text), texts);
    expect(compared).toMatchObject({ kind: "agree" });
    if (compared.kind !== "agree") continue;
    policies += compared.policies;
    invalid += compared.invalid;
    spans.add(compared.spans);
  }
  expect(policies).toBeGreaterThan(800);
  expect(invalid).toBeGreaterThan(100);
  expect(spans.equal).toBeGreaterThan(250);
  expect(spans.inside).toBeGreaterThan(50);
});

function same(text: string): string {
  return text;
}

test("places are compared in UTF-16, and a wrong one is told", () => {
  const text = 'permit(principal == N::"é😀", action, resource);';
  const start = text.indexOf("N");
  const theirs = [utf16Span(text, { start, end: Buffer.from(text).indexOf(",") })];
  const name = { start, end: start + 1 };
  const places = { kind: "unexpectedType", text, theirs };
  const tally = new SpanTally();
  expect(theirs).toEqual([{ start, end: text.indexOf(",") }]);
  expect(tally.compare({ ...places, ours: theirs })).toBe(undefined);
  expect(tally.compare({ ...places, ours: [name] })).toBe(undefined);
  expect(tally.compare({ ...places, ours: [] })).toContain("no place of ours");
  expect(tally.compare({ ...places, ours: [{ start, end: 40 }] })).toContain("no place of ours");
  const two = [...theirs, { start: 0, end: 3 }];
  expect(tally.compare({ ...places, ours: two })).toContain("a place of ours alone: «per»");
  const unknown = { kind: "unrecognizedEntityType", text, theirs: [name], ours: theirs };
  expect(tally.compare(unknown)).toBe(undefined);
  expect(tally.compare({ ...unknown, kind: "unexpectedType" })).toContain("no place of ours");
  expect([tally.equal, tally.inside]).toEqual([2, 1]);
  expect([...tally.listed]).toEqual([["entities of unknown type", 1]]);
});

test("policies that pass keep what validation promises", () => {
  const report = runSoundness(2000, 1);
  expect(report.failures).toEqual([]);
  expect(report.passed).toBeGreaterThan(1500);
  expect(report.accessed).toBeGreaterThan(report.made / 2);
  expect(report.slicedAccessed).toBeGreaterThan(500);
});
