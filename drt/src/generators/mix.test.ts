/**
 * What cases are like, by the engine's own answers: if one of these numbers falls, some comparison
 * has become weaker without anybody noticing.
 */

import {
  entitiesFromJson,
  EvaluationError,
  type EvaluationErrorKind,
  evaluateExpression,
  isAuthorized,
  jsonText,
  parseExpression,
  policySetFromJson,
  requestFromJson,
  unwrap,
} from "cedrus";
import { schemaFromJson } from "cedrus/schema";
import { validatePolicies } from "cedrus/validator";
import { expect, test } from "vitest";
import type { Expr, PolicyData, PolicySetData, World } from "../language.ts";
import { printJson } from "../printers/json-tree.ts";
import { policySetJson } from "../printers/policy-json.ts";
import { printExpr } from "../printers/policy-text.ts";
import { schemaJson } from "../printers/schema-json.ts";
import { entitiesJson, requestJson } from "../printers/value-json.ts";
import { caseSeed } from "../tape/prng.ts";
import { Tape } from "../tape/tape.ts";
import { childrenOf } from "./expr-children.ts";
import { generateWorld } from "./world.ts";

const CASES = 20_000;

/** Every operator and method, and what of the surface is an operator of its own. */
const OPERATORS: readonly string[] = [
  ..."== != < <= > >= in + - * contains containsAll containsAny hasTag getTag".split(" "),
  ..."lit var not neg isEmpty and or if like is isIn getAttr hasAttr hasPath set record".split(" "),
  ..."ip decimal datetime duration isIpv4 isIpv6 isLoopback isMulticast isInRange".split(" "),
  ..."lessThan lessThanOrEqual greaterThan greaterThanOrEqual offset durationSince".split(" "),
  ..."toDate toTime toMilliseconds toSeconds toMinutes toHours toDays".split(" "),
];

const PREDICATES: readonly string[] = [
  ..."isIpv4 isIpv6 isLoopback isMulticast isInRange".split(" "),
  ..."lessThan lessThanOrEqual greaterThan greaterThanOrEqual".split(" "),
];

const FALLIBLE: readonly string[] = "ip decimal datetime duration offset durationSince".split(" ");

const KINDS: readonly EvaluationErrorKind[] = [
  "typeError",
  "attrDoesNotExist",
  "tagDoesNotExist",
  "entityDoesNotExist",
  "arithBoundsError",
  "extensionError",
];

class Counter {
  readonly #counts = new Map<string, number>();

  add(label: string): void {
    this.#counts.set(label, this.of(label) + 1);
  }

  of(label: string): number {
    return this.#counts.get(label) ?? 0;
  }

  toString(): string {
    const sorted = [...this.#counts].sort(([, one], [, other]) => other - one);
    return sorted.map(([label, count]) => `${label} ${count}`).join(", ");
  }
}

function nameOf(expr: Expr): string {
  if (expr.kind === "binary") return expr.op;
  if (expr.kind === "call") return expr.fn;
  if (expr.kind === "is" && expr.in !== undefined) return "isIn";
  return expr.kind === "hasAttr" && expr.path.length > 1 ? "hasPath" : expr.kind;
}

function allOf(expr: Expr): readonly Expr[] {
  return [expr, ...childrenOf(expr).flatMap(allOf)];
}

function conditionsOf({ policies, templates }: PolicySetData): readonly Expr[] {
  return [...policies, ...templates].flatMap(({ conditions }) =>
    conditions.flatMap(({ body }) => allOf(body)),
  );
}

/** The set with the scopes of its policies only. */
function scopesOf(set: PolicySetData): PolicySetData {
  const bare = (policy: PolicyData): PolicyData => ({ ...policy, conditions: [] });
  return { ...set, policies: set.policies.map(bare), templates: set.templates.map(bare) };
}

const counts = {
  cases: 0,
  allow: 0,
  failing: 0,
  conditional: 0,
  sets: 0,
  valid: 0,
  operators: new Counter(),
  kinds: new Counter(),
  results: new Counter(),
};

function countWorld(world: World): void {
  const { schema } = unwrap(schemaFromJson(jsonText(printJson(schemaJson(world.schema)))));
  const entities = unwrap(entitiesFromJson(jsonText(printJson(entitiesJson(world.entities)))));
  const requests = world.requests.map((request) =>
    unwrap(requestFromJson(jsonText(printJson(requestJson(request))))),
  );
  for (const set of world.policySets) {
    const policies = unwrap(policySetFromJson(jsonText(printJson(policySetJson(set)))));
    const scopes = unwrap(policySetFromJson(jsonText(printJson(policySetJson(scopesOf(set))))));
    counts.sets += 1;
    if (validatePolicies(policies, schema).errors.length === 0) counts.valid += 1;
    for (const name of new Set(conditionsOf(set).map(nameOf))) counts.operators.add(name);
    for (const request of requests) {
      const { decision, errors } = isAuthorized(request, policies, entities);
      counts.cases += 1;
      if (decision === "allow") counts.allow += 1;
      if (errors.length > 0) counts.failing += 1;
      for (const { error } of errors) counts.kinds.add(error.kind);
      if (isAuthorized(request, scopes, entities).decision !== decision) counts.conditional += 1;
    }
    const [request] = requests;
    if (request !== undefined) countResults(set, (text) => resultOf(text, request, entities));
  }
}

type Request = Parameters<typeof evaluateExpression>[1];
type Entities = Parameters<typeof evaluateExpression>[2];

function resultOf(text: string, request: Request, entities: Entities): string {
  const value = evaluateExpression(unwrap(parseExpression(text)), request, entities);
  if (typeof value === "boolean") return String(value);
  return value instanceof EvaluationError ? "error" : "ok";
}

/** What the extension functions say where they stand, for one request. */
function countResults(set: PolicySetData, result: (text: string) => string): void {
  for (const expr of conditionsOf(set)) {
    if (expr.kind === "call") counts.results.add(`${expr.fn} ${result(printExpr(expr))}`);
  }
}

function share(count: number, of: number): number {
  return Math.round((1000 * count) / of) / 10;
}

test(`${CASES} cases are what they should be`, () => {
  for (let index = 0; counts.cases < CASES; index++) {
    countWorld(generateWorld(Tape.of(caseSeed("mix", "test", index))));
  }
  const { cases, sets } = counts;
  const shares = {
    allow: share(counts.allow, cases),
    failing: share(counts.failing, cases),
    conditional: share(counts.conditional, cases),
    valid: share(counts.valid, sets),
  };
  console.log(`of ${cases} cases and ${sets} policy sets, in percent:`, shares);
  console.log(`policy sets with each operator: ${String(counts.operators)}`);
  console.log(`errors: ${String(counts.kinds)}`);
  console.log(`results: ${String(counts.results)}`);
  expect(shares.allow).toBeGreaterThan(35);
  expect(shares.allow).toBeLessThan(65);
  expect(shares.failing).toBeGreaterThan(15);
  expect(shares.conditional).toBeGreaterThan(15);
  expect(shares.valid).toBeGreaterThan(45);
  const rare = OPERATORS.filter((name) => share(counts.operators.of(name), sets) < 0.5);
  expect(rare).toEqual([]);
  // 50 of 100,000 cases.
  const missing = KINDS.filter((kind) => counts.kinds.of(kind) * 100_000 < 50 * cases);
  expect(missing).toEqual([]);
  const wanted = [
    ...PREDICATES.flatMap((fn) => [`${fn} true`, `${fn} false`]),
    ...FALLIBLE.flatMap((fn) => [`${fn} ok`, `${fn} error`]),
  ];
  expect(wanted.filter((label) => counts.results.of(label) === 0)).toEqual([]);
}, 240_000);
