/** Decisions by the policies that the index finds are those of all policies, whatever was done to the set. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionInSet } from "../ast/build.ts";
import type {
  ActionConstraint,
  EntityOrSlot,
  PolicyBody,
  ScopeConstraint,
  SlotId,
} from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import { parsePolicySet } from "../parser/parse.ts";
import { valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { RecordValue } from "../values/value.ts";
import { isAuthorized, isAuthorizedBy } from "./is-authorized.ts";

/** Few, so that scopes, groups and requests often meet; ids are shared by types, and sides share both. */
const TYPES = ["A", "A::B", "Action"] as const;
const IDS = ["", "x", "B::x", "constructor"] as const;
const uid = fc
  .tuple(fc.constantFrom(...TYPES), fc.constantFrom(...IDS))
  .map(([type, id]) => new EntityUid(type, id));

function scope(slot: SlotId | undefined): fc.Arbitrary<ScopeConstraint> {
  const entity: fc.Arbitrary<EntityOrSlot> = slot === undefined ? uid : fc.constant(slot);
  const entityType = fc.constantFrom(...TYPES);
  const withEntity: readonly fc.Arbitrary<ScopeConstraint>[] = [
    fc.record({ kind: fc.constantFrom("eq" as const, "in" as const), entity }),
    fc.record({ kind: fc.constant("isIn" as const), entityType, entity }),
  ];
  if (slot !== undefined) return fc.oneof(...withEntity);
  return fc.oneof(
    fc.constant<ScopeConstraint>({ kind: "all" }),
    fc.record({ kind: fc.constant("is" as const), entityType }),
    ...withEntity,
  );
}

const actionScope: fc.Arbitrary<ActionConstraint> = fc.oneof(
  fc.constant<ActionConstraint>({ kind: "all" }),
  fc.record({ kind: fc.constantFrom("eq" as const, "in" as const), entity: uid }),
  fc.array(uid, { maxLength: 3 }).map(actionInSet),
);

const conditions = valueOf(
  parsePolicySet(
    'permit(principal, action, resource) when { context.nothing }; permit(principal, action, resource) when { 1 == 1 }; permit(principal, action, resource) unless { resource in A::"x" };',
  ),
);
const CONDITIONS = [[], ...Array.from(conditions.policies(), (policy) => policy.body.conditions)];

function body(slots: readonly SlotId[]): fc.Arbitrary<PolicyBody> {
  return fc.record({
    effect: fc.constantFrom("permit" as const, "forbid" as const),
    annotations: fc.constant(new Map()),
    principal: scope(slots.find((slot) => slot === "?principal")),
    action: actionScope,
    resource: scope(slots.find((slot) => slot === "?resource")),
    conditions: fc.constantFrom(...CONDITIONS),
    span: fc.constant(undefined),
    text: fc.constant(undefined),
  });
}

const id = fc.integer({ min: 0, max: 11 }).map((n) => `p${n}`);
const templateId = fc.constantFrom("t0", "t1", "t2");
const slots = fc.constantFrom<readonly SlotId[]>(
  ["?principal"],
  ["?resource"],
  ["?principal", "?resource"],
);

/** Something done to a set; what the set refuses changes nothing. */
type Change = (set: PolicySet) => void;

const add = fc.tuple(id, body([])).map(
  ([name, b]): Change =>
    (set) =>
      set.add({ kind: "static", id: name, body: b }),
);
const addTemplate = fc.tuple(templateId, slots.chain(body)).map(
  ([name, b]): Change =>
    (set) =>
      set.add({ kind: "template", id: name, body: b }),
);
const link = fc.tuple(templateId, id, uid, uid).map(
  ([of, newId, a, b]): Change =>
    (set) => {
      for (const values of [
        { "?principal": a },
        { "?resource": b },
        { "?principal": a, "?resource": b },
      ]) {
        set.link({ templateId: of, newId, values });
      }
    },
);
const remove = id.map(
  (name): Change =>
    (set) => {
      set.remove(name);
      set.unlink(name);
    },
);
const merge = fc
  .tuple(fc.array(fc.oneof(add, addTemplate, link), { maxLength: 5 }), fc.boolean())
  .map(
    ([changes, rename]): Change =>
      (set) =>
        set.merge(setAfter(changes), { rename }),
  );
const mergeItself = fc.constant<Change>((set) => {
  if (set.size < 40) set.merge(set, { rename: true });
});

const changes = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: add },
    { weight: 2, arbitrary: addTemplate },
    { weight: 4, arbitrary: link },
    { weight: 4, arbitrary: remove },
    { weight: 1, arbitrary: merge },
    { weight: 1, arbitrary: mergeItself },
  ),
  { maxLength: 40, size: "max" },
);

function setAfter(all: readonly Change[]): PolicySet {
  const set = new PolicySet();
  for (const change of all) change(set);
  return set;
}

/** Stores in which some uids are entities, some only parents, and some unknown. */
const store = fc
  .uniqueArray(uid, { maxLength: 8, selector: String })
  .chain((names) =>
    fc.tuple(
      ...names.map((name, index) =>
        fc
          .subarray([...names.slice(index + 1), new EntityUid("A", "only a parent")])
          .map((parents) => new Entity(name, new Map(), new Map(), parents)),
      ),
    ),
  )
  .map((entities) => valueOf(EntityStore.of(entities)));

const request = fc.record({
  principal: uid,
  action: uid,
  resource: uid,
  context: fc.constant(new RecordValue(new Map())),
});

describe("the index", () => {
  test("gives what evaluating all policies in order gives", () => {
    const seen = { allow: 0, deny: 0, errors: 0, several: 0 };
    fc.assert(
      fc.property(
        changes,
        store,
        fc.array(request, { minLength: 4, maxLength: 8 }),
        (cs, s, rs) => {
          const set = setAfter(cs);
          for (const r of rs) {
            const indexed = isAuthorized(r, set, s);
            expect(indexed).toEqual(isAuthorizedBy(r, set.policies(), s));
            seen[indexed.decision]++;
            if (indexed.errors.length > 0) seen.errors++;
            if (indexed.determiningPolicies.length > 1) seen.several++;
          }
        },
      ),
      { numRuns: 2000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
  });

  const alice = new EntityUid("User", "alice");
  const staff = new EntityUid("Team", "staff");
  const view = new EntityUid("Action", "view");
  const cat = new EntityUid("Photo", "cat");
  const entities = valueOf(EntityStore.of([new Entity(alice, new Map(), new Map(), [staff])]));
  const asked = {
    principal: alice,
    action: view,
    resource: cat,
    context: new RecordValue(new Map()),
  };
  const found = (text: string): readonly string[] =>
    Array.from(valueOf(parsePolicySet(text)).candidates(asked, entities), (policy) => policy.id);

  test.each([
    ['principal == User::"alice"', "action", "resource"],
    ['principal in Team::"staff"', "action", "resource"],
    ['principal is User in Team::"staff"', "action", "resource"],
    ["principal", 'action == Action::"view"', "resource"],
    ["principal", 'action in [Action::"edit", Action::"view"]', "resource"],
    ["principal", "action", 'resource in Photo::"cat"'],
    ["principal is User", "action", "resource is Photo"],
    ["principal", "action", "resource is Photo"],
    ["principal", "action", "resource"],
  ])("finds a policy for `%s, %s, %s`", (...parts) => {
    expect(found(`permit(${parts.join(", ")});`)).toEqual(["policy0"]);
  });

  test.each([
    ['principal == User::"bob"', "action", "resource"],
    ['principal in Team::"other"', "action", "resource"],
    ["principal", 'action == Action::"edit"', "resource"],
    ["principal", 'action in [Action::"edit"]', "resource"],
    ["principal", "action", 'resource == Photo::"dog"'],
    ["principal is Team", "action", "resource"],
    ["principal", "action", "resource is User"],
    ['principal == Photo::"cat"', "action", "resource"],
  ])("passes over a policy for `%s, %s, %s`", (...parts) => {
    expect(found(`permit(${parts.join(", ")});`)).toEqual([]);
  });

  test("finds policies in the order of the set, each once", () => {
    const text = `
      permit(principal, action in [Action::"view", Action::"edit", Action::"view"], resource);
      permit(principal, action, resource);
      forbid(principal == User::"alice", action, resource);
      permit(principal == User::"bob", action, resource);
      permit(principal, action == Action::"view", resource);
      permit(principal, action, resource == Photo::"cat");
      permit(principal is User, action, resource);`;
    expect(found(text)).toEqual([0, 1, 2, 4, 5, 6].map((n) => `policy${n}`));
  });

  test("finds a policy no more once it is removed, even if its data was changed meanwhile", () => {
    const set = valueOf(parsePolicySet('permit(principal == User::"alice", action, resource);'));
    const [policy] = set.policies();
    if (policy === undefined) throw new Error("expected a policy");
    Object.assign(policy.body, { principal: { kind: "all" } });
    valueOf(set.remove("policy0"));
    expect([...set.candidates(asked, entities)]).toEqual([]);
  });

  test("does not look at policies that cannot match, however many there are", () => {
    const set = new PolicySet();
    const [other] = valueOf(
      parsePolicySet('permit(principal == User::"bob", action, resource);'),
    ).policies();
    if (other?.kind !== "static") throw new Error("expected a policy");
    for (let n = 0; n < 5000; n++) valueOf(set.add({ ...other, id: `bob ${n}` }));
    expect([...set.candidates(asked, entities)]).toEqual([]);
  });
});

describe("a list of policies", () => {
  test("is evaluated in its own order, and nothing else is", () => {
    const set = valueOf(
      parsePolicySet("permit(principal, action, resource); permit(principal, action, resource);"),
    );
    const r = {
      principal: new EntityUid("A", "x"),
      action: new EntityUid("Action", "x"),
      resource: new EntityUid("A", "x"),
      context: new RecordValue(new Map()),
    };
    const [first, second] = [...set.policies()];
    if (first === undefined || second === undefined) throw new Error("expected two policies");
    const entities = new EntityStore();
    expect(isAuthorizedBy(r, [second, first], entities).determiningPolicies).toEqual([
      "policy1",
      "policy0",
    ]);
    expect(isAuthorizedBy(r, [], entities).decision).toBe("deny");
    expect(() => isAuthorizedBy({ ...r, context: {} } as typeof r, [first], entities)).toThrow(
      TypeError,
    );
  });
});
