/** The names of entities as a store keeps them. */

import { EntityUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import type { ValueMap } from "./entity.ts";
import { Shape } from "./shape.ts";

export const NO_PARENTS: readonly Node[] = [];
export const NO_TAGS: ReadonlyMap<string, Value> = new Map();

/** Of nodes that have left their store: they are looked up by name, as any other UID. */
export const GONE = new Shape(undefined, false);

/** What is known of some nodes only. */
export class Notes {
  /** How many entities have it as a parent. */
  members = 0;
  /** How many attributes and tags name it, counted while it is no entity itself. */
  references = 0;
  /** When the ancestors were worked out. */
  era = 0;
  above: ReadonlySet<Node> | undefined = undefined;
  /** The ancestors and the node itself, for all that have it as their only parent. */
  closed: ReadonlySet<Node> | undefined = undefined;
}

/**
 * An entity UID that knows its place in a store, so that no lookup leads to what it names.
 *
 * Why it inherits, alone in this library: everything that takes a UID takes it. Whoever looks at it
 * sees a UID, for all that it knows is private.
 */
export class Node extends EntityUid {
  #shape: Shape;
  #slots: readonly Value[] = NO_PARENTS;
  #tags: ValueMap = NO_TAGS;
  #parents: readonly Node[] = NO_PARENTS;
  #notes: Notes | undefined = undefined;

  static {
    Node.prototype.constructor = EntityUid;
  }

  constructor(type: string, id: string, shape: Shape) {
    super(type, id);
    this.#shape = shape;
  }

  get shape(): Shape {
    return this.#shape;
  }

  get parents(): readonly Node[] {
    return this.#parents;
  }

  /** The values of the attributes, where the shape says. */
  get slots(): readonly Value[] {
    return this.#slots;
  }

  get tags(): ValueMap {
    return this.#tags;
  }

  get notes(): Notes {
    return (this.#notes ??= new Notes());
  }

  get members(): number {
    return this.#notes?.members ?? 0;
  }

  /** The era of which it keeps ancestors, if it does. */
  get keptIn(): number {
    return this.#notes?.era ?? 0;
  }

  attr(name: string): Value | undefined {
    const slot = this.#shape.index.get(name);
    return slot === undefined ? undefined : this.#slots[slot];
  }

  /** Says something else of the entity from now on. */
  become(shape: Shape, slots: readonly Value[], tags: ValueMap, parents: readonly Node[]): void {
    this.#shape = shape;
    this.#slots = slots;
    this.#tags = tags;
    this.#parents = parents;
    if (this.#notes !== undefined) this.#notes.era = 0;
  }

  /** Forgets what only matters while it is no entity. */
  settle(): void {
    if (this.members === 0) this.#notes = undefined;
  }

  /** Says what `other`, a copy made earlier, says. */
  take(other: Node): void {
    this.become(other.#shape, other.#slots, other.#tags, other.#parents);
    this.#notes = other.#notes ?? this.#notes;
  }

  /** What is said now, to be kept while the node itself goes on changing. */
  copy(): Node {
    const copy = new Node(this.type, this.id, this.#shape);
    copy.take(this);
    return copy;
  }
}
