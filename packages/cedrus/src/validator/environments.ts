/** The request environments that a policy is checked in. */

import type { VarName } from "../ast/expr.ts";
import type { RequestEnv, SchemaAction, SchemaRecord } from "../schema/schema.ts";
import type { Scope } from "./scope-checks.ts";

/** The types that a request has. */
export type Environment = RequestEnv & { readonly context: SchemaRecord };

/** What an expression looks at. */
export type Variables = Readonly<Record<VarName, boolean>>;

/** The environments that a scope allows; of those that an expression with `variables` cannot tell apart, the first. */
export function environmentsOf(scope: Scope, variables?: Variables): readonly Environment[] {
  const seen = variables && new Seen(variables);
  const environments: Environment[] = [];
  for (const action of scope.actions) {
    const { uid, context, resourceTypes } = action;
    for (const principalType of action.principalTypes.filter(scope.principals)) {
      for (const resourceType of resourceTypes.filter(scope.resources)) {
        const env = { principalType, action: uid, resourceType, context };
        if (seen?.add(env) !== false) environments.push(env);
      }
    }
  }
  return environments;
}

/** What the variables of an expression have been. */
class Seen {
  readonly #variables: Variables;
  readonly #numbers = new Map<unknown, number>();
  readonly #keys = new Set<string>();

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** Whether one of the variables is something that it has not been together with the others. */
  add({ principalType, action, resourceType, context }: Environment): boolean {
    const of = this.#variables;
    const rest = of.action ? action : of.context ? context : undefined;
    const key = `${this.#number(of.principal && principalType)} ${this.#number(of.resource && resourceType)} ${this.#number(rest)}`;
    const { size } = this.#keys;
    return this.#keys.add(key).size > size;
  }

  #number(x: unknown): number {
    const { size } = this.#numbers;
    const known = this.#numbers.get(x);
    if (known === undefined) this.#numbers.set(x, size);
    return known ?? size;
  }
}
