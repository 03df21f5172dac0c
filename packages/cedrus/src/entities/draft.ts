/** Entities on their way into a store: with names where the store has nodes. */

import { EntityUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import { Entity, type ValueMap } from "./entity.ts";

/** A type and an id that are known to be fit for an `EntityUid`, which need not look at them again. */
export class DraftUid {
  readonly type: string;
  readonly id: string;

  constructor(type: string, id: string) {
    this.type = type;
    this.id = id;
  }
}

export type DraftValue = Value | DraftUid;

/** What an entity says. */
export interface Draft {
  readonly uid: DraftUid;
  /** The names of the attributes, and the value of each. */
  readonly names: readonly string[];
  readonly values: readonly DraftValue[];
  readonly tags: ValueMap;
  readonly parents: readonly DraftUid[];
}

/** The same as a value for everyone. */
export function finished(value: DraftValue): Value {
  return value instanceof DraftUid ? finishedUid(value) : value;
}

function finishedUid({ type, id }: DraftUid): EntityUid {
  return new EntityUid(type, id);
}

/** The same as an entity for everyone. */
export function entityOf({ uid, names, values, tags, parents }: Draft): Entity {
  const attrs = new Map<string, Value>();
  for (const [i, value] of values.entries()) attrs.set(names[i] ?? "", finished(value));
  return new Entity(finishedUid(uid), attrs, tags, parents.map(finishedUid));
}

/** The same as a draft. */
export function draftOf({ uid, attrs, tags, parents }: Entity): Draft {
  return { uid, names: [...attrs.keys()], values: [...attrs.values()], tags, parents };
}
