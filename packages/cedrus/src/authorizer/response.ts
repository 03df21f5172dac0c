/** What a decision says. */

import type { PolicyId } from "../ast/policy.ts";
import type { EvaluationError } from "../evaluator/evaluation-error.ts";
import { type Failed, inOrder, type Ranked, type Search } from "./search.ts";

export type Decision = "allow" | "deny";

/** A policy that could not be evaluated and therefore had no say. */
export interface PolicyError {
  readonly policyId: PolicyId;
  readonly error: EvaluationError;
}

export interface AuthorizationResponse {
  readonly decision: Decision;
  /**
   * The satisfied `forbid` policies if there are any, else the satisfied `permit` policies, in
   * policy-set order. Empty when nothing permitted the request.
   */
  readonly determiningPolicies: readonly PolicyId[];
  /** The policies that could not be evaluated, in policy-set order. They are skipped. */
  readonly errors: readonly PolicyError[];
}

/** The response of a search that has seen all policies that can hold or fail. */
export function responseOf({ found, isAllowed, failed }: Search): AuthorizationResponse {
  return {
    decision: isAllowed ? "allow" : "deny",
    determiningPolicies: found === undefined ? NONE : idsOf(found),
    errors: failed === undefined ? NONE : inOrder(failed).map(errorOf),
  };
}

/** Frozen, as whatever responses share. */
const NONE = Object.freeze([]);

function idsOf(found: Ranked[]): readonly PolicyId[] {
  const [first] = found;
  return found.length === 1 && first !== undefined ? [first.policy.id] : inOrder(found).map(idOf);
}

function idOf({ policy }: Ranked): PolicyId {
  return policy.id;
}

function errorOf({ policy, error }: Failed): PolicyError {
  return { policyId: policy.id, error };
}
