/** A response as data. */

import type { AuthorizationResponse } from "cedrus";
import type { Problem } from "./problem.ts";
import { problemDocument } from "./render-problem.ts";

/** `skipped` has the problem of each of the response's errors, in the same order. */
export function responseDocument(
  { decision, determiningPolicies, errors }: AuthorizationResponse,
  skipped: readonly Problem[],
): object {
  return {
    decision,
    determiningPolicies,
    errors: errors.map(({ policyId, error: { kind, message } }, i) => {
      const found = skipped[i];
      return { policyId, kind, ...(found === undefined ? {} : problemDocument(found)), message };
    }),
  };
}
