/** The resident store of entities. */

import { type Diagnostic, diagnosticOf } from "../data/diagnostic.ts";
import { err, ok, type Result } from "../data/result.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Value } from "../values/value.ts";
import { UidMap } from "../values/uid-map.ts";
import { Entity, entitiesEqual } from "./entity.ts";
import { ancestorsOf, isAncestor, Node, refreshAncestors, setParents } from "./hierarchy.ts";

type Outcome = Result<void, readonly Diagnostic[]>;

/** What a node was before a change that may have to be taken back. */
interface Before {
  readonly entity: Entity | undefined;
  readonly parents: readonly Node[];
}

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
  readonly #nodes = new UidMap<Node>();
  #size = 0;

  /** A store of these entities. */
  static of(entities: Iterable<Entity>): Result<EntityStore, readonly Diagnostic[]> {
    const store = new EntityStore();
    const added = store.add(entities);
    return added.ok ? ok(store) : added;
  }

  /** The number of entities. */
  get size(): number {
    return this.#size;
  }

  /** The entities, type by type, each type in the order in which its entities were first named. */
  *[Symbol.iterator](): Iterator<Entity> {
    for (const { entity } of this.#nodes.values()) if (entity !== undefined) yield entity;
  }

  get(uid: EntityUid): Entity | undefined {
    return this.#find(uid)?.entity;
  }

  /** Cedar's `in` on two entities: they are the same, or `ancestor` lies above `uid`. */
  isIn(uid: EntityUid, ancestor: EntityUid): boolean {
    if (uid.equals(ancestor)) return true;
    const node = this.#find(uid);
    if (node === undefined || node.parents.length === 0) return false;
    const above = this.#find(ancestor);
    return above !== undefined && isAncestor(node, above);
  }

  /** The store's own EntityUid of an entity, or of a parent, if there is one. */
  resolve(type: string, id: string): EntityUid | undefined {
    return this.#nodes.get(type, id)?.uid;
  }

  has(uid: EntityUid): boolean {
    return this.get(uid) !== undefined;
  }

  /** The value of an attribute, if there are both. */
  attr(uid: EntityUid, name: string): Value | undefined {
    return this.get(uid)?.attrs.get(name);
  }

  /** The value of a tag, if there are both. */
  tag(uid: EntityUid, name: string): Value | undefined {
    return this.get(uid)?.tags.get(name);
  }

  /** The same as `ancestors`, in any order. */
  above(uid: EntityUid): readonly EntityUid[] {
    return this.ancestors(uid);
  }

  /** Everything that `uid` is in, other than itself, nearest first. */
  ancestors(uid: EntityUid): readonly EntityUid[] {
    const node = this.#find(uid);
    return node === undefined ? [] : ancestorsOf(node).map((ancestor) => ancestor.uid);
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
   */
  remove(uids: Iterable<EntityUid>): void {
    const removed = [...uids];
    if (!removed.every((uid) => uid instanceof EntityUid)) {
      throw new TypeError("`remove` takes values of class `EntityUid`");
    }
    const changed = new Set<Node>();
    for (const uid of removed) {
      const node = this.#find(uid);
      if (node?.entity === undefined) continue;
      for (const child of node.children) {
        leaveParent(child, node);
        changed.add(child);
      }
      const { parents } = node;
      node.entity = undefined;
      this.#size--;
      setParents(node, []);
      changed.delete(node);
      for (const unused of [node, ...parents]) this.#forget(unused);
    }
    refreshAncestors(changed);
  }

  #put(entities: Iterable<Entity>, replace: boolean): Outcome {
    // Listed first: an iterable that throws midway must not leave half of it in the store.
    const put = [...entities];
    if (!put.every(isChecked)) return unchecked();
    return this.#change((before) => {
      for (const entity of put) {
        const known = replace ? undefined : this.#find(entity.uid)?.entity;
        if (known === undefined) this.#set(entity, before);
        else if (!entitiesEqual(known, entity)) return duplicate(entity.uid);
      }
      return ok(undefined);
    });
  }

  /** Runs `change` and works out ancestors; takes everything back if either fails. */
  #change(change: (before: Map<Node, Before>) => Outcome): Outcome {
    const before = new Map<Node, Before>();
    const changed = change(before);
    const cycle = changed.ok ? refreshAncestors(before.keys()) : undefined;
    const touched: Node[] = [];
    for (const [node, { parents }] of before) touched.push(node, ...[parents, node.parents].flat());
    if (!changed.ok || cycle !== undefined) {
      for (const [node, { entity, parents }] of before) {
        this.#size += (entity === undefined ? 0 : 1) - (node.entity === undefined ? 0 : 1);
        node.entity = entity;
        setParents(node, parents);
      }
      refreshAncestors(before.keys());
    }
    // Only now: a node that lost its last use may have got it back.
    for (const node of touched) this.#forget(node);
    return cycle === undefined ? changed : cyclic(cycle);
  }

  #set(entity: Entity, before: Map<Node, Before>): void {
    const node = this.#intern(entity.uid);
    if (!before.has(node)) before.set(node, { entity: node.entity, parents: node.parents });
    if (node.entity === undefined) this.#size++;
    node.entity = entity;
    setParents(node, [...new Set(entity.parents.map((uid) => this.#intern(uid)))]);
  }

  #find({ type, id }: EntityUid): Node | undefined {
    return this.#nodes.get(type, id);
  }

  #intern(uid: EntityUid): Node {
    return this.#find(uid) ?? this.#nodes.set(uid.type, uid.id, new Node(uid));
  }

  /** Drops a node that stands for nothing any more. */
  #forget(node: Node): void {
    if (node.entity !== undefined || node.children.size > 0 || node.parents.length > 0) return;
    const { type, id } = node.uid;
    if (this.#find(node.uid) === node) this.#nodes.delete(type, id);
  }
}

/** Ends the membership of `child` in `parent`, in the graph and in what the entity says. */
function leaveParent(child: Node, parent: Node): void {
  setParents(
    child,
    child.parents.filter((other) => other !== parent),
  );
  if (child.entity === undefined) return;
  const parents = child.entity.parents.filter((uid) => !uid.equals(parent.uid));
  child.entity = new Entity(child.uid, child.entity.attrs, child.entity.tags, parents);
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
  const shown = cycle.slice(0, 8).map(({ uid }) => `\`${uid.toString()}\``);
  shown.push(...(cycle.length > 8 ? ["…"] : []), ...shown.slice(0, 1));
  return err([
    diagnosticOf({
      code: "entities/cycle",
      message: `the hierarchy has a cycle: ${shown.join(" in ")}`,
    }),
  ]);
}
