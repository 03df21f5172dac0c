/** Policies that could not be evaluated, as problems. */

import { type EvaluationError, evaluationDiagnostic, type PolicyError } from "cedrus";
import type { Problem, Source } from "./problem.ts";
import type { LoadedPolicies } from "./read-policies.ts";

/** The policies of a response that were skipped, each with the place where it failed. */
export function policyProblems(
  errors: readonly PolicyError[],
  { set, source }: LoadedPolicies,
  what = "",
): readonly Problem[] {
  return errors.map(({ policyId, error }) => {
    const text = set.policy(policyId)?.body.text;
    const message = `policy \`${policyId}\` was skipped${what}: ${error.message}`;
    return evaluationProblem(error, message, { ...source, text });
  });
}

/** An evaluation error as a problem with the text of `source`, which its span refers to. */
export function evaluationProblem(
  error: EvaluationError,
  message: string,
  source: Source,
): Problem {
  return { diagnostic: { ...evaluationDiagnostic(error, source.text), message }, source };
}
