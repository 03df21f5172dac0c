/** Schema texts: the recorded verdicts, and the forms of every schema that we know. */

import { describe, expect, test } from "vitest";
import { parseSchemaText } from "cedrus/schema";
import { corpusSchemas, findCorpus } from "./corpus.ts";
import { createOracle } from "./oracle.ts";
import { readRows } from "./rows.ts";
import { oracleDifference, ownFormsDifference } from "./schemas/schema-forms.ts";
import type { SchemaRow } from "./schemas/schema-row.ts";
import { schemaRow } from "./schemas/schema-verdict.ts";
import { schemaTextInputs } from "./schemas/text-inputs.ts";

const rows = readRows<SchemaRow>(new URL("../vectors/schemas-text.json", import.meta.url));
const oracle = createOracle();
const slow = 300_000;

test("every verdict is still the reference's, and every input is recorded", () => {
  expect(schemaTextInputs().map((input) => schemaRow(oracle, input))).toEqual(rows);
  expect(rows.length).toBeGreaterThan(800);
});

test("what is wrong as a text is refused, and nothing else", () => {
  const wrong = rows.filter(
    ({ input, stage }) => parseSchemaText(input).ok !== (stage !== "syntax"),
  );
  expect(wrong).toEqual([]);
});

describe("forms", () => {
  test("of every tricky text that parses", () => {
    const parsing = rows.filter(({ stage }) => stage !== "syntax");
    expect(parsing.flatMap(({ input }) => ownFormsDifference(input) ?? [])).toEqual([]);
  });

  test("of every tricky text that the reference accepts, against the reference", () => {
    const accepted = rows.filter(({ accept }) => accept);
    expect(accepted.flatMap(({ input }) => oracleDifference(oracle, input) ?? [])).toEqual([]);
  });

  const corpus = findCorpus(process.env);
  const schemas = corpus === undefined ? [] : [...corpusSchemas(corpus.folder).values()];
  test.skipIf(corpus === undefined)("of every schema of the corpus", { timeout: slow }, () => {
    expect(schemas.length).toBeGreaterThan(7000);
    expect(schemas.flatMap((text) => ownFormsDifference(text) ?? [])).toEqual([]);
  });

  test.skipIf(corpus === undefined)(
    "of schemas of the corpus, against the reference",
    { timeout: slow },
    () => {
      const some = schemas.filter((_, index) => index % 10 === 0);
      expect(some.flatMap((text) => oracleDifference(oracle, text) ?? [])).toEqual([]);
    },
  );
});
