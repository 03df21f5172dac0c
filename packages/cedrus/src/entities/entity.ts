/** One entity, as the caller gives it. */

import type { EntityUid } from "../values/entity-uid.ts";
import { type Value, valuesEqual } from "../values/value.ts";

/** Attributes or tags by name. A `Map`, because any string is a legal name. */
type ValueMap = ReadonlyMap<string, Value>;

export interface Entity {
  readonly uid: EntityUid;
  readonly attrs: ValueMap;
  readonly tags: ValueMap;
  /** What it is a direct member of. A parent need not itself be in the store. */
  readonly parents: readonly EntityUid[];
}

/** Whether two entities say the same; the order and repetition of parents do not count. */
export function entitiesEqual(a: Entity, b: Entity): boolean {
  return (
    a.uid.equals(b.uid) &&
    mapsEqual(a.attrs, b.attrs) &&
    mapsEqual(a.tags, b.tags) &&
    includesAll(a.parents, b.parents) &&
    includesAll(b.parents, a.parents)
  );
}

function mapsEqual(a: ValueMap, b: ValueMap): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || !valuesEqual(value, other)) return false;
  }
  return true;
}

function includesAll(uids: readonly EntityUid[], wanted: readonly EntityUid[]): boolean {
  const ids = new Map<string, Set<string>>();
  for (const { type, id } of uids) {
    const known = ids.get(type);
    if (known === undefined) ids.set(type, new Set([id]));
    else known.add(id);
  }
  return wanted.every(({ type, id }) => ids.get(type)?.has(id) === true);
}
