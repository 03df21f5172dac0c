/** Entities that are asked for when they are first looked at. */

import type { EntityUid } from "../values/entity-uid.ts";
import { Entity } from "./entity.ts";
import { EntityStore } from "./entity-store.ts";
import { Graph } from "./graph.ts";
import { type Node, NO_PARENTS, NO_TAGS } from "./node.ts";
import { Shape } from "./shape.ts";
import { FixedAncestors, type Name, type View } from "./view.ts";

/** Of nodes that have not been asked for. */
const UNASKED = /* @__PURE__ */ new Shape(undefined, false);

/** Gives the entity that is called `uid`, if there is one. */
export type LoadEntity = (uid: EntityUid) => Entity | undefined;

/**
 * A store that asks `load` for an entity when it is first looked at, and keeps the answer: for
 * callers with a database, or with entities of which a decision needs few. It holds no others.
 *
 * What `load` throws, the question throws that led to it; the next one asks again. If it changes policies
 * that are being decided by, the decision is made anew.
 *
 * @example
 * ```ts
 * import { createEntity, EntityUid, lazyEntities, unwrap } from "cedrus";
 *
 * const levels: Readonly<Record<string, number>> = { alice: 3 };
 * const store = lazyEntities((uid) => {
 *   const level = levels[uid.id];
 *   return level === undefined ? undefined : unwrap(createEntity({ uid, attrs: { level } }));
 * });
 * console.log(store.attr(new EntityUid("User", "alice"), "level")); // 3
 * ```
 */
export function lazyEntities(load: LoadEntity): EntityStore {
  return new EntityStore(new LazyEntities(load));
}

class LazyEntities implements View {
  readonly ancestors = new FixedAncestors(this);
  readonly #graph = new Graph(UNASKED);
  readonly owner = this.#graph.owner;
  readonly #missing = new Shape(this.owner, false);
  readonly #load: LoadEntity;

  constructor(load: LoadEntity) {
    this.#load = load;
  }

  /** The number of entities that have been read. */
  get size(): number {
    return this.#graph.size;
  }

  find(uid: Name): Node {
    return this.#graph.intern(uid);
  }

  at(node: Node): Node {
    if (node.shape === UNASKED) this.#ask(node);
    return node;
  }

  /** Those that have been asked for: going through a store reads nothing. */
  *nodes(): Iterable<Node> {
    for (const node of this.#graph.nodes()) if (node.shape !== UNASKED) yield node;
  }

  #ask(node: Node): void {
    const entity = this.#load(node);
    if (entity === undefined) {
      node.become(this.#missing, NO_PARENTS, NO_TAGS, NO_PARENTS);
    } else if (entity instanceof Entity && node.equals(entity.uid)) {
      this.#graph.put(node, entity);
    } else {
      throw new TypeError(`what was read for \`${node.toString()}\` is not that entity`);
    }
  }
}
