/** Whether a policy holds for a request. */

import type { ActionConstraint, Condition, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { invariant } from "../data/invariant.ts";
import { type Environment, type Side, SIDES } from "../evaluator/environment.ts";
import { chain, conditionOf, type Evaluator } from "../evaluator/evaluate.ts";
import { EntityUid } from "../values/entity-uid.ts";

/**
 * Tells whether the scope and all conditions of a policy hold. A condition may fail, a scope never does.
 *
 * What the scope demands to be in is not asked if the policy `isFound`: by the index, which leads to a
 * policy only those who are in it.
 */
export function isSatisfied(body: PolicyBody, isFound: boolean): Evaluator<boolean> {
  const tests = [
    ...scopeTests("principal", body.principal, isFound),
    ...scopeTests("action", body.action, isFound),
    ...scopeTests("resource", body.resource, isFound),
    ...body.conditions.map(conditionTest),
  ];
  return chain(tests, false);
}

function conditionTest({ kind, body }: Condition): Evaluator<boolean> {
  const condition = conditionOf(body);
  if (kind === "when") return condition;
  return (env) => {
    const bool = condition(env);
    return bool === undefined ? undefined : !bool;
  };
}

type ScopeTest = (env: Environment) => boolean;

function scopeTests(
  side: Side,
  scope: ScopeConstraint | ActionConstraint,
  isFound: boolean,
): readonly ScopeTest[] {
  const of = SIDES[side];
  switch (scope.kind) {
    case "all":
      return [];
    case "eq": {
      const entity = entityOf(scope);
      return [(env) => of(env).equals(entity)];
    }
    case "in": {
      const entity = entityOf(scope);
      return isFound ? [] : [(env) => env.entities.isIn(of(env), entity)];
    }
    case "is":
      return [(env) => of(env).type === scope.entityType];
    case "isIn":
      return [
        ...scopeTests(side, { kind: "is", entityType: scope.entityType }, isFound),
        ...scopeTests(side, { kind: "in", entity: scope.entity }, isFound),
      ];
    case "inSet":
      return isFound
        ? []
        : [(env) => scope.entities.some((entity) => env.entities.isIn(of(env), entity))];
  }
}

/** Policies are linked before they are evaluated, so there is no slot left here. */
function entityOf({ entity }: Extract<ScopeConstraint, { entity: unknown }>): EntityUid {
  invariant(entity instanceof EntityUid, "a slot is left in a policy");
  return entity;
}
