/** How a store was at one moment: what has changed since is remembered here, the rest is in the store. */

import { UidMap } from "../values/uid-map.ts";
import type { Graph } from "./graph.ts";
import { Node } from "./node.ts";
import { FixedAncestors, type Name, type View } from "./view.ts";

/** What nodes were before they were changed. */
type States = ReadonlyMap<Node, Node>;

export class Snapshot implements View {
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
    return this.#states.get(node) ?? this.#later().#states.get(node) ?? node;
  }

  find(uid: Name): Node | undefined {
    if (uid instanceof Node) {
      const state = this.at(uid);
      const isHere = state === uid ? uid.shape.owner === this.#graph : state !== this.#graph.nobody;
      if (isHere) return uid;
    }
    const { type, id } = uid;
    return this.#names.get(type, id) ?? this.#later().#names.get(type, id) ?? this.#graph.find(uid);
  }

  *nodes(): Iterable<Node> {
    yield* new Set([
      ...this.#graph.nodes(),
      ...this.#names.values(),
      ...this.#later().#names.values(),
    ]);
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
