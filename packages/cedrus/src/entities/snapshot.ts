/** How a store was at one moment: what has changed since is remembered here, the rest is in the store. */

import { UidMap } from "../values/uid-map.ts";
import { EntityStore } from "./entity-store.ts";
import { Graph, type States, type Watcher } from "./graph.ts";
import { Node } from "./node.ts";
import { FixedAncestors, type Name, type View } from "./view.ts";

/**
 * The same entities for good: what changes in `store` later does not show. Takes no time. What never
 * changes, as another snapshot, is given back as it is.
 *
 * @example
 * ```ts
 * import { createEntity, EntityStore, snapshotOf, unwrap } from "cedrus";
 *
 * const store = unwrap(EntityStore.of([unwrap(createEntity({ uid: 'User::"alice"' }))]));
 * const before = snapshotOf(store);
 * unwrap(store.add([unwrap(createEntity({ uid: 'User::"bob"' }))]));
 * console.log(before.size, store.size); // 1 2
 * ```
 */
export function snapshotOf(store: EntityStore): EntityStore {
  const graph = store.view;
  if (!(graph instanceof Graph)) return store;
  const last = graph.watcher?.deref();
  if (last instanceof Snapshot && last.isUnchanged) return new EntityStore(last);
  const next = new Snapshot(graph);
  if (last instanceof Snapshot) last.next = next;
  graph.watcher = new WeakRef(next);
  return new EntityStore(next);
}

class Snapshot implements View, Watcher {
  /** Owns none: any may have changed. */
  readonly owner = this;
  readonly ancestors = new FixedAncestors(this);
  readonly size: number;
  readonly #graph: Graph;
  readonly #states = new Map<Node, Node>();
  /** The nodes of `#states` by name: each the one that the name had then, or else none then had it. */
  readonly #names = new UidMap<Node>();
  #next: Snapshot | undefined = undefined;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.size = graph.size;
  }

  get isUnchanged(): boolean {
    return this.#states.size === 0;
  }

  /** Remembers what nodes were before a change, unless they have been changed before. */
  save(states: States): void {
    for (const [node, state] of states) {
      if (this.#states.has(node)) continue;
      this.#states.set(node, state);
      const { type, id } = node;
      if (this.#names.get(type, id) === undefined) this.#names.set(type, id, node);
    }
  }

  /** The snapshot that was taken after this one; the store tells only the latest what changes. */
  get next(): Snapshot | undefined {
    return this.#next;
  }

  set next(next: Snapshot) {
    this.#next = next;
  }

  at(node: Node): Node {
    // Asked first, since it may add to what is known here.
    const later = this.#later();
    return this.#states.get(node) ?? later.#states.get(node) ?? node;
  }

  find(uid: Name): Node | undefined {
    if (uid instanceof Node) {
      const state = this.at(uid);
      const isHere =
        state === uid ? uid.shape.owner === this.#graph.owner : state !== this.#graph.nobody;
      if (isHere) return uid;
    }
    const { type, id } = uid;
    const later = this.#later();
    return this.#names.get(type, id) ?? later.#names.get(type, id) ?? this.#graph.find(uid);
  }

  *nodes(): Iterable<Node> {
    const later = this.#later();
    yield* new Set([...this.#graph.nodes(), ...this.#names.values(), ...later.#names.values()]);
  }

  /** The latest snapshot, once this one knows what all in between know. */
  #later(): Snapshot {
    let next = this.#next;
    for (let last = next?.next; next !== undefined && last !== undefined; last = next.next) {
      this.save(next.#states);
      this.#next = next = last;
    }
    return next ?? this;
  }
}
