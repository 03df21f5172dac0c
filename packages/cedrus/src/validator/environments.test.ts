/** Checking a policy where it can tell environments apart finds what checking it everywhere finds. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePolicySet } from "../parser/parse.ts";
import { unwrap } from "../data/unwrap.ts";
import { parseSchema } from "../schema/read-schema.ts";
import { environmentsOf } from "./environments.ts";
import { ANY_TYPE } from "./scope-checks.ts";
import { validatePolicies } from "./validate.ts";

const { schema } = unwrap(
  parseSchema(`
    entity Team in [Org];
    entity Org;
    entity User in [Team] { name: String, boss?: User } tags String;
    entity Robot in [Team] { name: Long };
    entity File in [Folder] { owner: User, size?: Long };
    entity Folder { owner: Robot };
    entity Color enum ["red"];
    action all;
    action view, list in [all] appliesTo { principal: [User, Robot], resource: [File, Folder], context: { ip: ipaddr, n?: Long } };
    action edit in [all] appliesTo { principal: User, resource: [Folder, File], context: { n: String } };
    action paint appliesTo { principal: [Robot], resource: [Color, File] };`),
);

const side = (name: string, types: readonly string[]): fc.Arbitrary<string> => {
  const uids = types.map((type) => `${type}::"red"`);
  const pair = fc.tuple(fc.constantFrom(...types), fc.constantFrom(...uids));
  return fc.oneof(
    fc.constant(name),
    fc.constantFrom(...types).map((type) => `${name} is ${type}`),
    fc.constantFrom(...uids).map((uid) => `${name} == ${uid}`),
    fc.constantFrom(...uids).map((uid) => `${name} in ${uid}`),
    pair.map(([type, uid]) => `${name} is ${type} in ${uid}`),
  );
};
const PRINCIPAL = side("principal", ["User", "Robot", "Team", "Org", "Usr", "Action"]);
const RESOURCE = side("resource", ["File", "Folder", "Color", "Foldr"]);
const ACTION = fc.constantFrom(
  "action",
  'action == Action::"view"',
  'action == Action::"all"',
  'action in Action::"all"',
  'action in [Action::"edit", Action::"view"]',
  'action in [Action::"paint", Action::"list"]',
  'action in [Action::"list", Action::"nothing"]',
  'action in [Action::"list", User::"red"]',
);

/** What is right in some environments and wrong or never true in others. */
const CONDITION = fc.constantFrom(
  'principal.name == "a"',
  "principal.name == 1",
  'principal has boss && principal.boss.name like "a*"',
  "principal.boss == principal",
  'principal.hasTag("a") && principal.getTag("a") == "b"',
  "resource.owner == principal",
  "resource.owner.name == 1",
  "resource.size > 1",
  "resource has size && resource.size > 1",
  "context.n == 1",
  "context has n && context.n > 1",
  "context.ip.isIpv4()",
  'action == Action::"edit" && context.n == "a"',
  'action in Action::"all"',
  "principal == resource.owner || resource is Color",
  'resource in [Folder::"red", Color::"blue"]',
  "principal is User",
  "principal is Usr",
  "[] == []",
  "false",
  "1",
  "context.g\u0440eat",
);
const CONDITIONS = fc.array(fc.tuple(fc.constantFrom("when", "unless"), CONDITION), {
  maxLength: 2,
});

test("the answers are those of checking scope and conditions in every environment", () => {
  fc.assert(
    fc.property(
      PRINCIPAL,
      ACTION,
      RESOURCE,
      CONDITIONS,
      (principal, action, resource, conditions) => {
        const when = conditions.map(([kind, condition]) => `${kind} { ${condition} }`);
        const text = `permit(${principal}, ${action}, ${resource}) ${when.join(" ")};`;
        const parsed = parsePolicySet(text);
        fc.pre(parsed.ok);
        const policies = unwrap(parsed);
        for (const mode of ["strict", "permissive"] as const) {
          // To say which conditions are impossible, everything is checked everywhere.
          const all = validatePolicies(policies, schema, { mode, warnImpossibleConditions: true });
          const warnings = all.warnings.filter(({ kind }) => kind !== "impossibleCondition");
          expect(validatePolicies(policies, schema, { mode })).toEqual({ ...all, warnings });
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test("an environment counts once for all in which what is looked at is the same", () => {
  const scope = { actions: schema.actions(), principals: ANY_TYPE, resources: ANY_TYPE };
  const none = { principal: false, action: false, resource: false, context: false };
  const count = (looked: Partial<typeof none>): number =>
    environmentsOf(scope, { ...none, ...looked }).length;
  expect(count({})).toBe(1);
  expect(count({ principal: true })).toBe(2);
  expect(count({ resource: true })).toBe(3);
  expect(count({ context: true })).toBe(3);
  expect(count({ action: true })).toBe(4);
  expect(count({ principal: true, resource: true })).toBe(5);
  expect(environmentsOf(scope)).toHaveLength(12);
});
