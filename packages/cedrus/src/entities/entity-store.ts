/** The resident store of entities. */

import { type Diagnostic, diagnosticOf } from "../data/diagnostic.ts";
import { err, ok, type Result } from "../data/result.ts";
import { unwrap } from "../data/unwrap.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import { Entity, entitiesEqual } from "./entity.ts";
import { Graph, type Name } from "./graph.ts";
import { type Ancestors, ancestorsOf, findCycle, itself, NONE } from "./hierarchy.ts";
import { LazyEntities, type LoadEntity } from "./lazy.ts";
import { entityOf, type Node } from "./node.ts";
import { Snapshot } from "./snapshot.ts";
import { type View, ViewAncestors } from "./view.ts";

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
  readonly #graph = new Graph();
  #ancestors: Ancestors | ViewAncestors = this.#graph.ancestors;
  #view: View | undefined = undefined;
  #size = 0;
  /** The latest snapshot, which is told of changes for as long as somebody holds it. */
  #snapshot: WeakRef<Snapshot> | undefined = undefined;

  /** A store of these entities. */
  static of(entities: Iterable<Entity>): Result<EntityStore, readonly Diagnostic[]> {
    const store = new EntityStore();
    const added = store.add(entities);
    return added.ok ? ok(store) : added;
  }

  /**
   * A store that asks `load` for an entity when it is first looked at, and keeps the answer: for
   * callers with a database, or with entities of which a decision needs few. It holds no others.
   *
   * What `load` throws, the question throws that led to it; the next one asks again.
   *
   * @example
   * ```ts
   * import { createEntity, EntityStore, EntityUid, unwrap } from "cedrus";
   *
   * const levels: Readonly<Record<string, number>> = { alice: 3 };
   * const store = EntityStore.lazy((uid) => {
   *   const level = levels[uid.id];
   *   return level === undefined ? undefined : unwrap(createEntity({ uid, attrs: { level } }));
   * });
   * console.log(store.attr(new EntityUid("User", "alice"), "level")); // 3
   * ```
   */
  static lazy(load: LoadEntity): EntityStore {
    return EntityStore.#viewing(new LazyEntities(load));
  }

  /** The number of entities. */
  get size(): number {
    return this.#view?.size ?? this.#size;
  }

  /** The entities, type by type, each type in the order in which its entities were first named. */
  *[Symbol.iterator](): Iterator<Entity> {
    for (const node of this.#view?.nodes() ?? this.#graph.nodes.values()) {
      const entity = this.#entityOf(node);
      if (entity !== undefined) yield entity;
    }
  }

  /**
   * The UID that this store keeps for an entity, if it knows one. Asking by it is faster than by
   * another of the same type and id.
   */
  resolve(type: string, id: string): EntityUid | undefined {
    return this.#view === undefined ? this.#graph.nodes.get(type, id) : this.#view.find({ type, id });
  }

  has(uid: EntityUid): boolean {
    return this.#at(uid)?.shape.isEntity === true;
  }

  /** The entity, made anew for the caller. */
  get(uid: EntityUid): Entity | undefined {
    const node = this.#find(uid);
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
    if (uid.equals(ancestor)) return true;
    const node = this.#find(uid);
    if (node === undefined) return false;
    const above = this.#find(ancestor);
    return above !== undefined && this.#ancestors.isAbove(node, above);
  }

  /** The same as `ancestors`, in any order: a set that may change with the store. */
  above(uid: EntityUid): ReadonlySet<EntityUid> {
    const node = this.#find(uid);
    return node === undefined ? NONE : this.#ancestors.of(node);
  }

  /** Everything that `uid` is in, other than itself, nearest first. */
  ancestors(uid: EntityUid): readonly EntityUid[] {
    const node = this.#find(uid);
    return node === undefined ? [] : [...ancestorsOf(node, this.#view?.at)];
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
   * @throws TypeError if one of `uids` is something else; nothing is removed then.
   * @throws CedrusError if this is a snapshot or a lazy store.
   */
  remove(uids: Iterable<EntityUid>): void {
    const removed = [...uids];
    if (!removed.every((uid) => uid instanceof EntityUid)) {
      throw new TypeError("`remove` takes values of class `EntityUid`");
    }
    unwrap(
      this.#change(() => {
        for (const uid of removed) {
          const node = this.#find(uid);
          if (node?.shape.isEntity !== true) continue;
          this.#size--;
          this.#graph.drop(node);
        }
        return ok(undefined);
      }),
    );
  }

  /** The same entities for good: what changes in this store later does not show. Takes no time. */
  snapshot(): EntityStore {
    if (this.#view !== undefined) return this;
    const last = this.#snapshot?.deref();
    const next = last?.isUnchanged === true ? last : new Snapshot(this.#graph, this.#size);
    if (next !== last) {
      if (last !== undefined) last.next = next;
      this.#snapshot = new WeakRef(next);
    }
    return EntityStore.#viewing(next);
  }

  static #viewing(view: View): EntityStore {
    const store = new EntityStore();
    store.#view = view;
    store.#ancestors = new ViewAncestors(view);
    return store;
  }

  #put(entities: Iterable<Entity>, replace: boolean): Outcome {
    // Listed first: an iterable that throws midway must not leave half of it in the store.
    const put = [...entities];
    if (!put.every(isChecked)) return unchecked();
    return this.#change(() => {
      for (const entity of put) {
        const node = this.#graph.intern(entity.uid);
        const known = replace ? undefined : this.#entityOf(node);
        if (known === undefined) this.#set(node, entity);
        else if (!entitiesEqual(known, entity)) return duplicate(entity.uid);
      }
      return ok(undefined);
    });
  }

  #set(node: Node, entity: Entity): void {
    if (!node.shape.isEntity) this.#size++;
    this.#graph.put(node, entity);
  }

  /** Runs `change`; takes everything back if it fails or closes a cycle. */
  #change(change: () => Outcome): Outcome {
    if (this.#view !== undefined) return fixed(this.#view);
    const size = this.#size;
    const before = this.#graph.begin();
    const changed = change();
    const cycle = changed.ok ? findCycle(before.keys()) : undefined;
    if (changed.ok && cycle === undefined) {
      this.#graph.commit();
      this.#snapshot?.deref()?.save(before);
      return changed;
    }
    this.#size = size;
    this.#graph.undo();
    return cycle === undefined ? changed : cyclic(cycle);
  }

  #find(uid: Name): Node | undefined {
    return this.#view === undefined ? this.#graph.find(uid) : this.#view.find(uid);
  }

  /** What is known of `uid` now, or was at the time of the snapshot. */
  #at(uid: EntityUid): Node | undefined {
    const node = this.#find(uid);
    return node === undefined || this.#view === undefined ? node : this.#view.at(node);
  }

  #entityOf(node: Node): Entity | undefined {
    const at = this.#view?.at ?? itself;
    const state = at(node);
    return state.shape.isEntity ? entityOf(node, state, at) : undefined;
  }
}

function fixed({ refusal }: View): Outcome {
  return err([diagnosticOf({ code: "entities/fixed", message: refusal })]);
}

function isChecked(entity: Entity): boolean {
  return entity instanceof Entity;
}

function unchecked(): Outcome {
  return err([
    diagnosticOf({
      code: "entities/unchecked",
      message: "this is not a list of entities",
      help: "make entities with `createEntity`",
    }),
  ]);
}

function duplicate(uid: EntityUid): Outcome {
  return err([
    diagnosticOf({
      code: "entities/duplicate",
      message: `entity \`${uid.toString()}\` is defined twice, differently`,
      help: "use `upsert` to replace an entity",
    }),
  ]);
}

function cyclic(cycle: readonly Node[]): Outcome {
  const shown = cycle.slice(0, 8).map((node) => `\`${node.toString()}\``);
  shown.push(...(cycle.length > 8 ? ["…"] : []), ...shown.slice(0, 1));
  return err([
    diagnosticOf({
      code: "entities/cycle",
      message: `the hierarchy has a cycle: ${shown.join(" in ")}`,
    }),
  ]);
}
