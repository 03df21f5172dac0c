/** What the façade promises beyond answering as the original, which `conformance` compares. */

import { describe, expect, test } from "vitest";
import * as cedar from "../compat.ts";
import { entitiesToJson } from "../json/entities-json.ts";
import { readEntities } from "./read-entities.ts";
import { readSchema } from "./read-schema.ts";

const user = (id: string): cedar.TypeAndId => ({ type: "User", id });
const call = (
  condition: string,
  entities: cedar.Entities,
): cedar.AuthorizationCall & cedar.EntityReading => ({
  principal: user("ann"),
  action: { type: "Action", id: "view" },
  resource: user("bob"),
  context: {},
  policies: { staticPolicies: `permit(principal, action, resource) when { ${condition} };` },
  entities,
});

function decisionOf(answer: cedar.AuthorizationAnswer): string {
  return answer.type === "success" ? answer.response.decision : "failure";
}

test("entities that were changed between two calls are read anew", () => {
  const entities = [{ uid: user("ann"), attrs: { level: 1 }, parents: [] }];
  const asked = call("principal.level > 1", entities);
  for (const lazyEntities of [false, true]) {
    for (const [level, decision] of [
      [1, "deny"],
      [2, "allow"],
      [0, "deny"],
    ] as const) {
      if (entities[0] !== undefined) entities[0].attrs.level = level;
      expect(decisionOf(cedar.isAuthorized({ ...asked, lazyEntities }))).toBe(decision);
    }
  }
});

describe("entities that are read lazily", () => {
  const good = { uid: user("ann"), attrs: { level: 2 }, parents: [user("staff")] };
  const bad = { uid: user("bob"), attrs: { level: null }, parents: [] };

  test("are converted when they are touched", () => {
    const untouched = { ...call('principal in User::"staff"', [good, bad]), lazyEntities: true };
    expect(decisionOf(cedar.isAuthorized(untouched))).toBe("allow");
    expect(decisionOf(cedar.isAuthorized({ ...untouched, lazyEntities: false }))).toBe("failure");
  });

  test("fail the call when one that is touched cannot be read", () => {
    const touched = { ...call("resource.level > 1", [good, bad]), lazyEntities: true };
    const answer = cedar.isAuthorized(touched);
    expect(answer).toMatchObject({
      type: "failure",
      errors: [{ message: expect.stringContaining('the entity `User::"bob"`'), code: "json/null" }],
    });
  });

  test("are checked by the schema when they are touched", () => {
    const schema = `entity User { level: Long };
      action view appliesTo { principal: User, resource: User };`;
    const untyped = { uid: user("bob"), attrs: { level: "high" }, parents: [] };
    const entities = [{ ...good, parents: [] }, untyped];
    const typed = (condition: string): string =>
      decisionOf(cedar.isAuthorized({ ...call(condition, entities), schema, lazyEntities: true }));
    expect(typed("principal.level == 2")).toBe("allow");
    expect(typed("resource.level == 2")).toBe("failure");
  });

  test("are all read when a UID stands twice or cannot be told", () => {
    const lazy = (entities: cedar.Entities): string =>
      decisionOf(cedar.isAuthorized({ ...call("true", entities), lazyEntities: true }));
    expect(lazy([good, good])).toBe("allow");
    expect(lazy([good, { ...good, attrs: {} }])).toBe("failure");
    // Why casts: callers without types pass anything.
    expect(lazy([good, {} as cedar.EntityJson])).toBe("failure");
    expect(lazy({} as cedar.Entities)).toBe("failure");
  });

  test("need the actions of the schema to be given no more than others do", () => {
    const schema = `entity User; action all; action view in all appliesTo { principal: User, resource: User };`;
    const asked = { ...call('action in Action::"all"', []), schema };
    const actions = ["view", "all"].map((id) => ({
      uid: { type: "Action", id },
      attrs: {},
      parents: id === "view" ? [{ type: "Action", id: "all" }] : [],
    }));
    for (const entities of [[], actions, actions.slice(1)]) {
      const answer = cedar.isAuthorized({ ...asked, entities, lazyEntities: true });
      expect(decisionOf(answer)).toBe("allow");
    }
  });
});

/** The same data as an instance of a class, which only the long way takes. */
function inTheLongWay(data: object): object {
  return Object.assign(new (class Plain {})(), data);
}

describe("the short cut for plain data", () => {
  const SCHEMA = `
    entity User in [User] { a?: Bool, b?: Long, c?: String, d?: User, e?: Set<Long>, f?: { g?: User, h: Long },
      i?: decimal, j?: ipaddr, k?: datetime, l?: duration, m?: Set<{ n: Set<String> }>, o?: Color } tags String;
    entity Color enum ["red"];`;
  const schema = readSchema(SCHEMA);
  const ATTRS: readonly object[] = [
    {},
    {
      a: true,
      b: -0,
      c: "é😀",
      d: user("x"),
      e: [1, 2, 1],
      f: { g: { __entity: user("y") }, h: 1 },
    },
    { i: "1.5", j: "::1", k: "2024-10-15", l: "1h" },
    {
      i: { __extn: { fn: "decimal", arg: "1.5" } },
      j: { __extn: { fn: "ip", arg: "10.0.0.0/8" } },
    },
    {
      j: { fn: "ip", arg: "10.0.0.1" },
      k: { __extn: { fn: "offset", args: ["2024-10-15", "1d"] } },
    },
    { m: [{ n: ["a"] }, { n: [] }, { n: ["a", "a"] }] },
    { d: { type: "Color", id: "red" } },
    { e: [1, "2"] },
    { f: { h: 1, g: { type: "Color", id: "red" } } },
    { o: { type: "Color", id: "red" } },
    { o: { type: "Color", id: "blue" } },
    { d: { __entity: user("x"), type: "Color", id: "red" } },
    { d: { __entity: 1, type: "User", id: "x" } },
    { d: { __entity: null, type: "User", id: "x" } },
    { __entity: user("x") },
    { x: { __entity: user("x"), more: 1 } },
    { x: { __extn: { fn: "ip", arg: "::1" }, more: 1 } },
    { x: { __extn: { fn: "isIpv4", arg: "::1" } } },
    { x: { __expr: "1" } },
    { x: { __other: 1 } },
    { x: [] },
    { x: [[1], [1]] },
    { f: {} },
    { i: "1.55555" },
    { b: 2 ** 53 },
    { b: 1.5 },
    { c: "\ud800" },
    { "\ud800": 1 },
    { "\ud800": "x" },
    { a: undefined, b: undefined },
    { e: [undefined] },
    { c: new Date(0) },
    { constructor: 1 },
    JSON.parse('{"__proto__":1}') as object,
  ];
  const SHAPES: readonly object[] = [
    ...ATTRS.map((attrs) => ({ uid: user("u"), attrs, parents: [] })),
    ...ATTRS.map((tags) => ({ uid: user("u"), attrs: {}, parents: [], tags })),
    { uid: user("u"), attrs: {}, parents: [user("p"), { __entity: user("q") }, user("p")] },
    { uid: user("u"), attrs: {}, parents: [{ type: "Color", id: "red" }] },
    { uid: user("u"), attrs: {}, parents: [user("u")] },
    { uid: user("u"), attrs: {}, parents: [], tags: { t: "x" }, toJSON: () => ({}) },
    { uid: { ...user("u"), toJSON: () => user("v") }, attrs: {}, parents: [] },
    { uid: user("u"), attrs: { d: { ...user("x"), toJSON: () => user("y") } }, parents: [] },
    { uid: { __entity: user("u"), ...user("v") }, attrs: {}, parents: [] },
    { uid: { type: "Color", id: "red" }, attrs: {}, parents: [] },
    { uid: { type: "Color", id: "blue" }, attrs: {}, parents: [] },
    { uid: { type: "Us er", id: "u" }, attrs: {}, parents: [] },
    { uid: { type: "Action", id: "u" }, attrs: {}, parents: [user("p")] },
    { uid: { type: "Action", id: "u" }, attrs: {}, parents: [] },
  ];

  test.for(["with a schema", "without a schema"])("reads what the long way reads, %s", (title) => {
    const typed = title === "with a schema" && schema.ok ? schema.value.schema : undefined;
    expect(schema.ok).toBe(true);
    let read = 0;
    for (const shape of SHAPES) {
      const [short, long] = [shape, "toJSON" in shape ? shape : inTheLongWay(shape)].map((data) => {
        const store = readEntities([data], typed);
        return store.ok ? entitiesToJson(store.value) : "refused";
      });
      expect({ shape, short }).toEqual({ shape, short: long });
      if (short !== "refused") read += 1;
    }
    expect(read).toBeGreaterThan(SHAPES.length / 4);
  });
});

test("integers beyond 2^53 are exact in both directions", () => {
  const text = "permit(principal, action, resource) when { context.n == 9007199254740993 };";
  const policy = cedar.policyToJson(text);
  const json = policy.type === "success" ? policy.json : undefined;
  expect(json?.conditions[0]?.body).toMatchObject({
    "==": { right: { Value: 9007199254740993n } },
  });
  // Why a cast: the original's types have no `bigint`, and its functions throw when they meet one.
  const context = { n: 9007199254740993n } as unknown as cedar.Context;
  const answer = cedar.isAuthorized({
    ...call("true", []),
    context,
    policies: { staticPolicies: json === undefined ? {} : { p: json } },
  });
  expect(decisionOf(answer)).toBe("allow");
});

test("messages have codes, and places in UTF-16 units of the text they are about", () => {
  const text = 'permit(principal, action, resource) when { "é😀" == tru };';
  const answer = cedar.checkParsePolicySet({ staticPolicies: { a: "x", b: text } });
  const errors = answer.type === "failure" ? answer.errors : [];
  expect(errors.map(({ code }) => code)).toEqual([
    "parser/unexpected-token",
    "parser/unknown-variable",
  ]);
  expect(errors[1]?.message).toContain("policy `b`");
  const place = errors[1]?.sourceLocations?.[0];
  expect(text.slice(place?.start, place?.end)).toBe("tru");
});

test("what is missing says so", () => {
  expect(() => cedar.isAuthorizedPartial({ ...call("true", []), principal: null })).toThrow(
    "cedrus does not have `isAuthorizedPartial`",
  );
  expect(() => cedar.formatPolicies({ policyText: "" })).toThrow("does not have `formatPolicies`");
});
