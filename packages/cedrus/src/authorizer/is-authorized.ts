/** The decision. */

import type { ActionConstraint, Effect, Policy, PolicyId, ScopeConstraint } from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import { invariant } from "../data/invariant.ts";
import { EntityStore } from "../entities/entity-store.ts";
import type { AuthorizationRequest, Environment } from "../evaluator/environment.ts";
import { evaluate } from "../evaluator/evaluate.ts";
import { EvaluationError } from "../evaluator/evaluation-error.ts";
import { asBool } from "../evaluator/rules.ts";
import { EntityUid } from "../values/entity-uid.ts";
import { RecordValue } from "../values/value.ts";

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

/**
 * Decides a request: allow if some `permit` policy is satisfied and no `forbid` policy is.
 *
 * A policy whose evaluation fails counts as not satisfied and is reported in `errors`.
 *
 * @throws TypeError if an argument is something else than its type says.
 * @throws InternalError if this library is at fault; never turn that into an allow.
 * @see https://docs.cedarpolicy.com/auth/authorization.html
 * @example
 * ```ts
 * import { createRequest, EntityStore, isAuthorized, parsePolicySet, unwrap } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet('permit(principal == User::"alice", action, resource);'));
 * const request = unwrap(createRequest({
 *   principal: 'User::"alice"', action: 'Action::"view"', resource: 'Photo::"cat"',
 * }));
 * console.log(isAuthorized(request, policies, new EntityStore()).decision); // allow
 * ```
 */
export function isAuthorized(
  request: AuthorizationRequest,
  policies: PolicySet,
  entities: EntityStore,
): AuthorizationResponse {
  checkArguments(request, entities, policies instanceof PolicySet);
  return decide({ request, entities }, policies.candidates(request, entities));
}

/**
 * Decides a request by the policies of a list alone, all of which are evaluated: for callers who
 * choose the policies themselves. Responses list them in the order of the list.
 *
 * @throws TypeError if an argument is something else than its type says.
 * @throws InternalError if this library is at fault, or the list has a template in it.
 * @example
 * ```ts
 * import { createRequest, EntityStore, isAuthorizedBy, parsePolicy, unwrap } from "cedrus";
 *
 * const forbid = unwrap(parsePolicy("forbid(principal, action, resource);"));
 * const request = unwrap(createRequest({
 *   principal: 'User::"alice"', action: 'Action::"view"', resource: 'Photo::"cat"',
 * }));
 * console.log(isAuthorizedBy(request, [forbid], new EntityStore()).decision); // deny
 * ```
 */
export function isAuthorizedBy(
  request: AuthorizationRequest,
  policies: Iterable<Policy>,
  entities: EntityStore,
): AuthorizationResponse {
  checkArguments(request, entities, true);
  return decide({ request, entities }, policies);
}

function decide(env: Environment, policies: Iterable<Policy>): AuthorizationResponse {
  const satisfied: Record<Effect, PolicyId[]> = { permit: [], forbid: [] };
  const errors: PolicyError[] = [];
  // Why no early exit on the first forbid: the response names every determining policy and every
  // policy that failed, so all of them are evaluated even when the outcome is already known.
  for (const policy of policies) {
    const outcome = isSatisfied(policy, env);
    if (outcome instanceof EvaluationError) errors.push({ policyId: policy.id, error: outcome });
    else if (outcome) satisfied[policy.body.effect].push(policy.id);
  }
  const isForbidden = satisfied.forbid.length > 0;
  const determiningPolicies = isForbidden ? satisfied.forbid : satisfied.permit;
  const decision = determiningPolicies.length > 0 && !isForbidden ? "allow" : "deny";
  return { decision, determiningPolicies, errors };
}

/** Callers without types may pass anything; whatever it is, it must not pass for a request. */
function checkArguments(
  request: AuthorizationRequest,
  entities: EntityStore,
  policiesFit: boolean,
): void {
  const uids = [request?.principal, request?.action, request?.resource];
  const isRequest =
    uids.every((uid) => uid instanceof EntityUid) && request.context instanceof RecordValue;
  if (isRequest && policiesFit && entities instanceof EntityStore) return;
  throw new TypeError("expected a request, policies and entities");
}

/** Whether the scope and all conditions of `policy` hold. Scopes never fail. */
function isSatisfied({ body }: Policy, env: Environment): boolean | EvaluationError {
  const { principal, action, resource } = env.request;
  if (!holds(body.principal, principal, env)) return false;
  if (!actionHolds(body.action, action, env)) return false;
  if (!holds(body.resource, resource, env)) return false;
  for (const condition of body.conditions) {
    const value = evaluate(condition.body, env);
    if (value instanceof EvaluationError) return value;
    const bool = asBool(value, condition.body);
    if (bool instanceof EvaluationError) return bool;
    if (bool === (condition.kind === "unless")) return false;
  }
  return true;
}

function holds(constraint: ScopeConstraint, uid: EntityUid, { entities }: Environment): boolean {
  switch (constraint.kind) {
    case "all":
      return true;
    case "eq":
      return uid.equals(entityOf(constraint));
    case "in":
      return entities.isIn(uid, entityOf(constraint));
    case "is":
      return uid.type === constraint.entityType;
    case "isIn":
      return uid.type === constraint.entityType && entities.isIn(uid, entityOf(constraint));
  }
}

/** Policies are linked before they are evaluated, so there is no slot left here. */
function entityOf({ entity }: Extract<ScopeConstraint, { entity: unknown }>): EntityUid {
  invariant(entity instanceof EntityUid, "a slot is left in a policy");
  return entity;
}

function actionHolds(constraint: ActionConstraint, uid: EntityUid, env: Environment): boolean {
  return constraint.kind === "inSet"
    ? constraint.entities.some((entity) => env.entities.isIn(uid, entity))
    : holds(constraint, uid, env);
}
