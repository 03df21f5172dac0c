import { expect, test } from "vitest";
import type { Diagnostic } from "../data/diagnostic.ts";
import { unwrap } from "../data/unwrap.ts";
import { schemaFromFragments } from "./resolve/schema-from-fragments.ts";
import type { Schema } from "./schema.ts";
import { schemaFragmentFromJson } from "./schema-from-json.ts";
import { countRequestEnvs } from "./schema-queries.ts";
import { schemaFragmentToJson } from "./schema-to-json.ts";

interface Declarations {
  readonly commonTypes?: Readonly<Record<string, object>>;
  readonly entityTypes?: Readonly<Record<string, object>>;
  readonly actions?: Readonly<Record<string, object>>;
}

function resolve(declarations: Declarations): ReturnType<typeof schemaFromFragments> {
  const fragment = unwrap(
    schemaFragmentFromJson({ "": { entityTypes: {}, actions: {}, ...declarations } }),
  );
  return schemaFromFragments([fragment]);
}

function schemaOf(declarations: Declarations): Schema {
  return unwrap(resolve(declarations)).schema;
}

function codes(declarations: Declarations): readonly string[] {
  const result = resolve(declarations);
  return result.ok ? [] : result.error.map(({ code }: Diagnostic) => code);
}

/** An object with one entry for each number below `count`. */
function many(
  count: number,
  entry: (index: number) => readonly [string, object],
): Record<string, object> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}

const record = (attributes: object): object => ({ type: "Record", attributes });
const COUNT = 10_000;
const last = COUNT - 1;

test("10,000 entity types with 100,000 attributes", { timeout: 10_000 }, () => {
  const attributes = many(10, (j) => [`a${j}`, { type: "Entity", name: `T${j}` }]);
  const schema = schemaOf({
    entityTypes: many(COUNT, (i) => [
      `T${i}`,
      { memberOfTypes: i === 0 ? [] : [`T${i - 1}`], shape: record(attributes) },
    ]),
  });
  expect(schema.entityType(`T${last}`)?.ancestors.size).toBe(last);
  expect(schema.entityType("T0")?.descendants.size).toBe(last);
  // Nobody keeps the fifty million pairs of a chain; most of it is worked out again when asked.
  for (const { ancestors } of schema.entityTypes().slice(0, 1000))
    expect(ancestors.size).toBeLessThan(1000);
});

test("a chain of 10,000 common types that are names of each other", () => {
  const commonTypes = many(COUNT, (i) => [`C${i}`, { type: i === last ? "Long" : `C${i + 1}` }]);
  const schema = schemaOf({ commonTypes, entityTypes: { A: { tags: { type: "C0" } } } });
  expect(schema.entityType("A")?.tags).toEqual({ kind: "long" });
  const backwards = many(COUNT, (i) => [`C${i}`, { type: i === 0 ? "Long" : `C${i - 1}` }]);
  expect(codes({ commonTypes: backwards })).toEqual([]);
});

test("a chain of 10,000 records inside each other is refused", () => {
  const commonTypes = many(COUNT, (i) => [
    `C${i}`,
    record({ x: { type: i === last ? "Long" : `C${i + 1}` } }),
  ]);
  expect(codes({ commonTypes })).toEqual(["schema/too-deep"]);
  const sets = many(COUNT, (i) => [
    `C${i}`,
    { type: "Set", element: { type: i === last ? "Long" : `C${i + 1}` } },
  ]);
  expect(codes({ commonTypes: sets })).toEqual(["schema/too-deep"]);
});

test("common types used twice in each other are shared and not copied", () => {
  const commonTypes = many(100, (i) => {
    const type = i === 99 ? "Long" : `C${i + 1}`;
    return [`C${i}`, record({ x: { type }, y: { type } })];
  });
  const attributes = schemaOf({
    commonTypes,
    entityTypes: { A: { shape: { type: "C0" } } },
  }).entityType("A")?.attributes;
  expect(attributes?.get("x")?.type).toBe(attributes?.get("y")?.type);
});

test("a cycle through 10,000 common types", () => {
  const commonTypes = many(COUNT, (i) => [`C${i}`, { type: `C${(i + 1) % COUNT}` }]);
  const result = resolve({ commonTypes });
  expect(result.ok ? [] : result.error.map(({ code, help }) => [code, help])).toEqual([
    [
      "schema/cycle-in-common-types",
      `break the cycle \`C0\` → \`C1\` → \`C2\` → \`C3\` → … → \`C${last - 1}\` → \`C${last}\` → \`C0\``,
    ],
  ]);
});

test("10,000 actions in a chain of groups, and in a cycle", () => {
  const chain = many(COUNT, (i) => [`a${i}`, i === 0 ? {} : { memberOf: [{ id: `a${i - 1}` }] }]);
  const schema = schemaOf({ actions: chain });
  const [first] = schema.actions();
  expect(first?.descendants.length).toBe(last);
  const cycle = { ...chain, a0: { memberOf: [{ id: `a${last}` }] } };
  expect(codes({ actions: cycle })).toEqual(["schema/cycle-in-action-hierarchy"]);
});

test("a cycle of 10,000 entity types is allowed", () => {
  const entityTypes = many(COUNT, (i) => [`T${i}`, { memberOfTypes: [`T${(i + 1) % COUNT}`] }]);
  expect(schemaOf({ entityTypes }).entityType("T7")?.ancestors.size).toBe(COUNT);
});

test("request environments are counted without listing them", () => {
  const entityTypes = many(COUNT, (i) => [`T${i}`, {}]);
  const types = Object.keys(entityTypes);
  const appliesTo = { principalTypes: types, resourceTypes: types };
  expect(countRequestEnvs(schemaOf({ entityTypes, actions: { a: { appliesTo } } }))).toBe(1e8);
});

test("100,000 names that are not declared", () => {
  const memberOfTypes = Array.from({ length: 100_000 }, (_, index) => `Tt${index}`);
  const entityTypes = { ...many(1000, (i) => [`T${i}`, {}]), A: { memberOfTypes } };
  expect(codes({ entityTypes }).length).toBe(100);
});

test("data that is nested deeply is refused when it is read", () => {
  let type: object = { type: "Long" };
  for (let depth = 0; depth < 100_000; depth++) type = { type: "Set", element: type };
  const result = schemaFragmentFromJson({
    "": { entityTypes: { A: { tags: type } }, actions: {} },
  });
  expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(["json/too-deep"]);
});

test("attributes may have any name", () => {
  // The cast is what JSON.parse gives for this text.
  const attributes = JSON.parse(
    '{"__proto__":{"type":"Long"},"constructor":{"type":"Long"},"":{"type":"Long"}}',
  ) as object;
  const json = { "": { entityTypes: { A: { shape: record(attributes) } }, actions: {} } };
  const fragment = unwrap(schemaFragmentFromJson(json));
  expect(schemaFragmentToJson(fragment)).toEqual(json);
  const { schema } = unwrap(schemaFromFragments([fragment]));
  expect([...(schema.entityType("A")?.attributes.keys() ?? [])]).toEqual([
    "__proto__",
    "constructor",
    "",
  ]);
});
