/** The decision. */

import type { Policy } from "../ast/policy.ts";
import { PolicySet } from "../ast/policy-set.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import { PolicyIndex } from "./policy-index.ts";
import { type AuthorizationResponse, responseOf } from "./response.ts";
import { mistake, Ranked, type RequestParts, Search, Work } from "./search.ts";

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
 * import { EntityStore, isAuthorized, parsePolicySet, unwrap } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet('permit(principal == User::"alice", action, resource);'));
 * const request = {
 *   principal: { type: "User", id: "alice" },
 *   action: { type: "Action", id: "view" },
 *   resource: { type: "Photo", id: "cat" },
 * };
 * console.log(isAuthorized(request, policies, new EntityStore()).decision); // allow
 * ```
 */
export function isAuthorized(
  request: RequestParts,
  policies: PolicySet,
  entities: EntityStore,
): AuthorizationResponse {
  // Why not brief, but for a `forbid`: the response names every determining policy and every policy
  // that failed, so all of them are evaluated even when the outcome is already known.
  return responseOf(indexOf(policies).search(request, entities, false));
}

/**
 * Whether {@link isAuthorized} would allow a request. It looks no further once that is known.
 *
 * @throws TypeError if an argument is something else than its type says.
 * @throws InternalError if this library is at fault; never turn that into an allow.
 * @example
 * ```ts
 * import { check, EntityStore, parsePolicySet, unwrap } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet("permit(principal is User, action, resource);"));
 * const action = { type: "Action", id: "view" };
 * const resource = { type: "Photo", id: "cat" };
 * for (const type of ["User", "Robot"]) {
 *   console.log(check({ principal: { type, id: "a" }, action, resource }, policies, new EntityStore()));
 * } // true, false
 * ```
 */
export function check(request: RequestParts, policies: PolicySet, entities: EntityStore): boolean {
  return indexOf(policies).search(request, entities, true).isAllowed;
}

/**
 * Decides several requests, each as {@link isAuthorized} would; the responses are in their order.
 *
 * @throws TypeError if an argument is something else than its type says; nothing is decided then.
 * @throws InternalError if this library is at fault; never turn that into an allow.
 * @example
 * ```ts
 * import { EntityStore, isAuthorizedBatch, parsePolicySet, unwrap } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet('permit(principal, action, resource == Photo::"cat");'));
 * const entities = new EntityStore();
 * const principal = entities.resolve("User", "alice") ?? { type: "User", id: "alice" };
 * const action = { type: "Action", id: "view" };
 * const requests = ["cat", "dog"].map((id) => ({ principal, action, resource: { type: "Photo", id } }));
 * for (const { decision } of isAuthorizedBatch(requests, policies, entities)) {
 *   console.log(decision);
 * } // allow, deny
 * ```
 */
export function isAuthorizedBatch(
  requests: Iterable<RequestParts>,
  policies: PolicySet,
  entities: EntityStore,
): readonly AuthorizationResponse[] {
  return [...requests].map((request) => isAuthorized(request, policies, entities));
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
  request: RequestParts,
  policies: Iterable<Policy>,
  entities: EntityStore,
): AuthorizationResponse {
  const search = new Search(request, entities, new Work(), false);
  let rank = 0;
  for (const policy of policies) new Ranked(policy, rank++).visit(search);
  return responseOf(search);
}

/**
 * What decisions by a policy set have cost since the first: how often its index was asked, and how many
 * policies were evaluated. Unlike times, the numbers are the same in every run.
 *
 * @example
 * ```ts
 * import { check, EntityStore, parsePolicySet, unwrap, workOf } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet(`
 *   permit(principal == User::"alice", action, resource);
 *   permit(principal == User::"bob", action, resource);
 * `));
 * const [user, other] = [{ type: "User", id: "alice" }, { type: "Photo", id: "cat" }];
 * check({ principal: user, action: other, resource: other }, policies, new EntityStore());
 * console.log(workOf(policies).evaluated); // 1
 * ```
 */
export function workOf(policies: PolicySet): Readonly<Work> {
  const { probes, evaluated } = indexOf(policies).work;
  return { probes, evaluated };
}

function indexOf(policies: PolicySet): PolicyIndex {
  if (!(policies instanceof PolicySet)) throw mistake();
  return policies.follow(PolicyIndex);
}
