import { expect, test } from "vitest";
import { unwrap } from "../data/unwrap.ts";
import { parsePolicySet } from "../parser/parse.ts";
import { parseSchemaText } from "../schema/parse-schema-text.ts";
import { schemaFromFragments } from "../schema/resolve/schema-from-fragments.ts";
import { type ValidationResult, validatePolicies } from "./validate.ts";

function validated(schemaText: string, policies: string): ValidationResult {
  const fragment = unwrap(parseSchemaText(schemaText));
  const { schema } = unwrap(schemaFromFragments([fragment]));
  return validatePolicies(unwrap(parsePolicySet(policies)), schema);
}

const CLEAN = { errors: [], warnings: [] };
const list = (count: number, item: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => item(index));
const patient = { timeout: 30_000 };

test("a policy that names 2,000 of 2,000 actions", patient, () => {
  const applies = "appliesTo { principal: U, resource: U }";
  const actions = list(2000, (i) => `action a${i} ${applies};`).join("\n");
  const names = list(2000, (i) => `Action::"a${i}"`).join(", ");
  const policy = `permit(principal, action in [${names}], resource);`;
  expect(validated(`entity U; ${actions}`, policy)).toEqual(CLEAN);
});

test("membership in entities with 5,000 actions in groups", patient, () => {
  const applies = "appliesTo { principal: U, resource: U }";
  const actions = list(5000, (i) => `action a${i} in [g, h] ${applies};`).join("\n");
  const policy =
    'permit(principal in G::"a", action in [Action::"g", Action::"h"], resource) when { resource in G::"b" };';
  const schema = `entity G; entity U in [G]; action g; action h; ${actions}`;
  expect(validated(schema, policy)).toEqual(CLEAN);
});

test("principals of 5,000 types in a chain", patient, () => {
  const types = list(5000, (i) => `entity T${i} ${i === 0 ? "" : `in [T${i - 1}]`};`);
  const principals = list(5000, (i) => `T${i}`).join(", ");
  const schema = `${types.join("\n")} action a appliesTo { principal: [${principals}], resource: T0 };`;
  expect(validated(schema, 'permit(principal in T5::"a", action, resource);')).toEqual(CLEAN);
});

test("100,000 request environments", patient, () => {
  const types = list(100, (i) => `entity P${i} { a: Set<Long> }; entity R${i} { a: Set<Long> };`);
  const [principals, resources] = ["P", "R"].map((name) => list(100, (i) => `${name}${i}`));
  const applies = `appliesTo { principal: [${principals?.join()}], resource: [${resources?.join()}] }`;
  const schema = `${types.join("\n")} ${list(10, (i) => `action a${i} ${applies};`).join("\n")}`;
  const policy = (attr: string): string =>
    `permit(principal, action, resource) when { principal.a == resource.${attr} };`;
  expect(validated(schema, policy("a"))).toEqual(CLEAN);
  expect(validated(schema, policy("b")).errors.length).toBe(100);
});

test("5,000 policies with findings in one text", patient, () => {
  const schema = "entity U { s: String }; action a appliesTo { principal: U, resource: U };";
  const policies = list(
    5000,
    () => 'permit(principal, action, resource)\nwhen { principal.t == "aа" };',
  );
  const { errors, warnings } = validated(schema, policies.join("\n"));
  expect(errors.map(({ diagnostic }) => diagnostic.labels[0]?.span.line)).toEqual(
    list(5000, (i) => `${2 * i + 2}`).map(Number),
  );
  expect(warnings.filter(({ kind }) => kind === "mixedScriptString")).toHaveLength(5000);
});
