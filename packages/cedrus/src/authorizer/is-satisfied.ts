/** Whether a policy holds for a request. */

import type { ActionConstraint, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { invariant } from "../data/invariant.ts";
import type { Environment } from "../evaluator/environment.ts";
import { evaluateBool } from "../evaluator/evaluate.ts";
import { EntityUid } from "../values/entity-uid.ts";

/** Whether the scope and all conditions of a policy hold; `undefined` if a condition fails. Scopes never do. */
export function isSatisfied(body: PolicyBody, env: Environment): boolean | undefined {
  if (!holds(body.principal, env.principal, env)) return false;
  if (!holds(body.action, env.action, env)) return false;
  if (!holds(body.resource, env.resource, env)) return false;
  for (const condition of body.conditions) {
    const bool = evaluateBool(condition.body, env);
    if (bool === undefined) return undefined;
    if (bool === (condition.kind === "unless")) return false;
  }
  return true;
}

function holds(
  constraint: ScopeConstraint | ActionConstraint,
  uid: EntityUid,
  { entities }: Environment,
): boolean {
  switch (constraint.kind) {
    case "all":
      return true;
    case "eq":
      return uid.equals(entityOf(constraint));
    case "in":
      return entities.isIn(uid, entityOf(constraint));
    case "is":
      return uid.type === constraint.entityType;
    case "isIn":
      return uid.type === constraint.entityType && entities.isIn(uid, entityOf(constraint));
    case "inSet":
      return isInSome(uid, constraint.entities, entities);
  }
}

/** Policies are linked before they are evaluated, so there is no slot left here. */
function entityOf({ entity }: Extract<ScopeConstraint, { entity: unknown }>): EntityUid {
  invariant(entity instanceof EntityUid, "a slot is left in a policy");
  return entity;
}

/** Loops, because a closure would be made at every question. */
function isInSome(
  uid: EntityUid,
  groups: readonly EntityUid[],
  entities: Environment["entities"],
): boolean {
  for (const group of groups) if (uid.equals(group)) return true;
  for (const group of groups) if (entities.isIn(uid, group)) return true;
  return false;
}
