/**
 * Policy sets and schemas by the names under which callers keep them.
 *
 * This is the one file of the library that keeps state, because the interface which the façade repeats
 * is made of it: `preparsePolicySet` and `preparseSchema` give nothing back that could hold what they
 * read. A name keeps one thing; it grows with the number of names, as in the original.
 */

import type { PolicySet } from "../ast/policy-set.ts";
import type { ReadSchema } from "./read-schema.ts";

const policySets = new Map<string, PolicySet>();
const schemas = new Map<string, ReadSchema>();

export function keepPolicySet(name: string, policies: PolicySet): void {
  policySets.set(name, policies);
}

export function keptPolicySet(name: string): PolicySet | undefined {
  return policySets.get(name);
}

export function keepSchema(name: string, schema: ReadSchema): void {
  schemas.set(name, schema);
}

export function keptSchema(name: string): ReadSchema | undefined {
  return schemas.get(name);
}
