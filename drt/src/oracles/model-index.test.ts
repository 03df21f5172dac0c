/** What the model's index leaves out. That it decides as all policies do is proved; here it is seen at work. */

import { expect, test } from "vitest";
import { Model, PolicyIndexModel, PolicyModel } from "../../../model/generated/model.mjs";
import type { Condition, EntityData, Expr, PolicyData, RequestData, Uid } from "../language.ts";
import { Tape } from "../tape/tape.ts";
import { authorizeLoose } from "../targets/authorize-loose.ts";
import { encodeEntities, encodePolicySet, encodeRequest } from "./model-encode.ts";

const [ALICE, GROUP, VIEW] = [
  { type: "User", id: "alice" },
  { type: "Group", id: "g" },
  { type: "Action", id: "view" },
];
const NOBODY: Uid = { type: "User", id: "nobody" };
const ENTITIES: readonly EntityData[] = [
  { uid: ALICE, attrs: [["level", 1n]], tags: [], parents: [GROUP] },
];
const REQUEST: RequestData = { principal: ALICE, action: VIEW, resource: NOBODY, context: [] };

const lit = (value: boolean | bigint | string | Uid): Expr => ({ kind: "lit", value });
const variable = (name: "principal" | "action" | "resource" | "context"): Expr => ({
  kind: "var",
  name,
});
const equal = (left: Expr, right: Expr): Expr => ({ kind: "binary", op: "==", left, right });
const differ = (left: Expr, right: Expr): Expr => ({ kind: "binary", op: "!=", left, right });
const within = (left: Expr, right: Expr): Expr => ({ kind: "binary", op: "in", left, right });
const is = (arg: Expr, type: string): Expr => ({ kind: "is", arg, type });
const and = (left: Expr, right: Expr): Expr => ({ kind: "and", left, right });
const or = (left: Expr, right: Expr): Expr => ({ kind: "or", left, right });

const PRINCIPAL = variable("principal");
const OTHER = equal(PRINCIPAL, lit(NOBODY));
const SELF = equal(PRINCIPAL, lit(ALICE));
const OUTSIDE = within(variable("resource"), lit(GROUP));
const LEVEL: Expr = { kind: "getAttr", arg: PRINCIPAL, attr: "level" };
const MISSING: Expr = { kind: "getAttr", arg: variable("resource"), attr: "level" };

function policy(parts: Partial<PolicyData>): PolicyData {
  const all = { kind: "all" } as const;
  const scope = { principal: all, action: all, resource: all };
  return { id: "p", effect: "permit", annotations: [], ...scope, conditions: [], ...parts };
}

const when = (body: Expr): Condition => ({ kind: "when", body });

function isVisited(parts: Partial<PolicyData>): boolean {
  const data = { policies: [policy(parts)], templates: [], links: [] };
  const policies = Model.__default.PoliciesOf(encodePolicySet(data));
  const index = PolicyIndexModel.__default.IndexOf(policies);
  const world = [encodeRequest(REQUEST), encodeEntities(ENTITIES)] as const;
  const permit = PolicyModel.Effect.create_Permit();
  return PolicyIndexModel.__default.Visited(policies, index, permit, ...world).length === 1;
}

const visited: readonly (readonly [string, Expr])[] = [
  ["the entity itself", SELF],
  ["something that the entity is in", within(PRINCIPAL, lit(GROUP))],
  [
    "equality with a group, which the index does not tell from being in it",
    equal(PRINCIPAL, lit(GROUP)),
  ],
  ["the type", is(PRINCIPAL, "User")],
  ["the value of an attribute", equal(LEVEL, lit(1n))],
  ["the value of an attribute, written first", equal(lit(1n), LEVEL)],
  ["an attribute of an entity that does not exist", equal(MISSING, lit(1n))],
  [
    "an attribute that the context does not have",
    equal({ ...LEVEL, arg: variable("context") }, lit(1n)),
  ],
  ["not being another entity", differ(PRINCIPAL, lit(NOBODY))],
  ["not having a value", differ(LEVEL, lit(1n))],
  ["one of two entities", or(OTHER, OTHER)],
  ["another entity behind what may fail", and(equal(MISSING, lit(1n)), OTHER)],
  ["another entity behind an operand that is no demand", and(lit(true), OTHER)],
];

test.each(visited)("a policy is visited that asks for %s", (_, body) => {
  expect(isVisited({ conditions: [when(body)] })).toBe(true);
});

const leftOut: readonly (readonly [string, Expr])[] = [
  ["another entity", OTHER],
  ["another entity, written first", equal(lit(NOBODY), PRINCIPAL)],
  ["another action", equal(variable("action"), lit(NOBODY))],
  ["another group", OUTSIDE],
  ["another type", is(PRINCIPAL, "Group")],
  ["the type in another group", { kind: "is", arg: PRINCIPAL, type: "User", in: lit(NOBODY) }],
  ["another value of an attribute", equal(LEVEL, lit(2n))],
  ["a value of another kind", equal(lit("1"), LEVEL)],
  ["another group behind what holds", and(SELF, OUTSIDE)],
  ["another group behind what holds, however it is grouped", and(SELF, and(SELF, OUTSIDE))],
  ["another value behind what holds", and(SELF, equal(LEVEL, lit(true)))],
];

test.each(leftOut)("a policy is left out that asks for %s", (_, body) => {
  expect(isVisited({ conditions: [when(body)] })).toBe(false);
  expect(isVisited({ conditions: [{ kind: "unless", body }] })).toBe(true);
  expect(isVisited({ conditions: [when(lit(true)), when(body)] })).toBe(true);
});

test("a policy is visited for one of the actions that its scope lists, and for none if it lists none", () => {
  const listing = (...entities: readonly Uid[]) =>
    isVisited({ action: { kind: "inSet", entities } });
  expect(listing(NOBODY, VIEW)).toBe(true);
  expect(listing(NOBODY)).toBe(false);
  expect(listing()).toBe(false);
});

test("an entity in a condition narrows a scope that names a type only", () => {
  const principal = { kind: "is", type: "User" } as const;
  expect(isVisited({ principal, conditions: [when(OTHER)] })).toBe(false);
  expect(isVisited({ principal, conditions: [when(SELF)] })).toBe(true);
});

test("as compiled, the model decides the same with and without its index, and checks give the decision", () => {
  const { IsAuthorized, IsAuthorizedIndexed, Check, PoliciesOf } = Model.__default;
  const seen = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const world = authorizeLoose().generate(Tape.of(`checks ${seed}`));
    const entities = encodeEntities(world.entities);
    for (const set of world.policySets) {
      const policies = PoliciesOf(encodePolicySet(set));
      for (const data of world.requests) {
        const request = encodeRequest(data);
        const response = IsAuthorized(request, entities, policies);
        expect(IsAuthorizedIndexed(request, entities, policies).equals(response)).toBe(true);
        expect(Check(request, entities, policies)).toBe(response.dtor_decision.is_Allow);
        seen.add(`${response.dtor_decision.is_Allow} ${response.dtor_errors.length > 0}`);
      }
    }
  }
  expect(seen.size).toBe(4);
});
