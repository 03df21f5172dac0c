/** Attributes and entities that policies name: where a store has them is remembered for the next request. */

import { intern } from "../data/intern.ts";
import { type EntityUid, internUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import type { EntityStore } from "./entity-store.ts";
import type { Shape } from "./shape.ts";

/** An attribute. Entities of one shape have it in one slot. */
export class Attribute {
  readonly name: string;
  #shape: Shape | undefined = undefined;
  #slot = 0;

  constructor(name: string) {
    this.name = intern(name);
  }

  /** Its value, if there is the entity and it has the attribute. */
  of(uid: EntityUid, entities: EntityStore): Value | undefined {
    if (!entities.owns(uid)) return entities.attr(uid, this.name);
    const { shape } = uid;
    if (shape !== this.#shape) {
      const slot = shape.index.get(this.name);
      if (slot === undefined) return undefined;
      this.#shape = shape;
      this.#slot = slot;
    }
    return uid.slots[this.#slot];
  }
}

/** An entity. */
export class Literal {
  readonly #uid: EntityUid;
  #known: EntityUid;

  constructor(uid: EntityUid) {
    this.#uid = this.#known = internUid(uid);
  }

  /** The store's own UID where it has one. */
  in(entities: EntityStore): EntityUid {
    if (!entities.owns(this.#known)) this.#known = entities.find(this.#uid) ?? this.#uid;
    return this.#known;
  }
}
