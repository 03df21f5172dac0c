import { expect, test } from "vitest";
import { createRandom } from "../fuzz/random.ts";
import { readSchema } from "../validation-corpus.ts";
import { compareValidation } from "./differential.ts";
import { randomPolicies } from "./random-policies.ts";
import { randomModel, schemaText } from "./random-schema.ts";
import { runSoundness } from "./soundness.ts";

test("generated policies have the errors and warnings that the reference finds", () => {
  let policies = 0;
  let invalid = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const random = createRandom(seed);
    const model = randomModel(random);
    const text = schemaText(model);
    const compared = compareValidation(text, readSchema(text), randomPolicies(random, model));
    expect(compared).toMatchObject({ kind: "agree" });
    if (compared.kind !== "agree") continue;
    policies += compared.policies;
    invalid += compared.invalid;
  }
  expect(policies).toBeGreaterThan(800);
  expect(invalid).toBeGreaterThan(100);
});

test("policies that pass keep what validation promises", () => {
  const report = runSoundness(2000, 1);
  expect(report.failures).toEqual([]);
  expect(report.passed).toBeGreaterThan(1500);
  expect(report.accessed).toBeGreaterThan(report.made / 2);
  expect(report.slicedAccessed).toBeGreaterThan(500);
});
