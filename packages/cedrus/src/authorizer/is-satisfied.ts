/** Whether a policy holds for a request. */

import type { ActionConstraint, Condition, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { invariant } from "../data/invariant.ts";
import { Literal } from "../entities/attribute.ts";
import { type Environment, type Side, sideOf } from "../evaluator/environment.ts";
import { chain, conditionOf, type Evaluator } from "../evaluator/evaluate.ts";
import { EntityUid } from "../values/entity-uid.ts";

/** Tells whether the scope and all conditions of a policy hold. A condition may fail, a scope never does. */
export function isSatisfied({
  principal,
  action,
  resource,
  conditions,
}: PolicyBody): Evaluator<boolean> {
  const rest = chain(conditions.map(conditionTest), false);
  const resourceAndRest = scopeTest("resource", resource, rest);
  return scopeTest("action", action, scopeTest("principal", principal, resourceAndRest));
}

function conditionTest({ kind, body }: Condition): Evaluator<boolean> {
  const condition = conditionOf(body);
  if (kind === "when") return condition;
  return (env) => {
    const bool = condition(env);
    return bool === undefined ? undefined : !bool;
  };
}

/** Tells whether a side is as the scope says and, if it is, what `next` tells. */
function scopeTest(
  side: Side,
  scope: ScopeConstraint | ActionConstraint,
  next: Evaluator<boolean>,
): Evaluator<boolean> {
  switch (scope.kind) {
    case "all":
      return next;
    case "eq": {
      const entity = entityOf(scope);
      return (env) => sideOf(env, side).equals(entity.in(env.entities)) && next(env);
    }
    case "in": {
      const group = entityOf(scope);
      return (env) => env.entities.isIn(sideOf(env, side), group.in(env.entities)) && next(env);
    }
    case "is":
      return (env) => sideOf(env, side).type === scope.entityType && next(env);
    case "isIn":
      return scopeTest(
        side,
        { ...scope, kind: "is" },
        scopeTest(side, { ...scope, kind: "in" }, next),
      );
    case "inSet": {
      const groups = scope.entities.map((entity) => new Literal(entity));
      return (env) => isInSome(sideOf(env, side), groups, env) && next(env);
    }
  }
}

/** A loop, because a closure would be made at every question. */
function isInSome(uid: EntityUid, groups: readonly Literal[], { entities }: Environment): boolean {
  for (const group of groups) if (entities.isIn(uid, group.in(entities))) return true;
  return false;
}

/** Policies are linked before they are evaluated, so there is no slot left here. */
function entityOf({ entity }: Extract<ScopeConstraint, { entity: unknown }>): Literal {
  invariant(entity instanceof EntityUid, "a slot is left in a policy");
  return new Literal(entity);
}
