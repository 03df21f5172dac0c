/** One entity. */

import type { EntityUid } from "../values/entity-uid.ts";
import { RecordValue, SetValue, type Value, valuesEqual } from "../values/value.ts";

/** Attributes or tags by name. A `Map`, because any string is a legal name. */
export type ValueMap = ReadonlyMap<string, Value>;

/**
 * An entity that has been checked. Make one with `createEntity`, or read it with
 * `entityListFromJson`.
 */
export class Entity {
  readonly uid: EntityUid;
  readonly attrs: ValueMap;
  readonly tags: ValueMap;
  /** What it is a direct member of. A parent need not itself be in the store. */
  readonly parents: readonly EntityUid[];
  /** Keeps TypeScript from taking any object of this shape for a checked entity. */
  declare private readonly checked: true;

  constructor(uid: EntityUid, attrs: ValueMap, tags: ValueMap, parents: readonly EntityUid[]) {
    this.uid = uid;
    this.attrs = attrs;
    this.tags = tags;
    this.parents = parents;
  }
}

/** Whether two entities say the same; the order and repetition of parents do not count. */
export function entitiesEqual(a: Entity, b: Entity): boolean {
  return (
    a.uid.equals(b.uid) &&
    valuesEqual(new RecordValue(a.attrs), new RecordValue(b.attrs)) &&
    valuesEqual(new RecordValue(a.tags), new RecordValue(b.tags)) &&
    valuesEqual(SetValue.of(a.parents), SetValue.of(b.parents))
  );
}
