/** Evaluating one expression outside any policy. */

import { tooDeep } from "./ast/children.ts";
import type { Expr } from "./ast/expr.ts";
import { DEFAULT_LIMITS } from "./data/limits.ts";
import type { EntityStore } from "./entities/entity-store.ts";
import { type AuthorizationRequest, type Environment, failureOf } from "./evaluator/environment.ts";
import { evaluatorOf } from "./evaluator/evaluate.ts";
import type { EvaluationError } from "./evaluator/evaluation-error.ts";
import type { Value } from "./values/value.ts";

/**
 * The value of `expression` for a request, or the {@link EvaluationError} that says why there is
 * none.
 *
 * @throws RangeError if `expression` was built by hand and is nested too deeply.
 * @example
 * ```ts
 * import { createRequest, EntityStore, evaluateExpression, parseExpression, printValue, unwrap, EvaluationError } from "cedrus";
 *
 * const request = unwrap(createRequest({
 *   principal: 'User::"a"', action: 'Action::"b"', resource: 'Photo::"c"', context: { n: 2 },
 * }));
 * const value = evaluateExpression(unwrap(parseExpression("context.n + 1")), request, new EntityStore());
 * console.log(value instanceof EvaluationError ? value.message : printValue(value)); // 3
 * ```
 */
export function evaluateExpression(
  expression: Expr,
  request: AuthorizationRequest,
  entities: EntityStore,
): Value | EvaluationError {
  if (tooDeep(expression, 5 * DEFAULT_LIMITS.maxDepth) !== undefined) {
    throw new RangeError("the expression is nested too deeply");
  }
  const env: Environment = { ...request, entities, failure: undefined };
  return evaluatorOf(expression)(env) ?? failureOf(env);
}
