/**
 * The policies of a set by what they demand, so that a decision looks only at those that can hold or
 * fail. The set tells it every change.
 */

import type { Policy, PolicyId } from "../ast/policy.ts";
import type { PolicyFollower } from "../ast/policy-set.ts";
import type { EntityStore } from "../entities/entity-store.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { pathsOf } from "./demands.ts";
import { type Entry, type Step, Tree } from "./policy-tree.ts";
import { Ranked, type RequestParts, Search, Work } from "./search.ts";

/** Where an action leads to. */
interface Route {
  readonly type: string;
  /** What the action was in when that was worked out. */
  readonly above: ReadonlySet<EntityUid>;
  readonly steps: readonly Step[];
}

/** So many routes are kept at most: anything may be asked for as an action. */
const MANY = 1024;

export class PolicyIndex implements PolicyFollower {
  readonly #permits = new Tree();
  readonly #forbids = new Tree();
  readonly #entries = new Map<PolicyId, readonly Entry[]>();
  #nextRank = 0;
  readonly #work = new Work();
  /** By the ids of actions. */
  #routes: Map<string, Route> | undefined = undefined;

  added(policy: Policy): void {
    const ranked = new Ranked(policy, this.#nextRank++);
    const root = policy.body.effect === "permit" ? this.#permits : this.#forbids;
    const entries = pathsOf(policy.body).map((path) => root.add(ranked, path));
    this.#entries.set(policy.id, entries);
    this.#routes = undefined;
  }

  removed({ id }: Policy): void {
    for (const entry of this.#entries.get(id) ?? []) entry.tree.delete(entry);
    this.#entries.delete(id);
    this.#routes = undefined;
  }

  get work(): Work {
    return this.#work;
  }

  /** Evaluates the policies that can hold or fail, those that forbid first; if `isBrief`, until that is enough. */
  search(request: RequestParts, entities: EntityStore, isBrief: boolean): Search {
    let search: Search;
    let routes: ReadonlyMap<string, Route> | undefined;
    // Anew if policies are changed meanwhile, as whoever loads an entity may do: some were passed over.
    do {
      search = new Search(request, entities, this.#work, isBrief);
      const steps = this.#stepsFor(search);
      routes = this.#routes;
      for (const step of steps) if (step.visit(search)) break;
    } while (routes !== this.#routes);
    return search;
  }

  #stepsFor({ action, entities }: Search): readonly Step[] {
    const above = entities.above(action);
    const routes = (this.#routes ??= new Map<string, Route>());
    const known = routes.get(action.id);
    if (known?.above === above && known.type === action.type) return known.steps;
    const keys = [action.type, action, ...above];
    // Several keys may lead to one policy.
    const found = new Set([...this.#forbids.stepsFor(keys), ...this.#permits.stepsFor(keys)]);
    const steps = [...found];
    if (routes.size >= MANY) routes.clear();
    routes.set(action.id, { type: action.type, above, steps });
    return steps;
  }
}
