/** The laws of decisions. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StaticPolicy } from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import { InternalError } from "../data/invariant.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { parsePolicySet } from "../parser/parse.ts";
import { createRequest } from "../request.ts";
import * as gen from "../testing/arbitraries.ts";
import { valueOf } from "../testing/shape.ts";
import { check, isAuthorized, isAuthorizedBatch } from "./is-authorized.ts";
import { Ranked, Search, Work } from "./search.ts";

const entities = new EntityStore();
const request = valueOf(
  createRequest({ principal: 'User::"a"', action: 'Action::"a"', resource: 'User::"b"' }),
);

function setOf(policies: readonly StaticPolicy[]): PolicySet {
  const set = new PolicySet();
  policies.forEach((policy) => valueOf(set.add(policy)));
  return set;
}

const policies = fc.uniqueArray(gen.staticPolicy, { maxLength: 8, selector: ({ id }) => id });
const world = fc.record({
  principal: gen.commonUid,
  action: gen.commonUid,
  resource: gen.commonUid,
  context: gen.record,
});
const stores = gen.entities.map((list) => valueOf(EntityStore.of(list)));
const always = (id: string, effect: "permit" | "forbid"): StaticPolicy => {
  const set = valueOf(parsePolicySet(`${effect}(principal, action, resource);`));
  const [policy] = set.policies();
  if (policy?.kind !== "static") throw new Error("expected a policy");
  return { ...policy, id };
};

test("a fault of this library never passes for the failure of the policy before", () => {
  const [fails] = valueOf(
    parsePolicySet("permit(principal, action, resource) when { context.nothing };"),
  ).policies();
  if (fails === undefined) throw new Error("expected a policy");
  const search = new Search(request, entities, new Work(), false);
  new Ranked(fails, 0).visit(search);
  const faulty = Object.assign(new Ranked(always("p", "forbid"), 1), {
    test: () => undefined,
  });
  expect(() => faulty.visit(search)).toThrow(InternalError);
});

describe("decisions", () => {
  test("follow from what each policy says by itself, in any order", () => {
    fc.assert(
      fc.property(policies, world, stores, (all, req, store) => {
        const whole = isAuthorized(req, setOf(all), store);
        const satisfied = { permit: [] as string[], forbid: [] as string[] };
        const errors: string[] = [];
        for (const policy of all) {
          const alone = isAuthorized(req, setOf([policy]), store);
          satisfied[policy.body.effect].push(...alone.determiningPolicies);
          errors.push(...alone.errors.map(({ policyId }) => policyId));
        }
        const { permit, forbid } = satisfied;
        expect(whole.decision).toBe(permit.length > 0 && forbid.length === 0 ? "allow" : "deny");
        expect(whole.determiningPolicies).toEqual(forbid.length > 0 ? forbid : permit);
        expect(whole.errors.map(({ policyId }) => policyId)).toEqual(errors);
        const reversed = isAuthorized(req, setOf(all.toReversed()), store);
        expect(reversed.decision).toBe(whole.decision);
        expect(reversed.determiningPolicies.toReversed()).toEqual(whole.determiningPolicies);
      }),
      { numRuns: 500 },
    );
  });

  test("a satisfied forbid denies; another permit keeps an allow", () => {
    fc.assert(
      fc.property(policies, world, stores, (all, req, store) => {
        const before = isAuthorized(req, setOf(all), store).decision;
        const id = "one more";
        const permitted = isAuthorized(req, setOf([...all, always(id, "permit")]), store);
        if (before === "allow") expect(permitted.decision).toBe("allow");
        const forbidden = isAuthorized(req, setOf([...all, always(id, "forbid")]), store);
        expect(forbidden.decision).toBe("deny");
        expect(forbidden.determiningPolicies).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  const PERMIT = "permit(principal, action, resource)";
  const FORBID = "forbid(principal, action, resource)";
  const BROKEN = "when { context.nothing }";
  test.each([
    { name: "no policy", text: "", want: "deny", by: [], errors: [] },
    {
      name: "a permit that fails is skipped",
      text: `${PERMIT} ${BROKEN};`,
      want: "deny",
      by: [],
      errors: ["policy0"],
    },
    {
      name: "a forbid that fails is skipped",
      text: `${FORBID} ${BROKEN}; ${PERMIT};`,
      want: "allow",
      by: ["policy1"],
      errors: ["policy0"],
    },
    {
      name: "all satisfied forbids are named, and no permit",
      text: `${PERMIT}; ${FORBID}; ${FORBID};`,
      want: "deny",
      by: ["policy1", "policy2"],
      errors: [],
    },
    {
      name: "errors are reported under a forbid too",
      text: `${FORBID}; ${PERMIT} ${BROKEN};`,
      want: "deny",
      by: ["policy0"],
      errors: ["policy1"],
    },
    {
      name: "a condition that is not a Bool is an error",
      text: `${PERMIT} when { 1 };`,
      want: "deny",
      by: [],
      errors: ["policy0"],
    },
    {
      name: "a false scope keeps the condition from failing",
      text: `permit(principal is Other, action, resource) ${BROKEN};`,
      want: "deny",
      by: [],
      errors: [],
    },
    {
      name: "a false condition keeps the next from failing",
      text: `${PERMIT} unless { true } ${BROKEN};`,
      want: "deny",
      by: [],
      errors: [],
    },
    {
      name: "an error comes before a false condition",
      text: `${PERMIT} ${BROKEN} when { false };`,
      want: "deny",
      by: [],
      errors: ["policy0"],
    },
    {
      name: "a template decides nothing",
      text: "permit(principal == ?principal, action, resource);",
      want: "deny",
      by: [],
      errors: [],
    },
    {
      name: "an empty list of actions holds for none",
      text: "permit(principal, action in [], resource);",
      want: "deny",
      by: [],
      errors: [],
    },
    {
      name: "an action is in itself",
      text: 'permit(principal, action in [Action::"a"], resource);',
      want: "allow",
      by: ["policy0"],
      errors: [],
    },
    {
      name: "principal is … in …",
      text: 'permit(principal is User in User::"a", action, resource);',
      want: "allow",
      by: ["policy0"],
      errors: [],
    },
  ])("$name", ({ text, want, by, errors }) => {
    const response = isAuthorized(request, valueOf(parsePolicySet(text)), entities);
    expect(response.decision).toBe(want);
    expect(response.determiningPolicies).toEqual(by);
    expect(response.errors.map(({ policyId }) => policyId)).toEqual(errors);
  });

  test("a policy with a slot left in it does not get into a set", () => {
    const [template] = valueOf(
      parsePolicySet("forbid(principal == ?principal, action, resource);"),
    ).templates();
    if (template === undefined) throw new Error("expected a template");
    const added = new PolicySet().add({ kind: "static", id: "p", body: template.body });
    expect(added).toMatchObject({ ok: false, error: [{ code: "policy-set/wrong-kind" }] });
  });

  test("the context of a request may be left out", () => {
    const { principal, action, resource } = request;
    const text = "permit(principal, action, resource) unless { context has a };";
    const set = valueOf(parsePolicySet(text));
    expect(isAuthorized({ principal, action, resource }, set, entities).decision).toBe("allow");
  });

  test("arguments of other kinds are a mistake, not a request", () => {
    const set = new PolicySet();
    for (const principal of [
      'User::"a"',
      null,
      undefined,
      1,
      { type: "no name", id: "a" },
      ["User"],
    ]) {
      const wrong = { ...request, principal } as unknown as typeof request;
      expect(() => isAuthorized(wrong, set, entities)).toThrow(TypeError);
      expect(() => check(wrong, set, entities)).toThrow(TypeError);
      expect(() => isAuthorizedBatch([request, wrong], set, entities)).toThrow(TypeError);
      // Why a cast: a caller without types may pass one request for a list; `every` of no answers would be a yes.
      const one = request as unknown as Iterable<typeof request>;
      expect(() => isAuthorizedBatch(one, set, entities)).toThrow(TypeError);
    }
    for (const context of [null, {}, "{}", new Map()]) {
      const wrong = { ...request, context } as unknown as typeof request;
      expect(() => isAuthorized(wrong, set, entities)).toThrow(TypeError);
    }
    expect(() => isAuthorized(undefined as unknown as typeof request, set, entities)).toThrow(
      TypeError,
    );
    expect(() => isAuthorized(request, {} as PolicySet, entities)).toThrow(TypeError);
    expect(() => isAuthorized(request, set, undefined as unknown as EntityStore)).toThrow(
      TypeError,
    );
  });
});
