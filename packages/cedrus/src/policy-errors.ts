/** Policies that could not be evaluated, as diagnostics with places. */

import type { PolicyId } from "./ast/policy.ts";
import type { PolicySet } from "./ast/policy-set.ts";
import type { PolicyError } from "./authorizer/response.ts";
import type { Diagnostic } from "./data/diagnostic.ts";
import { LineIndex, linesOf, located } from "./data/line-index.ts";
import type { EvaluationError } from "./evaluator/evaluation-error.ts";

/**
 * An evaluation error as a diagnostic, with line and column when `text`, the text of the policy or
 * expression, is given.
 */
export function evaluationDiagnostic(error: EvaluationError, text?: string): Diagnostic {
  return diagnosticWith(error, linesOf(text));
}

function diagnosticWith(
  { kind, message, span }: EvaluationError,
  lines: LineIndex | undefined,
): Diagnostic {
  const kebab = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return located({ code: `evaluator/${kebab}`, message, span }, lines);
}

/** A diagnostic about one policy; `text` is the text that its places refer to, if there is one. */
export interface PolicyDiagnostic extends Diagnostic {
  readonly policyId: PolicyId;
  readonly text: string | undefined;
}

/**
 * The policies of a response that were skipped, as diagnostics about the texts they came from.
 *
 * @example
 * ```ts
 * import { createRequest, EntityStore, isAuthorized, parsePolicySet, policyErrorDiagnostics, unwrap } from "cedrus";
 *
 * const policies = unwrap(parsePolicySet("permit(principal, action, resource) when { resource.a };"));
 * const request = unwrap(createRequest({ principal: 'U::"a"', action: 'Action::"b"', resource: 'R::"c"' }));
 * const { errors } = isAuthorized(request, policies, new EntityStore());
 * console.log(policyErrorDiagnostics(errors, policies)[0]?.labels[0]?.span.column); // 44
 * ```
 */
export function policyErrorDiagnostics(
  errors: readonly PolicyError[],
  policies: PolicySet,
): readonly PolicyDiagnostic[] {
  // Policies of one text share it, and its lines are looked for once.
  const known = new Map<string, LineIndex>();
  return errors.map(({ policyId, error }) => {
    const text = policies.policy(policyId)?.body.text;
    let lines = text === undefined ? undefined : known.get(text);
    if (text !== undefined && lines === undefined) {
      lines = new LineIndex(text);
      known.set(text, lines);
    }
    const diagnostic = { ...diagnosticWith(error, lines), policyId, text };
    return { ...diagnostic, message: `policy \`${policyId}\` was skipped: ${error.message}` };
  });
}
