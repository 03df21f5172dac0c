/** Whether a policy holds for a request. */

import type { ActionConstraint, Condition, PolicyBody, ScopeConstraint } from "../ast/policy.ts";
import { invariant } from "../data/invariant.ts";
import { Literal } from "../entities/attribute.ts";
import { type Environment, type Side, SIDES } from "../evaluator/environment.ts";
import { chain, conditionOf, type Evaluator } from "../evaluator/evaluate.ts";
import { EntityUid } from "../values/entity-uid.ts";

/** Tells whether the scope and all conditions of a policy hold. A condition may fail, a scope never does. */
export function isSatisfied(body: PolicyBody): Evaluator<boolean> {
  const tests = [
    ...scopeTests("principal", body.principal),
    ...scopeTests("action", body.action),
    ...scopeTests("resource", body.resource),
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

function scopeTests(side: Side, scope: ScopeConstraint | ActionConstraint): readonly ScopeTest[] {
  const of = SIDES[side];
  switch (scope.kind) {
    case "all":
      return [];
    case "eq": {
      const entity = entityOf(scope);
      return [(env) => of(env).equals(entity.in(env.entities))];
    }
    case "in": {
      const entity = entityOf(scope);
      if (side === "action") return [(env) => env.entities.isIn(env.action, entity.in(env.entities))];
      return [(env) => env.entities.isIn(of(env), entity.in(env.entities))];
    }
    case "is":
      return [(env) => of(env).type === scope.entityType];
    case "isIn":
      return [
        ...scopeTests(side, { kind: "is", entityType: scope.entityType }),
        ...scopeTests(side, { kind: "in", entity: scope.entity }),
      ];
    case "inSet": {
      const groups = scope.entities.map((entity) => new Literal(entity));
      return [(env) => isInSome(of(env), groups, env)];
    }
  }
}

/** A loop, because a closure would be made at every question. */
function isInSome(
  uid: EntityUid,
  groups: readonly Literal[],
  { entities }: Environment,
): boolean {
  for (const group of groups) if (entities.isIn(uid, group.in(entities))) return true;
  return false;
}

/** Policies are linked before they are evaluated, so there is no slot left here. */
function entityOf({ entity }: Extract<ScopeConstraint, { entity: unknown }>): Literal {
  invariant(entity instanceof EntityUid, "a slot is left in a policy");
  return new Literal(entity);
}
