/** The request environments that a policy is checked in. */

import type { VarName } from "../ast/expr.ts";
import type { SchemaRecord } from "../schema/schema.ts";
import type { Environment } from "./checker.ts";
import { ANY_TYPE, type Scope } from "./scope-checks.ts";

/** What an expression looks at. */
type Variables = Readonly<Record<VarName, boolean>>;

const ALL: Variables = { principal: true, action: true, resource: true, context: true };

/** The environments that a scope allows; of those that an expression with `variables` cannot tell apart, the first. */
export function environmentsOf(scope: Scope, variables = ALL): readonly Environment[] {
  const environments: Environment[] = [];
  for (const { principalTypes, uid: action, resourceTypes, context } of scope.actions) {
    const principals = allowed(principalTypes, scope.principals, variables.principal);
    const resources = allowed(resourceTypes, scope.resources, variables.resource);
    for (const principalType of principals)
      for (const resourceType of resources)
        environments.push({ principalType, action, resourceType, context });
  }
  const isOne = variables.action || scope.actions.length < 2;
  return isOne ? environments : distinct(environments, variables);
}

/** The types for which a scope may hold; only the first, unless they are looked at. */
function allowed(
  types: readonly string[],
  isAllowed: (type: string) => boolean,
  all: boolean,
): readonly string[] {
  const found = isAllowed === ANY_TYPE ? types : types.filter(isAllowed);
  return all ? found : found.slice(0, 1);
}

/** So many environments are compared with one another. */
const FEW = 8;

/** The environments that differ in what an expression looks at, which is not the action. */
function distinct(all: readonly Environment[], of: Variables): readonly Environment[] {
  if (all.length > FEW) return distinctOfMany(all, of);
  return all.filter((env, index) => all.findIndex((other) => areAlike(env, other, of)) === index);
}

function areAlike(a: Environment, b: Environment, of: Variables): boolean {
  return (
    (!of.principal || a.principalType === b.principalType) &&
    (!of.resource || a.resourceType === b.resourceType) &&
    (!of.context || a.context === b.context)
  );
}

function distinctOfMany(all: readonly Environment[], of: Variables): readonly Environment[] {
  const contexts = new Map<SchemaRecord, number>();
  const seen = new Set<string>();
  return all.filter(({ principalType, resourceType, context }) => {
    if (of.context && !contexts.has(context)) contexts.set(context, contexts.size);
    const types = `${of.principal ? principalType : ""} ${of.resource ? resourceType : ""}`;
    const { size } = seen;
    return seen.add(`${types} ${contexts.get(context)}`).size > size;
  });
}
