/** Entities that are looked at otherwise than as what is in a store now. */

import type { Name } from "./graph.ts";
import { ancestorsOf, MANY } from "./hierarchy.ts";
import type { Node } from "./node.ts";

export interface View {
  /** Why there is nothing to change. */
  readonly refusal: string;
  find(uid: Name): Node | undefined;
  /** What is to be seen in place of `node`. */
  readonly at: (node: Node) => Node;
  /** The nodes of all entities, and others. */
  nodes(): Iterable<Node>;
  /** The number of entities. */
  readonly size: number;
}

/** The ancestors of the nodes of a view, which never change. */
export class ViewAncestors {
  readonly #at: (node: Node) => Node;
  readonly #kept = new Map<Node, ReadonlySet<Node>>();

  constructor({ at }: View) {
    this.#at = at;
  }

  isAbove(node: Node, ancestor: Node): boolean {
    return this.of(node).has(ancestor);
  }

  of(node: Node): ReadonlySet<Node> {
    const kept = this.#kept.get(node);
    if (kept !== undefined) return kept;
    const found = ancestorsOf(node, this.#at);
    if (found.size <= MANY) this.#kept.set(node, found);
    return found;
  }
}
