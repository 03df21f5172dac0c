/** The reference implementation as an engine, to show that the runner and the corpus are sound. */

import type { Engine } from "./engine.ts";
import { createOracle } from "./oracle.ts";

export function createOracleEngine(): Engine {
  const oracle = createOracle();
  return {
    authorize(policies, entities, { principal, action, resource, contextText }) {
      const decided = oracle.isAuthorized(
        `{"policies":{"staticPolicies":${JSON.stringify(policies)}},"entities":${entities},"principal":${JSON.stringify(principal)},"action":${JSON.stringify(action)},"resource":${JSON.stringify(resource)},"context":${contextText}}`,
      );
      if (!decided.ok) throw new Error(decided.messages.join("; "));
      const { decision, reason, errors } = decided;
      return { decision, reason, errors: errors.map(({ policyId }) => policyId) };
    },
  };
}
