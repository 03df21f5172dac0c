/**
 * The policies of a set by what their scopes demand, so that a decision looks only at those whose
 * scope can hold.
 *
 * A policy lies under one demand of its scope. Leaving out what lies elsewhere is sound: a scope
 * holds only if all that it demands does.
 */

import { EntityUid } from "../values/entity-uid.ts";
import { UidMap } from "../values/uid-map.ts";
import type { ActionConstraint, Policy, PolicyBody, PolicyId, ScopeConstraint } from "./policy.ts";

const SIDES = ["principal", "resource", "action"] as const;

type Side = (typeof SIDES)[number];

/** The entities of a request. */
export type ScopeRequest = { readonly [side in Side]: EntityUid };

/** What the index asks about entities. */
export interface Hierarchy {
  /** Everything that `uid` is in, other than itself. */
  above(uid: EntityUid): Iterable<EntityUid>;
}

/** What a scope demands of one side: to be or be in an entity or, without `id`, to be of a type. */
interface Demand {
  readonly side: Side;
  readonly type: string;
  readonly id: string | undefined;
}

/** What lies under no other demand lies under this one; `""` is not the name of a type. */
const NOTHING: Demand = { side: "action", type: "", id: undefined };

/** A policy, its place in the order of the set, and what its scope demanded when it was added. */
interface Entry {
  readonly policy: Policy;
  readonly rank: number;
  readonly demands: readonly Demand[];
}

export class PolicyIndex {
  readonly #buckets: Readonly<Record<Side, UidMap<Set<Entry>>>> = {
    principal: new UidMap(),
    resource: new UidMap(),
    action: new UidMap(),
  };
  readonly #entries = new Map<PolicyId, Entry>();
  #nextRank = 0;

  /** Adds `policy`, whose id is new, behind all others. */
  add(policy: Policy): void {
    const entry = { policy, rank: this.#nextRank++, demands: demandsOf(policy.body) };
    this.#entries.set(policy.id, entry);
    for (const { side, type, id } of entry.demands) {
      const buckets = this.#buckets[side];
      (buckets.get(type, id) ?? buckets.set(type, id, new Set())).add(entry);
    }
  }

  delete(policyId: PolicyId): void {
    const entry = this.#entries.get(policyId);
    if (entry === undefined) return;
    this.#entries.delete(policyId);
    for (const { side, type, id } of entry.demands) {
      const bucket = this.#buckets[side].get(type, id);
      bucket?.delete(entry);
      if (bucket?.size === 0) this.#buckets[side].delete(type, id);
    }
  }

  /** The policies whose scopes may hold for `request`, in order; the scope of no other holds. */
  candidates(request: ScopeRequest, entities: Hierarchy): readonly Policy[] {
    const found: Entry[] = [];
    const look = (buckets: UidMap<Set<Entry>>, type: string, id: string | undefined): void => {
      const bucket = buckets.get(type, id);
      if (bucket !== undefined) for (const entry of bucket) found.push(entry);
    };
    for (const side of SIDES) {
      const buckets = this.#buckets[side];
      if (buckets.isEmpty) continue;
      const uid = request[side];
      look(buckets, uid.type, undefined);
      look(buckets, uid.type, uid.id);
      for (const above of entities.above(uid)) look(buckets, above.type, above.id);
    }
    look(this.#buckets.action, NOTHING.type, NOTHING.id);
    found.sort((a, b) => a.rank - b.rank);
    // A policy with a list of actions may have been found under several of them.
    return found.filter((entry, i) => entry !== found[i - 1]).map(({ policy }) => policy);
  }
}

/**
 * The demand of its scope under which a policy lies: of the first side that has to be or be in an
 * entity, or in one of a list; else of the first side that has to be of a type; else none.
 */
function demandsOf(body: PolicyBody): readonly Demand[] {
  for (const side of SIDES) {
    const entities = entitiesOf(body[side]);
    if (entities.length > 0) return entities.map(({ type, id }) => ({ side, type, id }));
  }
  for (const side of SIDES) {
    const scope = body[side];
    if (scope.kind === "is") return [{ side, type: scope.entityType, id: undefined }];
  }
  return [NOTHING];
}

/** The entities of which a request has to be or be in at least one, if there are any. */
function entitiesOf(scope: ScopeConstraint | ActionConstraint): readonly EntityUid[] {
  if (scope.kind === "inSet") return scope.entities;
  return "entity" in scope && scope.entity instanceof EntityUid ? [scope.entity] : [];
}
