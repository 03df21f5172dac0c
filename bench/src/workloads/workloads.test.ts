/** Workloads: the same everywhere, and as they are said to be. */

import { createHash } from "node:crypto";
import { parsePolicySet, unwrap } from "cedrus";
import { parseSchema } from "cedrus/schema";
import { entitiesFromJsonWithSchema, validatePolicies } from "cedrus/validator";
import { describe, expect, test } from "vitest";
import { createRandom } from "../data/random.ts";
import { loadPolicies } from "../engines/cedrus.ts";
import { makeWorkload } from "./app.ts";
import { directory, directoryWorkload } from "./directory.ts";
import { gdrive, gdriveFixed, gdriveTemplates } from "./gdrive.ts";
import { github, githubTemplates } from "./github.ts";
import { ownerQuestion, roleQuestion } from "./questions.ts";
import { ATTRIBUTE_EQUALITY, makeShape, NOT_INDEXABLE, SCOPE_SHAPES } from "./shapes.ts";
import { policyTexts, TEXTS_SCHEMA } from "./texts.ts";
import { tinytodo } from "./tinytodo.ts";
import type { Workload } from "./workload.ts";

const APPS = [gdrive, gdriveFixed, github, tinytodo, gdriveTemplates, githubTemplates];
const WORKLOADS: readonly Workload[] = [
  ...APPS.map((app) => makeWorkload(app, { count: 20, hierarchy: 3, requests: 50 })),
  ...[...SCOPE_SHAPES, ATTRIBUTE_EQUALITY, NOT_INDEXABLE].map((shape) => makeShape(shape, 50, 50)),
  directoryWorkload(1000),
  roleQuestion(10),
  ownerQuestion(),
];
const digest = (data: unknown): string =>
  createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 16);

describe("workloads", () => {
  test("are the same bytes in every run and on every machine", () => {
    const digests = Object.fromEntries(WORKLOADS.map((it) => [it.name, digest(it)]));
    expect(digests).toMatchInlineSnapshot(`
      {
        "action-groups-50": "dbc2df0b775310ea",
        "attribute-equality-50": "6da901f7474580d7",
        "directory-1000": "f3b55e4d6070f53b",
        "gdrive-20-3": "b71c9d2de0675277",
        "gdrive-fixed-20-3": "8fff4c7cf1b0ee81",
        "gdrive-templates-20-3": "ff147042eead1052",
        "github-20-3": "e7446edc48b9acb0",
        "github-templates-20-3": "bc94aa99e274f27a",
        "grid-of-groups-and-folders-50": "213b687b68c5c85c",
        "is-in-50": "d6c2cc9c3bb875c0",
        "mostly-forbid-50": "513b8f276ca7f9c5",
        "not-indexable-50": "b8515569e114c5b7",
        "owners": "07e559ecf0f11bdc",
        "principal-and-resource-50": "fba581932b577e0c",
        "principal-only-50": "d096759d140825e9",
        "roles-10": "4ab794002cc1d9e4",
        "tinytodo-20-3": "938d9439dea619b2",
      }
    `);
    expect(digest(policyTexts(100))).toMatchInlineSnapshot(`"df4a7d03e9538c00"`);
  });

  test("differ from hierarchy to hierarchy", () => {
    const scale = { count: 20, requests: 50 };
    const [one, other] = [0, 1].map((hierarchy) => makeWorkload(gdrive, { ...scale, hierarchy }));
    expect(one?.entities).not.toEqual(other?.entities);
    expect(one?.requests).not.toEqual(other?.requests);
  });

  test.each(WORKLOADS)("$name keeps to its schema", (workload) => {
    const { schema } = unwrap(parseSchema(workload.schema));
    expect(validatePolicies(loadPolicies(workload), schema).errors).toEqual([]);
    expect(entitiesFromJsonWithSchema(workload.entities, schema)).toMatchObject({ ok: true });
  });

  test.each([
    [gdrive, 6, 5],
    [github, 12, 8],
    [tinytodo, 3, 4],
  ] as const)(
    "$name has the entities of its size and the policies of the paper",
    (app, each, policies) => {
      const workload = makeWorkload(app, { count: 20, hierarchy: 0, requests: 1 });
      expect(workload.entities).toHaveLength(20 * each + (app === tinytodo ? 1 : 0));
      expect(unwrap(parsePolicySet(workload.policies)).size).toBe(policies);
    },
  );

  test("templates come first, and every link has one", () => {
    for (const app of [gdriveTemplates, githubTemplates]) {
      const workload = makeWorkload(app, { count: 50, hierarchy: 0, requests: 1 });
      expect(workload.templateLinks.length).toBeGreaterThan(100);
      const statics = unwrap(parsePolicySet(workload.policies)).size;
      expect(loadPolicies(workload).size).toBe(statics + workload.templateLinks.length);
    }
  });

  test("texts are valid, whatever their number", () => {
    const policies = unwrap(parsePolicySet(policyTexts(50).join("\n")));
    const { schema } = unwrap(parseSchema(TEXTS_SCHEMA));
    expect(policies.size).toBe(50);
    expect(validatePolicies(policies, schema).errors).toEqual([]);
  });

  test("a directory comes in parts that make up the whole", () => {
    const parts = [...directory(2500, 1000)];
    expect(parts.map((part) => part.length)).toEqual([1000, 1000, 500]);
    expect(parts.flat()).toEqual([...directory(2500)].flat());
  });
});

describe("random choices", () => {
  test("some of many are as many as the probability says, each as often as any other", () => {
    const random = createRandom(1);
    const hits = new Uint32Array(100);
    for (let turn = 0; turn < 2000; turn++)
      for (const index of random.some(100, 0.1)) hits[index] = (hits[index] ?? 0) + 1;
    expect(Math.min(...hits)).toBeGreaterThan(140);
    expect(Math.max(...hits)).toBeLessThan(260);
  });

  test("some of many are in order and below the bound", () => {
    const some = createRandom(2).some(1000, 0.5);
    expect(some).toEqual([...new Set(some)].sort((a, b) => a - b));
    expect(some.every((index) => index >= 0 && index < 1000)).toBe(true);
  });
});
