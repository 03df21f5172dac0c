import { expect, test } from "vitest";
import { createOracle } from "./oracle.ts";

const oracle = createOracle();
const world = {
  principal: '{"type":"User","id":"alice"}',
  action: '{"type":"Action","id":"view"}',
  resource: '{"type":"Photo","id":"p"}',
  context: '{"n":9007199254740993}',
  entities: "[]",
};
const permit = "permit(principal, action, resource)";

test("integers beyond 2^53 cross the boundary unchanged", () => {
  const converted = oracle.policyToJson(
    `${permit} when { 9223372036854775807 == 9007199254740993 };`,
  );
  expect(converted.ok && converted.json).toContain(
    '{"Value":9223372036854775807},"right":{"Value":9007199254740993}',
  );
  expect(oracle.evaluate("context.n == 9007199254740993", world)).toBe("true");
  expect(oracle.evaluate("context.n == 9007199254740992", world)).toBe("false");
});

test("what JSON.parse would hide is seen", () => {
  expect(oracle.checkParseContext('{"a":1,"a":1}').ok).toBe(false);
  expect(oracle.checkParseContext('{"a":1.0}').ok).toBe(false);
  expect(oracle.checkParseContext('{"a":"\\ud800"}').ok).toBe(false);
});

test("text with a lone surrogate is rejected, not repaired", () => {
  expect(oracle.policyToJson(`@a("\ud800") ${permit};`).ok).toBe(false);
  expect(oracle.parsePolicies(`@a("\ud800") ${permit};`).ok).toBe(false);
  expect(oracle.parseExpression('"\ud800" == ""').ok).toBe(false);
});

test("policies and templates convert both ways", () => {
  const template = "permit(principal == ?principal, action, resource);";
  expect(oracle.policyToJson(template).ok).toBe(false);
  expect(oracle.templateToJson(template).ok).toBe(true);
  expect(oracle.parsePolicies(`${template} ${permit};`).ok).toBe(true);
  const json = oracle.policyToJson(`${permit} when { true };`);
  const printed = oracle.policyToText(json.ok ? json.json : "");
  expect(printed.ok && printed.text).toContain("permit");
  const templateJson = oracle.templateToJson(template);
  expect(oracle.templateToText(templateJson.ok ? templateJson.json : "").ok).toBe(true);
  expect(oracle.checkParsePolicySet(`{"staticPolicies":{"a":"${permit};"}}`).ok).toBe(true);
});

test("an expression is exactly one expression", () => {
  expect(oracle.parseExpression("true // a comment at the end").ok).toBe(true);
  expect(oracle.parseExpression("true } unless { false").ok).toBe(false);
  expect(oracle.parseExpression(`true }; ${permit} when { true`).ok).toBe(false);
  expect(oracle.parseExpression("").ok).toBe(false);
});

test("an expression is worth true, false, an error or a rejection", () => {
  expect(oracle.evaluate("1 == 1", world)).toBe("true");
  expect(oracle.evaluate("1 == 2", world)).toBe("false");
  expect(oracle.evaluate("principal.name == 1", world)).toBe("error");
  expect(oracle.evaluate("1 ==", world)).toBe("reject");
  const several = ["1 == 2", "1 ==", "1 == 1", "1 + true == 2"];
  expect(oracle.evaluateAll(several, world)).toEqual(["false", "reject", "true", "error"]);
});

test("a decision names its policies", () => {
  const policies = JSON.stringify(`${permit}; ${permit} when { context.x };`);
  const { principal, action, resource, context, entities } = world;
  const decided = oracle.isAuthorized(
    `{"principal":${principal},"action":${action},"resource":${resource},"context":${context},"entities":${entities},"policies":{"staticPolicies":${policies}}}`,
  );
  expect(decided).toMatchObject({
    ok: true,
    decision: "allow",
    reason: ["policy0"],
    errors: [{ policyId: "policy1" }],
  });
});

test("entities are checked", () => {
  expect(
    oracle.checkParseEntities('[{"uid":{"type":"A","id":"a"},"attrs":{},"parents":[]}]').ok,
  ).toBe(true);
  expect(oracle.checkParseEntities('[{"uid":{"type":"A","id":"a"},"attrs":{}}]').ok).toBe(false);
});

test("a dead instance is a trap and is replaced", () => {
  const deep = `${"(".repeat(5000)}true${")".repeat(5000)}`;
  const result = oracle.parseExpression(deep);
  expect(result).toMatchObject({ ok: false, trap: true });
  expect(oracle.evaluate("1 == 1", world)).toBe("true");
});
