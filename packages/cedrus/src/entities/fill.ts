/** Filling a store with entities that nobody has looked at yet. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { ok, type Result } from "../data/result.ts";
import type { Value } from "../values/value.ts";
import { type Draft, DraftUid, type DraftValue, entityOf } from "./draft.ts";
import { cyclic, type EntityStore } from "./entity-store.ts";
import { Graph } from "./graph.ts";
import { findCycle } from "./hierarchy.ts";
import { type Node, NO_PARENTS } from "./node.ts";
import type { Shape } from "./shape.ts";

type Outcome = Result<void, readonly Diagnostic[]>;

/**
 * Adds entities to a store as `EntityStore.add` does, but for this: what has been added stays when
 * something is wrong, and the store must be emptied.
 */
export class Filling {
  readonly #store: EntityStore;
  /** The latest shape, and the names that it is of. */
  #shape: Shape | undefined;
  #names: readonly string[] = [];

  constructor(store: EntityStore) {
    this.#store = store;
  }

  add(drafts: readonly Draft[]): Outcome {
    const graph = this.#store.view;
    // A snapshot wants to know what was before.
    const isWatched = !(graph instanceof Graph) || graph.watcher?.deref() !== undefined;
    if (isWatched) return this.#store.add(drafts.map(entityOf));
    // All named first: the order of entities is theirs, not that of what they speak of.
    const nodes = drafts.map(({ uid }) => graph.intern(uid));
    // The last of a cycle has a member when it comes: nobody else has to be looked at.
    const spokenOf: Node[] = [];
    for (const [i, draft] of drafts.entries()) {
      const node = nodes[i];
      if (node === undefined) continue;
      const added = node.shape.isEntity
        ? this.#store.add([entityOf(draft)])
        : this.#fill(graph, node, draft);
      if (added?.ok === false) return added;
      if (node.members > 0) spokenOf.push(node);
    }
    graph.ancestors.expire();
    const cycle = findCycle(spokenOf);
    return cycle === undefined ? ok(undefined) : cyclic(cycle);
  }

  /** Makes `node`, which stands for nothing yet, stand for what is in `draft`. */
  #fill(graph: Graph, node: Node, { names, values, tags, parents }: Draft): void {
    const resident = (value: DraftValue): Value =>
      value instanceof DraftUid ? graph.intern(value) : graph.resident(value);
    const slots = values.length === 0 ? NO_PARENTS : values.map(resident);
    const above = parents.length === 0 ? NO_PARENTS : distinct(parents.map(graph.intern));
    node.become(this.#shapeOf(graph, names), slots, graph.residents(tags), above);
    node.settle();
    graph.size++;
    graph.count(node, 1);
  }

  #shapeOf(graph: Graph, names: readonly string[]): Shape {
    if (this.#shape === undefined || names !== this.#names) {
      this.#names = names;
      this.#shape = graph.owner.of(names);
    }
    return this.#shape;
  }
}

function distinct(nodes: readonly Node[]): readonly Node[] {
  const [first, second] = nodes;
  if (nodes.length > 2) return [...new Set(nodes)];
  return first === second ? nodes.slice(0, 1) : nodes;
}
