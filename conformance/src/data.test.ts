/** Entities, contexts and requests with a schema: generated ones and the corpus, against the reference. */

import { describe, expect, test } from "vitest";
import { findCorpus } from "./corpus.ts";
import { compareData, createDataOracle } from "./data-difference.ts";
import { inSample } from "./sample.ts";
import { randomOf } from "./schema-generator.ts";
import { compareValidationData } from "./validation-data.ts";

test("generated data", () => {
  const oracle = createDataOracle();
  const tallies = Array.from({ length: 60 }, (_, seed) => compareData(oracle, randomOf(seed)));
  expect(tallies.flatMap(({ differences }) => differences)).toEqual([]);
  const sum = (of: "accepted" | "rejected"): number =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  expect(sum("accepted")).toBeGreaterThan(400);
  expect(sum("rejected")).toBeGreaterThan(400);
});

const location = findCorpus(process.env);

describe.skipIf(location === undefined)("the corpus", () => {
  test("a tenth of its entities and requests", () => {
    const { cases, differences } = compareValidationData(location?.folder ?? "", inSample);
    expect(differences).toEqual([]);
    expect(cases).toBeGreaterThan(400);
  });
});
