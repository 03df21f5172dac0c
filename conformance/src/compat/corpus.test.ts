import { describe, expect, test } from "vitest";
import { type CorpusCase, findCorpus, readCorpus } from "../corpus.ts";
import { hashOf } from "../sample.ts";
import { facade, original, outcome } from "./answers.ts";

const location = findCorpus(process.env);
const isWanted = (name: string): boolean => hashOf(name) % 30 === 0;

/** What the two answer differently to calls made of one case. */
function differences({ name, policies, entities, requests, schema }: CorpusCase): string[] {
  const [request] = requests;
  if (request === undefined || schema === undefined) return [];
  const { principal, action, resource, contextText } = request;
  const untyped = {
    principal,
    action,
    resource,
    context: JSON.parse(contextText),
    policies: { staticPolicies: policies },
    entities: JSON.parse(entities),
  };
  const typed = { ...untyped, schema };
  const calls = [untyped, typed, { ...typed, validateRequest: false }];
  const found: string[] = [];
  const compare = (what: string, ours: () => unknown, theirs: () => unknown): void => {
    const [got, expected] = [outcome(ours), outcome(theirs)].map((each) => JSON.stringify(each));
    if (got !== expected) found.push(`${name}, ${what}: ${got}, not ${expected}`);
  };
  for (const call of calls) {
    const reference = original.isAuthorized(call);
    compare(
      "eager",
      () => facade.isAuthorized(call),
      () => reference,
    );
    // What is wrong with entities that nothing touches is not noticed.
    if (reference.type !== "success") continue;
    const lazy = { ...call, lazyEntities: true };
    compare(
      "lazy",
      () => facade.isAuthorized(lazy),
      () => reference,
    );
  }
  const validation = { schema, policies: { staticPolicies: policies } };
  compare(
    "validate",
    () => errorsOf(facade.validate(validation)),
    () => errorsOf(original.validate(validation)),
  );
  return found;
}

/** Warnings about a policy with errors are nobody's promise. */
function errorsOf(answer: ReturnType<typeof original.validate>): unknown {
  if (answer.type === "failure") return answer;
  const erring = new Set(answer.validationErrors.map(({ policyId }) => policyId));
  const warned = answer.validationWarnings.filter(({ policyId }) => !erring.has(policyId));
  return { errors: [...erring].sort(), warned: [...new Set(warned.map((w) => w.policyId))].sort() };
}

describe.skipIf(location === undefined)("a thirtieth of the official corpus", () => {
  test("the façade decides and validates as the original", { timeout: 180_000 }, () => {
    const found: string[] = [];
    let cases = 0;
    for (const corpusCase of readCorpus(location?.folder ?? "", isWanted)) {
      cases += 1;
      found.push(...differences(corpusCase));
    }
    expect(found.slice(0, 10)).toEqual([]);
    expect(cases).toBeGreaterThan(0);
  });
});
