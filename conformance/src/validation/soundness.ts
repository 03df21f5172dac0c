/**
 * What validation promises, tried out: a policy that passes does not fail with a type error, a
 * missing attribute or a missing tag, and one that passes at a level needs no more than its slice.
 */

import {
  type AuthorizationRequest,
  type AuthorizationResponse,
  type EntityStore,
  isAuthorized,
  isAuthorizedBy,
  parsePolicySet,
  type PolicySet,
  unwrap,
} from "cedrus";
import type { Schema } from "cedrus/schema";
import { validatePolicies } from "cedrus/validator";
import { createRandom, type Random } from "../fuzz/random.ts";
import { readSchema } from "../validation-corpus.ts";
import { randomPolicy, randomTarget, type Target } from "./random-policy.ts";
import { type Model, randomModel, schemaText } from "./random-schema.ts";
import { AccessCounter, countAccess, randomRequest, randomStore } from "./random-store.ts";
import { sliceOf } from "./slice.ts";

const POLICIES_PER_SCHEMA = 20;
const REQUESTS_PER_POLICY = 4;
const MAX_LEVEL = 3;
/** Validation rules these out; a missing entity or an overflow it does not. */
const RULED_OUT: ReadonlySet<string> = new Set([
  "typeError",
  "attrDoesNotExist",
  "tagDoesNotExist",
]);

export interface SoundnessReport {
  readonly made: number;
  readonly rejected: number;
  /** Quadruples of schema, entities, request and policy whose policy passed strict validation. */
  readonly passed: number;
  /** Those of them that came by an attribute or a tag that an entity has, if only to ask for it by `has`. */
  readonly accessed: number;
  /** Comparisons of a decision on a slice with that on the whole store. */
  readonly sliced: number;
  /** Comparisons in which the slice had fewer entities with an attribute or a tag taken. */
  readonly slicedAccessed: number;
  readonly failures: readonly string[];
}

interface Case {
  readonly policies: PolicySet;
  readonly text: string;
  readonly schema: Schema;
  readonly schemaText: string;
  /** The least level that the policy passes at. */
  readonly level: number | undefined;
}

/** Goes on until `count` quadruples were made. */
export function runSoundness(count: number, seed: number): SoundnessReport {
  const totals = { made: 0, rejected: 0, passed: 0, accessed: 0, sliced: 0, slicedAccessed: 0 };
  const failures: string[] = [];
  const counter = new AccessCounter();
  for (let round = 0; totals.made < count; round++) {
    const random = createRandom(seed * 1_000_003 + round);
    const model = randomModel(random);
    const text = schemaText(model);
    const schema = readSchema(text);
    for (let at = 0; at < POLICIES_PER_SCHEMA && totals.made < count; at++) {
      const target = randomTarget(random, model);
      const checked = check(random, model, target, { schema, schemaText: text });
      for (let n = 0; n < REQUESTS_PER_POLICY && totals.made < count; n++) {
        totals.made += 1;
        if (checked === undefined) {
          totals.rejected += 1;
          continue;
        }
        totals.passed += 1;
        const store = randomStore(random, model, schema);
        const request = randomRequest(random, model, target);
        const response = isAuthorized(request, checked.policies, store);
        // Decided again without the index, which looks at attributes too.
        counter.count = 0;
        isAuthorizedBy(request, checked.policies.policies(), countAccess(store, counter));
        const hasAccessed = counter.count > 0;
        if (hasAccessed) totals.accessed += 1;
        const wrong = response.errors.find(({ error }) => RULED_OUT.has(error.kind));
        if (wrong !== undefined) failures.push(shown(checked, `fails: ${wrong.error.message}`));
        if (checked.level === undefined) continue;
        totals.sliced += 1;
        if (hasAccessed) totals.slicedAccessed += 1;
        const difference = sliceDifference(request, checked, store, response);
        if (difference !== undefined) failures.push(shown(checked, difference));
      }
    }
  }
  return { ...totals, failures };
}

/** Nothing when the policy does not pass. */
function check(
  random: Random,
  model: Model,
  target: Target,
  given: Pick<Case, "schema" | "schemaText">,
): Case | undefined {
  const style = { mistakes: random.pick([0, 0, 0, 60]), slots: false, exact: random.int(5) !== 0 };
  const text = randomPolicy(random, model, target, style);
  const policies = unwrap(parsePolicySet(text));
  const passes = (level?: number): boolean =>
    validatePolicies(policies, given.schema, level === undefined ? {} : { level }).errors.length ===
    0;
  if (!passes()) return undefined;
  const levels = Array.from({ length: MAX_LEVEL + 1 }, (_, level) => level);
  return { ...given, text, policies, level: levels.find(passes) };
}

function sliceDifference(
  request: AuthorizationRequest,
  { policies, level = MAX_LEVEL }: Case,
  store: EntityStore,
  whole: AuthorizationResponse,
): string | undefined {
  const part = isAuthorized(request, policies, sliceOf(store, request, level));
  const expected = summary(whole);
  const actual = summary(part);
  if (actual === expected) return undefined;
  return `at level ${level} the slice gives ${actual}, the whole store ${expected}`;
}

function summary({ decision, determiningPolicies, errors }: AuthorizationResponse): string {
  const failed = errors.map(({ policyId, error }) => `${policyId} ${error.kind} ${error.message}`);
  return `${decision} [${determiningPolicies.join(" ")}] [${failed.join("; ")}]`;
}

function shown({ text, schemaText: schema }: Case, what: string): string {
  return `${what}\n${text}\n${schema}`;
}
