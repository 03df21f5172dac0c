/** Decisions by the policies that the index finds are those of all policies, whatever was done to the set. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionInSet } from "../ast/build.ts";
import type { Expr } from "../ast/expr.ts";
import type {
  ActionConstraint,
  Condition,
  EntityOrSlot,
  PolicyBody,
  ScopeConstraint,
  SlotId,
} from "../ast/policy.ts";
import { mergePolicySets } from "../ast/merge.ts";
import { PolicySet } from "../ast/policy-set.ts";
import { Entity } from "../entities/entity.ts";
import { EntityStore } from "../entities/entity-store.ts";
import type { AuthorizationRequest } from "../evaluator/environment.ts";
import { parseExpression, parsePolicySet } from "../parser/parse.ts";
import { valueOf } from "../testing/shape.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { RecordValue, SetValue, type Value } from "../values/value.ts";
import { check, isAuthorized, isAuthorizedBatch, isAuthorizedBy, workOf } from "./is-authorized.ts";
import type { AuthorizationResponse } from "./response.ts";

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

/** What demands something, in both directions; what looks like it; and what fails. */
const OPERANDS = [
  'principal == A::"x"',
  'A::"" == resource',
  'A::B::"x" == A::B::"x"',
  'action in Action::"x"',
  'resource in A::B::"x"',
  "resource is A::B",
  'principal is A in A::"B::x"',
  'principal is A in [A::"x"]',
  'principal in [A::"x", A::B::"x"]',
  "principal in resource",
  "context.n == 1",
  '"1" == context.n',
  "context.n == true",
  'resource.n == A::"x"',
  'resource["__proto__"] == false',
  'A::"" == principal.n',
  "principal.constructor == 9223372036854775807",
  'action.n == ""',
  "5 == action.n",
  "context.n != 1",
  "!(context.n == 1)",
  "principal.n == resource.n",
  "context.r.n == 1",
  "context.nothing",
  'context == A::"x"',
  "principal == 1",
  "1 == 1",
  "1",
].map((text) => valueOf(parseExpression(text)));

const operand = fc.constantFrom(...OPERANDS);
const conjunction = fc
  .array(operand, { minLength: 1, maxLength: 4 })
  .map(([first, ...rest]): Expr => {
    if (first === undefined) throw new Error("expected an operand");
    return rest.length === 0 ? first : { kind: "and", args: [first, ...rest], span: undefined };
  });
const conditions = fc.array(
  fc.record<Condition>({
    kind: fc.constantFrom("when" as const, "when" as const, "when" as const, "unless" as const),
    body: conjunction,
    span: fc.constant(undefined),
  }),
  { maxLength: 2 },
);

function body(slots: readonly SlotId[]): fc.Arbitrary<PolicyBody> {
  return fc.record({
    effect: fc.constantFrom("permit" as const, "forbid" as const),
    annotations: fc.constant(new Map()),
    principal: scope(slots.find((slot) => slot === "?principal")),
    action: actionScope,
    resource: scope(slots.find((slot) => slot === "?resource")),
    conditions,
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
        mergePolicySets(set, setAfter(changes), { rename }),
  );
const mergeItself = fc.constant<Change>((set) => {
  if (set.size < 40) mergePolicySets(set, set, { rename: true });
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

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(1, "1", "", true, false, 9223372036854775807n, 5, 5n, SetValue.of([1])),
  uid,
);
const attrs = fc
  .array(fc.tuple(fc.constantFrom("n", "__proto__", "constructor"), value), { maxLength: 3 })
  .map((fields) => new Map(fields));
const context = fc
  .tuple(attrs, attrs)
  .map(([outer, inner]) => new RecordValue(new Map([...outer, ["r", new RecordValue(inner)]])));

/** Stores in which some uids are entities, some only parents, and some unknown. */
const store = fc
  .uniqueArray(uid, { maxLength: 8, selector: String })
  .chain((names) =>
    fc.tuple(
      ...names.map((name, index) =>
        fc
          .tuple(
            attrs,
            fc.subarray([...names.slice(index + 1), new EntityUid("A", "only a parent")]),
          )
          .map(([own, parents]) => new Entity(name, own, new Map(), parents)),
      ),
    ),
  )
  .map((entities) => valueOf(EntityStore.of(entities)));

const request = fc.record({
  principal: uid,
  action: uid,
  resource: uid,
  context,
});

/** Both give the same, with entities as handles and in parts, and `check` answers like the decision. */
function expectSame(
  r: AuthorizationRequest,
  set: PolicySet,
  s: EntityStore,
): AuthorizationResponse {
  const indexed = isAuthorized(r, set, s);
  const walked = isAuthorizedBy(r, set.policies(), s);
  expect(indexed).toEqual(walked);
  const messages = ({ errors }: AuthorizationResponse) => errors.map(({ error }) => String(error));
  expect(messages(indexed)).toEqual(messages(walked));
  const part = (of: EntityUid) => ({ type: of.type, id: of.id });
  const [principal, action, resource] = [r.principal, r.action, r.resource].map(part);
  if (principal === undefined || action === undefined || resource === undefined) return indexed;
  const parts = { principal, action, resource, context: r.context };
  expect(isAuthorizedBatch([parts, r], set, s)).toEqual([indexed, indexed]);
  expect(check(parts, set, s)).toBe(indexed.decision === "allow");
  return indexed;
}

describe("the index", () => {
  test("gives what evaluating all policies in order gives", { timeout: 60_000 }, () => {
    const seen = { allow: 0, deny: 0, errors: 0, several: 0 };
    fc.assert(
      fc.property(
        changes,
        store,
        fc.array(request, { minLength: 4, maxLength: 8 }),
        (cs, s, rs) => {
          const set = setAfter(cs);
          for (const r of rs) {
            const indexed = expectSame(r, set, s);
            seen[indexed.decision]++;
            if (indexed.errors.length > 0) seen.errors++;
            if (indexed.determiningPolicies.length > 1) seen.several++;
          }
        },
      ),
      { numRuns: 1000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });

  const alice = new EntityUid("User", "alice");
  const staff = new EntityUid("Team", "staff");
  const view = new EntityUid("Action", "view");
  const cat = new EntityUid("Photo", "cat");
  const known = new Map<string, Value>([
    ["level", 2],
    ["name", "alice"],
    ["team", staff],
  ]);
  const entities = valueOf(EntityStore.of([new Entity(alice, known, new Map(), [staff])]));
  const asked = {
    principal: alice,
    action: view,
    resource: cat,
    context: new RecordValue(new Map()),
  };
  /** The number of policies of a text that are evaluated. */
  const visited = (text: string): number => {
    const set = valueOf(parsePolicySet(text));
    isAuthorized(asked, set, entities);
    return workOf(set).evaluated;
  };
  const when = (condition: string): string => `permit(principal, action, resource) ${condition};`;

  test("gives the same for large sets, also after half of the policies are gone", {
    timeout: 60_000,
  }, () => {
    const large = fc.array(body([]), { minLength: 500, maxLength: 2000, size: "max" });
    let evaluated = 0;
    let all = 0;
    fc.assert(
      fc.property(
        large,
        store,
        fc.array(request, { minLength: 6, maxLength: 6 }),
        (bodies, s, rs) => {
          const set = new PolicySet();
          for (const [n, b] of bodies.entries())
            valueOf(set.add({ kind: "static", id: `${n}`, body: b }));
          for (const r of rs.slice(0, 3)) expectSame(r, set, s);
          for (let n = 0; n < bodies.length; n += 2) valueOf(set.remove(`${n}`));
          const before = workOf(set).evaluated;
          for (const r of rs.slice(3)) isAuthorized(r, set, s);
          evaluated += workOf(set).evaluated - before;
          all += 3 * set.size;
          for (const r of rs.slice(3)) expectSame(r, set, s);
        },
      ),
      { numRuns: 10 },
    );
    expect(evaluated).toBeLessThan(all / 3);
  });

  test.each([
    ['principal == User::"alice"', "action", "resource"],
    ['principal in Team::"staff"', "action", "resource"],
    ['principal is User in Team::"staff"', "action", "resource"],
    ["principal", 'action == Action::"view"', "resource"],
    ["principal", 'action in [Action::"edit", Action::"view"]', "resource"],
    ["principal", "action", 'resource in Photo::"cat"'],
    ['principal in Team::"staff"', "action", 'resource == Photo::"cat"'],
    ["principal is User", "action", "resource is Photo"],
    ["principal", "action", "resource is Photo"],
    ["principal", "action", "resource"],
  ])("visits a policy for `%s, %s, %s`", (...parts) => {
    expect(visited(`permit(${parts.join(", ")});`)).toBe(1);
  });

  test.each([
    ['principal == User::"bob"', "action", "resource"],
    ['principal in Team::"other"', "action", "resource"],
    ['principal in Team::"staff"', "action", 'resource == Photo::"dog"'],
    ['principal == User::"bob"', "action", 'resource == Photo::"cat"'],
    ["principal", 'action == Action::"edit"', "resource"],
    ["principal", 'action in [Action::"edit"]', "resource"],
    ["principal", "action in []", "resource"],
    ["principal", "action", 'resource == Photo::"dog"'],
    ["principal is Team", "action", "resource"],
    ["principal", "action", "resource is User"],
    ["principal is User", "action", "resource is User"],
    ['principal == Photo::"cat"', "action", "resource"],
  ])("passes over a policy for `%s, %s, %s`", (...parts) => {
    expect(visited(`permit(${parts.join(", ")});`)).toBe(0);
  });

  test.each([
    'when { principal == User::"bob" }',
    'when { User::"bob" == principal && context.nothing }',
    'when { principal in Team::"other" }',
    "when { resource is User && context.nothing }",
    'when { resource is Photo in Photo::"dog" }',
    'when { principal is User && action == Action::"edit" }',
    'when { principal is User && principal == User::"bob" }',
    "when { principal.level == 1 }",
    "when { principal.level == true } when { context.nothing }",
    'when { principal.level == "2" }',
    'when { "x" == principal.name && context.nothing }',
    'when { resource is Photo && principal.team == Team::"other" }',
    "when { principal.level == 9223372036854775807 }",
  ])("passes over a policy `%s`", (condition) => {
    expect(visited(when(condition))).toBe(0);
  });

  test.each([
    "when { principal.level == 2 }",
    "when { 2 == principal.level && false }",
    'when { principal.team == Team::"staff" }',
    "when { principal.nothing == 1 }",
    "when { resource.level == 1 }",
    "when { context.level == 1 }",
    "when { principal.level != 2 }",
    'when { context.nothing && principal == User::"bob" }',
    'unless { principal == User::"bob" }',
    'when { true } when { principal == User::"bob" }',
    'when { principal in [Team::"other"] }',
    "when { principal in 1 }",
    "when { principal == 1 }",
    'when { context == Team::"other" }',
    "when { principal is User in 1 }",
  ])("visits a policy `%s`", (condition) => {
    expect(visited(when(condition))).toBe(1);
  });

  test("asks from the side that is in fewer entities", () => {
    const text = (n: number): string =>
      `permit(principal in Team::"staff", action, resource == Photo::"${n}");`;
    const set = valueOf(parsePolicySet(Array.from({ length: 100 }, (_, n) => text(n)).join("\n")));
    isAuthorized(asked, set, entities);
    expect(workOf(set)).toEqual({ probes: 1, evaluated: 0 });
    isAuthorized({ ...asked, principal: cat, resource: alice }, set, entities);
    expect(workOf(set).probes).toBeLessThan(8);
  });

  test("names policies in the order of the set, each once", () => {
    const text = `
      permit(principal, action in [Action::"view", Action::"edit", Action::"view"], resource);
      permit(principal, action, resource);
      permit(principal == User::"alice", action, resource) when { principal.level == 2 };
      permit(principal == User::"bob", action, resource);
      permit(principal, action == Action::"view", resource);
      permit(principal == User::"alice", action, resource == Photo::"cat");
      permit(principal is User, action, resource);`;
    const { determiningPolicies } = isAuthorized(asked, valueOf(parsePolicySet(text)), entities);
    expect(determiningPolicies).toEqual([0, 1, 2, 4, 5, 6].map((n) => `policy${n}`));
  });

  test("finds a policy no more once it is removed, even if its data was changed meanwhile", () => {
    const set = valueOf(parsePolicySet('permit(principal == User::"alice", action, resource);'));
    expect(check(asked, set, entities)).toBe(true);
    const [policy] = set.policies();
    if (policy === undefined) throw new Error("expected a policy");
    Object.assign(policy.body, { principal: { kind: "all" } });
    valueOf(set.remove("policy0"));
    const before = workOf(set);
    expect(check(asked, set, entities)).toBe(false);
    expect(workOf(set)).toEqual(before);
  });

  test("does not look at policies that cannot match, however many there are", () => {
    const set = new PolicySet();
    const [other] = valueOf(
      parsePolicySet('permit(principal == User::"bob", action, resource);'),
    ).policies();
    if (other?.kind !== "static") throw new Error("expected a policy");
    for (let n = 0; n < 5000; n++) valueOf(set.add({ ...other, id: `bob ${n}` }));
    isAuthorized(asked, set, entities);
    expect(workOf(set).evaluated).toBe(0);
  });

  test("`check` stops at the first forbid, and at the first permit", () => {
    const set = valueOf(
      parsePolicySet(`${when("")}${when("")}${when("").replace("permit", "forbid").repeat(2)}`),
    );
    expect(check(asked, set, entities)).toBe(false);
    expect(workOf(set).evaluated).toBe(1);
    for (const name of ["policy2", "policy3"]) valueOf(set.remove(name));
    expect(check(asked, set, entities)).toBe(true);
    expect(workOf(set).evaluated).toBe(2);
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
