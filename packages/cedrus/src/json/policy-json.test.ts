/** What the readers of JSON forms refuse: the code, the place in text and the path in data. */

import { describe, expect, test } from "vitest";
import { problemsOf } from "../testing/shape.ts";
import { contextFromJson, entitiesFromJson } from "./entities-json.ts";
import { jsonText } from "./json-text.ts";
import { policyFromJson, templateFromJson } from "./policy-json.ts";
import { policySetFromJson } from "./policy-set-json.ts";

const all = { op: "All" };
const base = { effect: "permit", principal: all, action: all, resource: all, conditions: [] };
const when = (body: unknown): unknown => ({ ...base, conditions: [{ kind: "when", body }] });
const uid = { type: "U", id: "a" };
const BODY = "$.conditions[0].body";
const value = { Value: 1 };

type Reader = (
  input: unknown,
) => ReturnType<typeof policyFromJson> | ReturnType<typeof contextFromJson>;

function check(read: Reader, input: unknown, want: string): void {
  expect(problemsOf(read(input))).toEqual([want]);
  // In text the same code comes with the place where the node at the path stands.
  const text = jsonText(JSON.stringify(input, undefined, 1));
  expect(problemsOf(read(text))[0]?.split(" ")[0]).toBe(want.split(" ")[0]);
  expect(problemsOf(read(text))[0]).toMatch(/ \d+:\d+-\d+:\d+$/);
}

describe("policies", () => {
  test.each([
    { input: 1, want: "json/wrong-kind $" },
    { input: { ...base, effect: "allow" }, want: "json/invalid-effect $.effect" },
    { input: { ...base, extra: 1 }, want: "json/unknown-key $.extra" },
    {
      input: { ...base, annotations: { "a b": "" } },
      want: 'json/invalid-name $.annotations["a b"]',
    },
    {
      input: { ...base, principal: { op: "<" } },
      want: "json/invalid-scope-operator $.principal.op",
    },
    { input: { ...base, principal: { op: "==" } }, want: "json/missing-key $.principal" },
    {
      input: { ...base, principal: { op: "==", slot: "?resource" } },
      want: "json/wrong-slot $.principal.slot",
    },
    {
      input: { ...base, principal: { op: "==", slot: "?principal" } },
      want: "json/expected-static-policy $",
    },
    {
      input: { ...base, principal: { op: "is", entity_type: "a b" } },
      want: "json/invalid-name $.principal.entity_type",
    },
    {
      input: { ...base, principal: { op: "is", entity_type: "U", entity: uid } },
      want: "json/unknown-key $.principal.entity",
    },
    {
      input: { ...base, principal: { op: "is", entity_type: "U", extra: 1 } },
      want: "json/unknown-key $.principal.extra",
    },
    {
      input: { ...base, action: { op: "==", entity: uid } },
      want: "json/not-an-action $.action.entity",
    },
    { input: { ...base, action: { op: "is" } }, want: "json/invalid-scope-operator $.action.op" },
    {
      input: { ...base, conditions: [{ kind: "if", body: value }] },
      want: "json/invalid-condition $.conditions[0].kind",
    },
    { input: when({}), want: `json/not-one-key ${BODY}` },
    { input: when({ Var: "foo" }), want: `json/unknown-variable ${BODY}.Var` },
    { input: when({ Slot: "?principal" }), want: `json/slot-in-condition ${BODY}.Slot` },
    { input: when({ Value: null }), want: `json/null ${BODY}.Value` },
    { input: when({ Value: { __expr: "1" } }), want: `json/expr-escape ${BODY}.Value` },
    { input: when({ has: { left: value, attr: [] } }), want: `json/empty-path ${BODY}.has.attr` },
    {
      input: when({ like: { left: value, pattern: ["*"] } }),
      want: `json/invalid-pattern ${BODY}.like.pattern[0]`,
    },
    { input: when({ nope: [] }), want: `json/unknown-operator ${BODY}.nope` },
    { input: when({ "==": { left: value } }), want: `json/missing-key ${BODY}["=="]` },
    {
      input: when({ "==": { left: value, right: value, extra: 1 } }),
      want: `json/unknown-key ${BODY}["=="].extra`,
    },
  ])("$want", ({ input, want }) => {
    check(policyFromJson, input, want);
  });

  test("a key more beside `has` is passed over, as in the reference implementation", () => {
    const body = { has: { left: value, attr: "a", extra: 1 } };
    expect(problemsOf(policyFromJson(when(body)))).toEqual([]);
  });

  test("a template needs a slot", () => {
    expect(problemsOf(templateFromJson(base))).toEqual(["json/expected-template $"]);
  });
});

describe("policy sets", () => {
  const set = (parts: object): unknown => ({
    staticPolicies: {},
    templates: {},
    templateLinks: [],
    ...parts,
  });
  const template = { ...base, principal: { op: "==", slot: "?principal" } };
  const link = { templateId: "t", newId: "n", values: { "?principal": uid } };
  test.each([
    { input: {}, want: "json/missing-key $" },
    {
      input: set({ staticPolicies: { p: template } }),
      want: "policy-set/wrong-kind $.staticPolicies.p",
    },
    { input: set({ templates: { p: base } }), want: "policy-set/wrong-kind $.templates.p" },
    {
      input: set({ staticPolicies: { t: base }, templates: { t: template } }),
      want: "policy-set/duplicate-id $.templates.t",
    },
    {
      input: set({ templateLinks: [link] }),
      want: "policy-set/unknown-template $.templateLinks[0]",
    },
    {
      input: set({ templates: { t: template }, templateLinks: [{ ...link, values: {} }] }),
      want: "policy-set/missing-slot-value $.templateLinks[0]",
    },
    {
      input: set({
        templates: { t: template },
        templateLinks: [{ ...link, values: { "?x": uid } }],
      }),
      want: 'json/unknown-slot $.templateLinks[0].values["?x"]',
    },
    {
      input: set({
        templates: { t: template },
        templateLinks: [{ ...link, values: { ...link.values, "?resource": uid } }],
      }),
      want: "policy-set/unknown-slot $.templateLinks[0]",
    },
    {
      input: set({ templates: { t: template }, templateLinks: [link, link] }),
      want: "policy-set/duplicate-id $.templateLinks[1]",
    },
  ])("$want", ({ input, want }) => {
    expect(problemsOf(policySetFromJson(input))).toEqual([want]);
    expect(problemsOf(policySetFromJson(jsonText(JSON.stringify(input))))[0]).toMatch(
      /^[a-z/-]+ 1:\d+-1:\d+$/,
    );
  });
});

describe("contexts and entities", () => {
  test.each([
    { input: { __entity: uid }, want: "json/context-not-record $" },
    {
      input: { a: { __entity: { type: "a b", id: "" } } },
      want: "json/invalid-name $.a.__entity.type",
    },
    {
      input: { a: { __extn: { fn: "nope", arg: "" } } },
      want: "json/unknown-function $.a.__extn.fn",
    },
    { input: { a: { __extn: { fn: "ip", arg: 1 } } }, want: "json/wrong-arguments $.a" },
    { input: { a: { __extn: { fn: "ip", arg: "x" } } }, want: "json/invalid-extension-value $.a" },
    { input: [], want: "json/wrong-kind $" },
  ])("$want", ({ input, want }) => {
    check(contextFromJson, input, want);
  });

  test("all bad entities are reported", () => {
    const bad = [{ uid }, { uid, attrs: 1, parents: [] }, { uid: 1, attrs: {}, parents: [] }];
    expect(problemsOf(entitiesFromJson(bad))).toEqual([
      "json/missing-key $[0]",
      "json/wrong-kind $[1].attrs",
      "json/wrong-kind $[2].uid",
    ]);
  });

  test("an action is a member of actions only", () => {
    const action = { uid: { type: "A::Action", id: "a" }, attrs: {} };
    expect(problemsOf(entitiesFromJson([{ ...action, parents: [uid] }]))).toEqual([
      "json/not-an-action $[0].parents[0]",
    ]);
    const group = { type: "Action", id: "all" };
    expect(problemsOf(entitiesFromJson([{ ...action, parents: [group] }]))).toEqual([]);
    expect(problemsOf(entitiesFromJson([{ uid, attrs: {}, parents: [group] }]))).toEqual([]);
  });

  test("what the store refuses is reported on the list", () => {
    const self = { uid, attrs: {}, parents: [uid] };
    expect(problemsOf(entitiesFromJson([self]))).toEqual(["entities/cycle $"]);
  });
});
