/** One policy set made of two. */

import { invariant } from "../data/invariant.ts";
import { ok } from "../data/result.ts";
import type { PolicyId } from "./policy.ts";
import { duplicateId, type Outcome, type PolicySet } from "./policy-set.ts";

/**
 * Adds everything in `other` to `policies`, or nothing at all. An id that both sets use is an error,
 * unless `rename` is true: then the newcomer gets the first free id of `policy0`, `policy1`, … Gives
 * back the new names.
 *
 * @example
 * ```ts
 * import { mergePolicySets, parsePolicySet, unwrap } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet("permit(principal, action, resource);"));
 * const others = unwrap(parsePolicySet("forbid(principal, action, resource);"));
 * unwrap(mergePolicySets(policies, others, { rename: true }));
 * console.log([...policies.policies()].map((policy) => policy.id)); // ["policy0", "policy1"]
 * ```
 */
export function mergePolicySets(
  policies: PolicySet,
  other: PolicySet,
  options: { readonly rename?: boolean } = {},
): Outcome<ReadonlyMap<PolicyId, PolicyId>> {
  // Listed first: `other` may be `policies` itself.
  const newcomers = [...other.templates(), ...other.policies()];
  const renamed = new Map<PolicyId, PolicyId>();
  let next = 0;
  for (const { id } of newcomers) {
    if (!policies.has(id)) continue;
    if (options.rename !== true) return duplicateId(id);
    while (policies.has(`policy${next}`) || other.has(`policy${next}`)) next++;
    renamed.set(id, `policy${next++}`);
  }
  const idOf = (id: PolicyId): PolicyId => renamed.get(id) ?? id;
  for (const policy of newcomers) {
    const newId = idOf(policy.id);
    const added =
      policy.kind === "linked"
        ? policies.link({ ...policy, templateId: idOf(policy.templateId), newId })
        : policies.add({ ...policy, id: newId });
    invariant(added.ok, "an id that was free is taken");
  }
  return ok(renamed);
}
