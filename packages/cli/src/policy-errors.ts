/** Policies that could not be evaluated, as problems. */

import {
  type EvaluationError,
  evaluationDiagnostic,
  type PolicyError,
  policyErrorDiagnostics,
} from "cedrus";
import type { Problem, Source } from "./problem.ts";
import type { LoadedPolicies } from "./read-policies.ts";

/** The policies of a response that were skipped, each with the place where it failed. */
export function policyProblems(
  errors: readonly PolicyError[],
  { set, source }: LoadedPolicies,
  what = "",
): readonly Problem[] {
  return policyErrorDiagnostics(errors, set).map((found, index) => {
    const { code, severity, labels, text, policyId } = found;
    const reason = errors[index]?.error.message ?? "";
    const message = `policy \`${policyId}\` was skipped${what}: ${reason}`;
    return { diagnostic: { code, severity, message, labels }, source: { ...source, text } };
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
