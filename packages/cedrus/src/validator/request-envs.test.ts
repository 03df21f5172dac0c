import { expect, test } from "vitest";
import { unwrap } from "../data/unwrap.ts";
import { parsePolicy, parseTemplate } from "../parser/parse.ts";
import { parseSchemaText } from "../schema/parse-schema-text.ts";
import { schemaFromFragments } from "../schema/resolve/schema-from-fragments.ts";
import { validRequestEnvs } from "./request-envs.ts";

const SCHEMA = `entity Team; entity User in [Team] { boss: User }; entity Robot;
action view appliesTo { principal: [User, Robot], resource: [Team, User], context: { ok: Bool } };
action edit appliesTo { principal: User, resource: User };`;
const schema = unwrap(schemaFromFragments([unwrap(parseSchemaText(SCHEMA))])).schema;

function envs(text: string): readonly string[] {
  const { body } = text.includes("?") ? unwrap(parseTemplate(text)) : unwrap(parsePolicy(text));
  return validRequestEnvs(schema, body).map(
    ({ principalType, action, resourceType }) => `${principalType} ${action.id} ${resourceType}`,
  );
}

const ALL = "permit(principal, action, resource)";
const EVERY = [
  "User view Team",
  "User view User",
  "Robot view Team",
  "Robot view User",
  "User edit User",
];

test("a policy without conditions has those of its scope", () => {
  expect(envs(`${ALL};`)).toEqual(EVERY);
  expect(envs("permit(principal is Robot, action, resource);")).toEqual(EVERY.slice(2, 4));
  expect(envs("permit(principal in ?principal, action, resource == ?resource);")).toEqual(EVERY);
});

test("conditions rule out those where they are always false", () => {
  expect(envs(`${ALL} when { resource is Team };`)).toEqual(["User view Team", "Robot view Team"]);
  expect(envs(`${ALL} when { false };`)).toEqual([]);
  expect(envs(`${ALL} unless { principal is User };`)).toEqual(EVERY.slice(2, 4));
});

test("conditions rule out those where they are ill typed", () => {
  expect(envs(`${ALL} when { context.ok };`)).toEqual(EVERY.slice(0, 4));
  expect(envs(`${ALL} when { principal.boss == resource };`)).toEqual([
    "User view User",
    "User edit User",
  ]);
});
