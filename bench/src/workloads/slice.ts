/** The least that a request needs of the entities. */

import type { AttrValue, EntityData, RequestData, Uid, Workload } from "./workload.ts";

/**
 * Gives the entities that the policies read for a request: its principal, its resource, and what
 * `reads` names, each with all ancestors as parents, so that no other entity is needed.
 */
export function sliceOf(workload: Workload): (request: RequestData) => readonly EntityData[] {
  const byKey = new Map(workload.entities.map((it) => [keyOf(it.uid), it]));
  const flat = (it: Uid): readonly EntityData[] => {
    const found = byKey.get(keyOf(it));
    return found === undefined ? [] : [{ ...found, parents: ancestorsOf(found, byKey) }];
  };
  return (request) => {
    const attrs = byKey.get(keyOf(request.resource))?.attrs ?? {};
    const read = workload.reads.flatMap((name) => refsIn(attrs[name]));
    return [request.principal, request.resource, ...read].flatMap(flat);
  };
}

function ancestorsOf(start: EntityData, byKey: ReadonlyMap<string, EntityData>): readonly Uid[] {
  const found = new Map(start.parents.map((parent) => [keyOf(parent), parent]));
  for (const key of found.keys()) {
    for (const parent of byKey.get(key)?.parents ?? []) found.set(keyOf(parent), parent);
  }
  return [...found.values()];
}

function refsIn(value: AttrValue | undefined): readonly Uid[] {
  // The cast: what has a member of this name is an entity reference.
  return typeof value === "object" && "__entity" in value ? [value.__entity as Uid] : [];
}

const keyOf = ({ type, id }: Uid): string => `${type}::${id}`;
