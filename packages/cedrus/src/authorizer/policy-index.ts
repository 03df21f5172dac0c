/**
 * The policies of a set by what they demand, so that a decision looks only at those that can hold or
 * fail. The set tells it every change.
 */

import type { Policy, PolicyId } from "../ast/policy.ts";
import type { PolicyFollower } from "../ast/policy-set.ts";
import { pathsOf } from "./demands.ts";
import { type Entry, Tree } from "./policy-tree.ts";
import { Ranked, Work } from "./search.ts";

export class PolicyIndex implements PolicyFollower {
  readonly permits = new Tree();
  readonly forbids = new Tree();
  readonly #entries = new Map<PolicyId, readonly Entry[]>();
  #nextRank = 0;
  readonly work = new Work();

  added(policy: Policy): void {
    const ranked = new Ranked(policy, this.#nextRank++);
    const root = policy.body.effect === "permit" ? this.permits : this.forbids;
    const entries = pathsOf(policy.body).map((path) => root.add(ranked, path));
    this.#entries.set(policy.id, entries);
  }

  removed({ id }: Policy): void {
    for (const entry of this.#entries.get(id) ?? []) entry.tree.delete(entry);
    this.#entries.delete(id);
  }
}
