/** Ways to look at entities: as they are now, as they were, or as they are read one by one. */

import type { EntityUid } from "../values/entity-uid.ts";
import { ancestorsOf, MANY } from "./hierarchy.ts";
import type { Node } from "./node.ts";

/** What UIDs have. */
export type Name = Pick<EntityUid, "type" | "id">;

export interface View {
  /** The number of entities. */
  readonly size: number;
  /** The owner of nodes that are to be seen as they are. */
  readonly owner: object;
  readonly ancestors: {
    isAbove(node: Node, ancestor: Node): boolean;
    of(node: Node): ReadonlySet<Node>;
  };
  /** `side` tells apart who asks: for entities of one type most of the time. */
  find(uid: Name, side?: number): Node | undefined;
  /** What is to be seen in place of `node`. */
  at(node: Node): Node;
  /** The nodes of all entities, and others. */
  nodes(): Iterable<Node>;
}

/** The ancestors of nodes that never change. */
export class FixedAncestors {
  readonly #view: Pick<View, "at">;
  readonly #kept = new Map<Node, ReadonlySet<Node>>();

  constructor(view: Pick<View, "at">) {
    this.#view = view;
  }

  isAbove(node: Node, ancestor: Node): boolean {
    return this.of(node).has(ancestor);
  }

  of(node: Node): ReadonlySet<Node> {
    const kept = this.#kept.get(node);
    if (kept !== undefined) return kept;
    const found = ancestorsOf(node, this.#view);
    if (found.size <= MANY) this.#kept.set(node, found);
    return found;
  }
}
