/** The resident store of entities. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { refused } from "../data/refused.ts";
import { ok, type Result } from "../data/result.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import { Entity, entitiesEqual } from "./entity.ts";
import { Graph } from "./graph.ts";
import { findCycle, NONE } from "./hierarchy.ts";
import { GONE, Node } from "./node.ts";
import type { Name, View } from "./view.ts";

type Outcome = Result<void, readonly Diagnostic[]>;

/**
 * Entities, loaded once and kept: every decision reads them without converting anything.
 *
 * Changes work out only what they touch. A change that would close a cycle, or add an entity that
 * is there already, leaves the store as it was.
 *
 * @example
 * ```ts
 * import { createEntity, EntityStore, EntityUid, unwrap } from "cedrus";
 *
 * const alice = new EntityUid("User", "alice");
 * const staff = new EntityUid("Team", "staff");
 * const store = new EntityStore();
 * unwrap(store.upsert([unwrap(createEntity({ uid: alice, attrs: { level: 3 }, parents: [staff] }))]));
 * console.log(store.isIn(alice, staff)); // true
 * store.remove([alice]);
 * ```
 */
export class EntityStore {
  readonly #view: View;

  /** Without arguments, a store with nothing in it. Other views are this library's business. */
  constructor(view: View = new Graph()) {
    this.#view = view;
  }

  /** A store of these entities. */
  static of(entities: Iterable<Entity>): Result<EntityStore, readonly Diagnostic[]> {
    const store = new EntityStore();
    const added = store.add(entities);
    return added.ok ? ok(store) : added;
  }

  /** The number of entities. */
  get size(): number {
    return this.#view.size;
  }

  /** The entities, type by type, each type in the order in which its entities were first named. */
  *[Symbol.iterator](): Iterator<Entity> {
    for (const node of this.#view.nodes()) {
      const entity = this.#entityOf(node);
      if (entity !== undefined) yield entity;
    }
  }

  /**
   * The UID that this store keeps for an entity, if it knows one. Asking by it is faster than by
   * another of the same type and id.
   */
  resolve(type: string, id: string): EntityUid | undefined {
    return this.#view.find({ type, id });
  }

  /**
   * The same. The library's business is `side`, the number of a side of a request: each is of one type most
   * of the time.
   */
  find(uid: Name, side?: number): Node | undefined {
    return this.#view.find(uid, side);
  }

  has(uid: EntityUid): boolean {
    return this.#at(uid)?.shape.isEntity === true;
  }

  /** The entity, made anew for the caller. */
  get(uid: EntityUid): Entity | undefined {
    const node = this.#view.find(uid);
    return node === undefined ? undefined : this.#entityOf(node);
  }

  /** The value of an attribute, if there is the entity and it has the attribute. */
  attr(uid: EntityUid, name: string): Value | undefined {
    return this.#at(uid)?.attr(name);
  }

  /** The value of a tag, if there is the entity and it has the tag. */
  tag(uid: EntityUid, name: string): Value | undefined {
    return this.#at(uid)?.tags.get(name);
  }

  /** Cedar's `in` on two entities: they are the same, or `ancestor` lies above `uid`. */
  isIn(uid: EntityUid, ancestor: EntityUid): boolean {
    if (uid === ancestor) return true;
    const node = this.#view.find(uid);
    const above = this.#view.find(ancestor);
    if (node === undefined || above === undefined) return uid.equals(ancestor);
    return node === above || this.#view.ancestors.isAbove(node, above);
  }

  /** The same as `ancestors`, as a set that may change with the store. */
  above(uid: EntityUid): ReadonlySet<EntityUid> {
    const node = this.#view.find(uid);
    return node === undefined ? NONE : this.#view.ancestors.of(node);
  }

  /** Everything that `uid` is in, other than itself, nearest first. */
  ancestors(uid: EntityUid): readonly EntityUid[] {
    return [...this.above(uid)];
  }

  /** Adds entities. One that is in the store already must be the same as the one given. */
  add(entities: Iterable<Entity>): Outcome {
    return this.#put(entities, false);
  }

  /** Adds entities, replacing those that are in the store already. */
  upsert(entities: Iterable<Entity>): Outcome {
    return this.#put(entities, true);
  }

  /**
   * Removes entities, and with them the membership of others in them. Those that are not in the
   * store are passed over.
   *
   * @throws TypeError if one of `uids` is something else, or this is a snapshot or a lazy store;
   * nothing is removed then.
   */
  remove(uids: Iterable<EntityUid>): void {
    const removed = [...uids];
    if (!removed.every((uid) => uid instanceof EntityUid)) {
      throw new TypeError("expected a list of `EntityUid`s");
    }
    const graph = this.#view;
    if (!(graph instanceof Graph)) throw new TypeError(FIXED);
    change(graph, () => {
      for (const uid of removed) {
        const node = graph.find(uid);
        if (node?.shape.isEntity === true) graph.drop(node);
      }
      return ok(undefined);
    });
  }

  /** How this store looks at its entities: the library's business. */
  get view(): View {
    return this.#view;
  }

  /** Whether `uid` is the store's own, to be seen as it is without a lookup: the library's business. */
  owns(uid: EntityUid): uid is Node {
    return uid instanceof Node && uid.shape.owner === this.#view.owner;
  }

  #put(entities: Iterable<Entity>, replace: boolean): Outcome {
    // Listed first: an iterable that throws midway must not leave half of it in the store.
    const put = [...entities];
    if (!put.every(isChecked)) {
      return refused("entities/unchecked", "not a list of entities", "use `createEntity`");
    }
    const graph = this.#view;
    if (!(graph instanceof Graph)) return refused("entities/fixed", FIXED);
    return change(graph, () => {
      // All named first: the order of entities is theirs, not that of what they speak of.
      const named = put.map((entity) => [graph.intern(entity.uid), entity] as const);
      for (const [node, entity] of named) {
        const known = replace ? undefined : this.#entityOf(node);
        if (known === undefined) graph.put(node, entity);
        else if (!entitiesEqual(known, entity)) return duplicate(entity.uid);
      }
      return ok(undefined);
    });
  }

  /** What is known of `uid` now, or was at the time of the snapshot. */
  #at(uid: EntityUid): Node | undefined {
    const node = this.#view.find(uid);
    return node === undefined ? undefined : this.#view.at(node);
  }

  #entityOf(node: Node): Entity | undefined {
    const { shape, slots, tags, parents } = this.#view.at(node);
    if (!shape.isEntity) return undefined;
    const attrs = new Map<string, Value>();
    for (const [name, slot] of shape.index) {
      const value = slots[slot];
      if (value !== undefined) attrs.set(name, value);
    }
    const present = parents.filter((parent) => this.#view.at(parent).shape !== GONE);
    return new Entity(node, attrs, new Map(tags), present);
  }
}

/** Runs `make`, which changes `graph`; takes everything back if it fails, throws or closes a cycle. */
function change(graph: Graph, make: () => Outcome): Outcome {
  const before = graph.begin();
  let isDone = false;
  try {
    const changed = make();
    const cycle = changed.ok ? findCycle(before.keys()) : undefined;
    isDone = changed.ok && cycle === undefined;
    return cycle === undefined ? changed : cyclic(cycle);
  } finally {
    if (isDone) graph.commit(before);
    else graph.undo(before);
  }
}

const FIXED = "snapshots and lazy stores are fixed";

function isChecked(entity: Entity): boolean {
  return entity instanceof Entity;
}

function duplicate(uid: EntityUid): Outcome {
  return refused(
    "entities/duplicate",
    `duplicate entity \`${uid.toString()}\` differs`,
    "use `upsert`",
  );
}

/** What is wrong with a cycle. */
export function cyclic(cycle: readonly Node[]): Outcome {
  const shown = cycle.slice(0, 8).map((node) => `\`${node.toString()}\``);
  shown.push(...(cycle.length > 8 ? ["…"] : []), ...shown.slice(0, 1));
  return refused("entities/cycle", `a cycle: ${shown.join(" in ")}`);
}
