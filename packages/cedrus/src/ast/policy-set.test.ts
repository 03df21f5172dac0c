/** Policy sets: ids are unique, failures change nothing, links are substitutions. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePolicySet } from "../parser/parse.ts";
import * as gen from "../testing/arbitraries.ts";
import { problemsOf, shape, shapeOfSet, valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { mergePolicySets } from "./merge.ts";
import { type ScopeConstraint, type SlotId, slotsOf, type Template } from "./policy.ts";
import { PolicySet } from "./policy-set.ts";

const uid = new EntityUid("User", "a");
const values = (...slots: SlotId[]): ReadonlyMap<SlotId, EntityUid> =>
  new Map(slots.map((slot) => [slot, uid]));

/** `policy0` is static, `policy1` a template with both slots, `link` is linked from it. */
function example(): PolicySet {
  const set = valueOf(
    parsePolicySet(
      "permit(principal, action, resource); permit(principal == ?principal, action, resource in ?resource);",
    ),
  );
  const both = values("?principal", "?resource");
  valueOf(set.link({ templateId: "policy1", newId: "link", values: both }));
  return set;
}

const body = valueOf(parsePolicySet("forbid(principal, action, resource);")).policy(
  "policy0",
)?.body;
const staticPolicy = (id: string) => {
  if (body === undefined) throw new Error("no policy");
  return { kind: "static" as const, id, body };
};

describe("what fails changes nothing", () => {
  test.each<{
    name: string;
    run: (
      set: PolicySet,
    ) =>
      | ReturnType<PolicySet["add"]>
      | ReturnType<PolicySet["link"]>
      | ReturnType<typeof mergePolicySets>;
    want: string;
  }>([
    { name: "an id in use", run: (s) => s.add(staticPolicy("policy0")), want: "duplicate-id" },
    {
      name: "the id of a template",
      run: (s) => s.add(staticPolicy("policy1")),
      want: "duplicate-id",
    },
    { name: "the id of a link", run: (s) => s.add(staticPolicy("link")), want: "duplicate-id" },
    { name: "removing a stranger", run: (s) => s.remove("toString"), want: "unknown-policy" },
    {
      name: "removing a template as a policy",
      run: (s) => s.remove("policy1"),
      want: "unknown-policy",
    },
    { name: "removing a link as a policy", run: (s) => s.remove("link"), want: "not-static" },
    {
      name: "removing a policy as a template",
      run: (s) => s.removeTemplate("policy0"),
      want: "unknown-template",
    },
    {
      name: "removing a template with links",
      run: (s) => s.removeTemplate("policy1"),
      want: "template-in-use",
    },
    { name: "unlinking a stranger", run: (s) => s.unlink("__proto__"), want: "unknown-policy" },
    { name: "unlinking a static policy", run: (s) => s.unlink("policy0"), want: "not-linked" },
    {
      name: "linking a static policy",
      run: (s) => s.link({ templateId: "policy0", newId: "n", values: values() }),
      want: "unknown-template",
    },
    {
      name: "linking under a used id",
      run: (s) =>
        s.link({
          templateId: "policy1",
          newId: "policy0",
          values: values("?principal", "?resource"),
        }),
      want: "duplicate-id",
    },
    {
      name: "linking under the id of the template",
      run: (s) =>
        s.link({
          templateId: "policy1",
          newId: "policy1",
          values: values("?principal", "?resource"),
        }),
      want: "duplicate-id",
    },
    {
      name: "linking with too few values",
      run: (s) => s.link({ templateId: "policy1", newId: "n", values: values("?principal") }),
      want: "missing-slot-value",
    },
    {
      name: "merging an id in use",
      run: (s) => {
        const other = new PolicySet();
        other.add(staticPolicy("new"));
        other.add(staticPolicy("link"));
        return mergePolicySets(s, other);
      },
      want: "duplicate-id",
    },
  ])("$name", ({ run, want }) => {
    const set = example();
    const before = shapeOfSet(set);
    expect(problemsOf(run(set))).toEqual([`policy-set/${want} -`]);
    expect(shapeOfSet(set)).toEqual(before);
  });

  test("linking with too many values", () => {
    const set = valueOf(parsePolicySet("permit(principal == ?principal, action, resource);"));
    const link = { templateId: "policy0", newId: "n", values: values("?principal", "?resource") };
    expect(problemsOf(set.link(link))).toEqual(["policy-set/unknown-slot -"]);
    expect(set.size).toBe(0);
  });
});

describe("what works", () => {
  test("unlink, then remove the template", () => {
    const set = example();
    expect(set.links("policy1").map((link) => link.id)).toEqual(["link"]);
    valueOf(set.unlink("link"));
    valueOf(set.removeTemplate("policy1"));
    valueOf(set.remove("policy0"));
    expect(shapeOfSet(set)).toEqual([[], []]);
  });

  test("a link is the template with its slots filled in, and keeps its own values", () => {
    fc.assert(
      fc.property(gen.template, gen.uid, gen.uid, (template: Template, principal, resource) => {
        const set = new PolicySet();
        valueOf(set.add(template));
        const all = new Map<SlotId, EntityUid>([["?principal", principal]]);
        if (slotsOf(template.body).includes("?resource")) all.set("?resource", resource);
        const newId = `${template.id}'`;
        const link = valueOf(set.link({ templateId: template.id, newId, values: all }));
        expect(slotsOf(link.body)).toEqual([]);
        const fill = (constraint: ScopeConstraint): ScopeConstraint => {
          if (!("entity" in constraint)) return constraint;
          if (constraint.entity === "?principal") return { ...constraint, entity: principal };
          return constraint.entity === "?resource"
            ? { ...constraint, entity: resource }
            : constraint;
        };
        const { body: of } = template;
        const want = { ...of, principal: fill(of.principal), resource: fill(of.resource) };
        expect(shape(link.body)).toEqual(shape(want));
        all.clear();
        expect(link.values.get("?principal")).toBe(principal);
      }),
      { numRuns: 200 },
    );
  });

  test("merging with renaming keeps everything, under new names where it must", () => {
    fc.assert(
      fc.property(gen.policySet, gen.policySet, (a, b) => {
        const [ids, others] = [idsOf(a), idsOf(b)];
        const before = shapeOfSet(b);
        const renamed = valueOf(mergePolicySets(a, b, { rename: true }));
        expect(new Set(renamed.keys())).toEqual(new Set(others.filter((id) => ids.includes(id))));
        const expected = [...ids, ...others.map((id) => renamed.get(id) ?? id)];
        expect(idsOf(a).sort()).toEqual(expected.sort());
        expect(new Set(expected).size).toBe(expected.length);
        expect(shapeOfSet(b)).toEqual(before);
        for (const policy of a.policies()) {
          if (policy.kind === "linked") expect(a.template(policy.templateId)).toBeDefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a set merged with itself has everything twice", () => {
    const set = example();
    valueOf(mergePolicySets(set, set, { rename: true }));
    expect(idsOf(set).length).toBe(6);
    expect([...set.policies()].map((p) => (p.kind === "linked" ? p.templateId : ""))).toEqual(
      expect.arrayContaining(["policy1", "policy2"]),
    );
  });
});

function idsOf(set: PolicySet): string[] {
  return [...set.templates(), ...set.policies()].map(({ id }) => id);
}
