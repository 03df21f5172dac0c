/** Policies that could not be evaluated, as problems. */

import type { Diagnostic, EvaluationError, PolicyError } from "cedrus";
import { spanAt } from "./place.ts";
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
  { kind, span }: EvaluationError,
  message: string,
  source: Source,
): Problem {
  const { text } = source;
  const kebab = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const labels = span === undefined || text === undefined ? [] : [{ span: spanAt(text, span) }];
  const diagnostic: Diagnostic = {
    code: `evaluator/${kebab}`,
    severity: "error",
    message,
    labels,
  };
  return { diagnostic, source };
}
