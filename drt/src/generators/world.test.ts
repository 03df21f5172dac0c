import { jsonText, policySetFromJson, unwrap } from "cedrus";
import { schemaFromJson } from "cedrus/schema";
import { validatePolicies } from "cedrus/validator";
import { createOracle } from "cedrus-conformance/oracle";
import { expect, test } from "vitest";
import { printJson, printVariedJson } from "../printers/json-tree.ts";
import { policyJson, policySetJson, policySetTextJson } from "../printers/policy-json.ts";
import { printExpr, printPolicy } from "../printers/policy-text.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { printSchema } from "../printers/schema-text.ts";
import { varied } from "../printers/surface.ts";
import { anyExplicitForm, entitiesJson } from "../printers/value-json.ts";
import { caseSeed } from "../tape/prng.ts";
import { shrinkTape } from "../tape/shrink-tape.ts";
import { Tape } from "../tape/tape.ts";
import { generateEvalCase } from "./eval-case.ts";
import { generateWorld } from "./world.ts";

function tapeOf(index: number): Tape {
  return Tape.of(caseSeed("world", "test", index));
}

test("the same tape gives the same world, and so do the words that were drawn", () => {
  for (let index = 0; index < 50; index++) {
    const tape = tapeOf(index);
    const world = generateWorld(tape);
    expect(generateWorld(tapeOf(index))).toEqual(world);
    expect(generateWorld(Tape.simplestAfter(tape.draws().words))).toEqual(world);
  }
});

test("the simplest world has one policy, for everyone and everything", () => {
  const { policySets, requests, entities } = generateWorld(Tape.simplestAfter([]));
  expect(policySets.map(({ policies }) => policies.map((policy) => printPolicy(policy)))).toEqual([
    ["permit ( principal , action , resource ) ;"],
  ]);
  expect(requests).toHaveLength(1);
  expect(entities.length).toBeLessThan(6);
});

test("a world shrinks to what matters in it", () => {
  const matters = (tape: Tape): boolean =>
    generateWorld(tape).policySets.some(({ policies }) =>
      policies.some(
        (policy) => policy.effect === "forbid" && printPolicy(policy).includes(" like "),
      ),
    );
  let index = 0;
  while (!matters(tapeOf(index))) index += 1;
  const tape = tapeOf(index);
  matters(tape);
  const { words } = shrinkTape(tape.draws(), matters, { attempts: 4000 });
  const { policySets } = generateWorld(Tape.simplestAfter(words));
  const policies = policySets.flatMap((set) => set.policies);
  expect(policySets.length).toBeLessThan(3);
  expect(policies.length).toBeLessThan(4);
  expect(policies.map((policy) => printPolicy(policy)).join("").length).toBeLessThan(400);
});

test("strict policy sets always validate", () => {
  let sets = 0;
  for (let index = 0; index < 200; index++) {
    const world = generateWorld(tapeOf(index), { care: "strict", requests: 1 });
    const { schema } = unwrap(schemaFromJson(jsonText(printJson(schemaJson(world.schema)))));
    for (const set of world.policySets) {
      const policies = unwrap(policySetFromJson(jsonText(printJson(policySetJson(set)))));
      expect(validatePolicies(policies, schema).errors).toEqual([]);
      sets += 1;
    }
  }
  expect(sets).toBeGreaterThan(600);
}, 60_000);

test("the reference reads all that is printed, however it is spelled", () => {
  const oracle = createOracle();
  for (let index = 0; index < 25; index++) {
    const tape = tapeOf(index);
    const { schema, policySets, entities } = generateWorld(tape, { policySets: 2, requests: 1 });
    const surface = varied(tape);
    expect(oracle.checkParseSchema(JSON.stringify(printSchema(schema, surface)))).toEqual(OK);
    const json = printVariedJson(schemaJson(schema, surface), tape);
    expect(oracle.checkParseSchema(json)).toEqual(OK);
    const data = printVariedJson(entitiesJson(entities, anyExplicitForm(tape)), tape);
    expect(oracle.checkParseEntities(data)).toEqual(OK);
    for (const set of policySets) {
      const texts = printVariedJson(policySetTextJson(set, surface), tape);
      expect(oracle.checkParsePolicySet(texts)).toEqual(OK);
    }
    for (const policy of policySets.flatMap(({ policies }) => policies)) {
      expect(oracle.policyToJson(printPolicy(policy, surface))).toMatchObject(OK);
      const policyText = printVariedJson(policyJson(policy, surface), tape);
      expect(oracle.policyJsonToJson(policyText)).toMatchObject(OK);
    }
  }
}, 60_000);

const OK = { ok: true };

test("expressions to be evaluated by themselves are of all kinds and can be read", () => {
  const oracle = createOracle();
  const kinds = new Set<string>();
  for (let index = 0; index < 60; index++) {
    const tape = tapeOf(index);
    const { exprs } = generateEvalCase(tape, 6);
    for (const expr of exprs) {
      kinds.add(expr.kind);
      expect(oracle.parseExpression(printExpr(expr, varied(tape)))).toMatchObject(OK);
    }
  }
  expect(kinds.size).toBeGreaterThan(12);
}, 60_000);
