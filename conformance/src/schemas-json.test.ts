/** Schemas in JSON syntax: recorded verdicts, generated schemas, and the corpus, against the reference. */

import { parsePolicy, parseTemplate, unwrap } from "cedrus";
import { requestEnvsOfPolicy } from "cedrus/schema";
import { describe, expect, test } from "vitest";
import { findCorpus } from "./corpus.ts";
import { readRows } from "./rows.ts";
import { hashOf, inSample } from "./sample.ts";
import { readCorpusSchemas } from "./schema-corpus.ts";
import { compareSchema, readSchema, rereadDifference } from "./schema-difference.ts";
import { createSchemaOracle, type ValidEnvs } from "./schema-oracle.ts";
import { compareCorpus } from "./schemas/corpus-schemas.ts";
import { compareGenerated } from "./schemas/generated-schemas.ts";
import { recordedSchemas, type SchemaRow, schemasUrl } from "./schema-rows.ts";

const oracle = createSchemaOracle();

describe("tricky schemas", () => {
  const rows = readRows<SchemaRow>(schemasUrl);

  test("the recorded verdicts are the reference's", () => {
    expect(rows.length).toBeGreaterThan(300);
    expect(recordedSchemas(oracle)).toEqual(rows);
  });

  test("the library agrees", () => {
    const differences = rows.filter(
      ({ input, accept }) => accept === "length" in readSchema(input),
    );
    expect(differences).toEqual([]);
  });

  test("and says the same about what is accepted", () => {
    const accepted = rows.filter(({ accept }) => accept);
    const differences = accepted.flatMap(
      ({ input }) => compareSchema(oracle, input).difference ?? [],
    );
    expect(differences).toEqual([]);
  });
});

test("generated schemas, and the request environments of policies for them", () => {
  const tally = compareGenerated(oracle, 300, 1);
  expect(tally.differences).toEqual([]);
  expect(tally.printedByBoth).toBeGreaterThan(120);
  expect(tally.withEnvs).toBeGreaterThan(200);
  expect(tally.features.below(3)).toEqual([]);
});

const location = findCorpus(process.env);

const schemas = location === undefined ? [] : readCorpusSchemas(location.folder);

describe.skipIf(schemas.length === 0)("the corpus", () => {
  test("a tenth of it is read, resolved and written back", () => {
    const sample = schemas.filter(({ name }) => inSample(name));
    expect(sample.length).toBeGreaterThan(500);
    expect(sample.flatMap(({ json }) => rereadDifference(json) ?? [])).toEqual([]);
  });

  test("a few of its texts and policies say what the reference says", { timeout: 60_000 }, () => {
    const tally = compareCorpus(oracle, location?.folder ?? "", (name) => hashOf(name) % 100 === 0);
    expect(tally.differences).toEqual([]);
    expect(tally.texts).toBeGreaterThan(30);
    expect(tally.withEnvs).toBeGreaterThan(30);
  });

  test("names in a few of them mean what the reference says", () => {
    const sample = schemas.filter(({ name }) => hashOf(name) % 500 === 0);
    const compared = sample.map(({ json }) => compareSchema(oracle, json));
    expect(compared.filter(({ resolved }) => resolved).length).toBeGreaterThan(5);
    expect(compared.flatMap(({ difference }) => difference ?? [])).toEqual([]);
  });
});

describe("the request environments of a policy", () => {
  const none = { shape: { type: "Record", attributes: {} } };
  const applies = (principalTypes: string[], resourceTypes: string[]): object => ({
    appliesTo: { principalTypes, resourceTypes },
  });
  const schema = JSON.stringify({
    "": {
      entityTypes: {
        U: { memberOfTypes: ["G"] },
        G: { memberOfTypes: ["G"] },
        R: { memberOfTypes: ["F"] },
        F: none,
        E: { enum: ["a"] },
      },
      actions: {
        v: { ...applies(["U", "G", "E"], ["R", "F"]), memberOf: [{ id: "all" }] },
        w: { ...applies(["U"], ["R"]), memberOf: [{ id: "v" }] },
        x: applies(["G"], ["R", "E"]),
        all: {},
      },
    },
  });
  const types = ["U", "G", "E", "F", "Nope", "Action"];
  const sides = (name: string): string[] => [
    name,
    ...types.flatMap((type) => [
      `${name} == ${type}::"a"`,
      `${name} in ${type}::"a"`,
      `${name} is ${type}`,
      `${name} is U in ${type}::"a"`,
      `${name} is ${type} in ?${name}`,
    ]),
    `${name} == ?${name}`,
    `${name} in ?${name}`,
  ];
  const actionParts = [
    "action",
    ...["v", "w", "x", "all", "nope"].flatMap((id) => [
      `action == Action::"${id}"`,
      `action in Action::"${id}"`,
      `action in [Action::"x", Action::"${id}"]`,
    ]),
    "action in []",
  ];
  const policies = [
    ...sides("principal").map((side) => `permit(${side}, action, resource);`),
    ...sides("resource").map((side) => `permit(principal is U, action, ${side});`),
    ...actionParts.map((part) => `permit(principal, ${part}, resource);`),
    ...actionParts.map((part) => `permit(principal in G::"g", ${part}, resource == R::"r");`),
  ].filter((text) => !text.includes("is Action in") || text.includes("?"));

  test.each(policies)("%s", (text) => {
    const read = readSchema(schema);
    if ("length" in read) throw new Error(read.join());
    const { body } = text.includes("?") ? unwrap(parseTemplate(text)) : unwrap(parsePolicy(text));
    const envs = requestEnvsOfPolicy(read.schema, body);
    const ours: ValidEnvs = {
      principals: [...new Set(envs.map((env) => env.principalType))].sort(),
      actions: [...new Set(envs.map((env) => `Action::"${env.action.id}"`))].sort(),
      resources: [...new Set(envs.map((env) => env.resourceType))].sort(),
    };
    expect(ours).toEqual(oracle.validEnvs({ text, isTemplate: text.includes("?") }, schema));
  });
});
