/**
 * The membership graph. Who is asked for gets a set of ancestors, which is kept for the next question.
 *
 * A node with many ancestors (a member of a very long chain, say) keeps none and searches upward
 * every time, so that memory stays linear in the size of the graph.
 */

import { GONE, type Node } from "./node.ts";

/** From this many ancestors on, a node does not keep them. */
export const MANY = 1024;

/** Up to this many parents, a node asks them rather than to keep ancestors of its own. */
const FEW = 4;

/** When so many ancestors are kept in all (about 100 MB), they are thrown away and kept anew. */
const TOO_MANY = 4_000_000;

export const NONE: ReadonlySet<Node> = new Set();

/** Stands for ancestors that are too many to keep. */
const UNKEPT: ReadonlySet<Node> = new Set();

const NOW = { at: (node: Node): Node => node };

/** The ancestors that the nodes of a store keep. */
export class Ancestors {
  /** Ends when something that has members gets other parents: no set is used after its era. */
  #era = 1;
  #keepers: Node[] = [];
  #kept = 0;

  expire(): void {
    this.#era++;
  }

  /** Whether `ancestor` lies above `node`. */
  isAbove(node: Node, ancestor: Node): boolean {
    const { parents } = node;
    if (parents.length === 0 || ancestor.members === 0) return false;
    if (parents.length > FEW || node.keptIn === this.#era) return this.#has(node, ancestor);
    for (const parent of parents) {
      if (parent === ancestor) return true;
      if (parent.parents.length > 0 && this.#has(parent, ancestor)) return true;
    }
    return false;
  }

  /** Everything above `node`. */
  of(node: Node): ReadonlySet<Node> {
    if (node.parents.length === 0) return NONE;
    const kept = this.#keptOf(node);
    return kept === UNKEPT ? ancestorsOf(node) : kept;
  }

  #has(node: Node, ancestor: Node): boolean {
    const kept = this.#keptOf(node);
    return kept === UNKEPT ? isAncestor(node, ancestor) : kept.has(ancestor);
  }

  #keptOf(node: Node): ReadonlySet<Node> {
    const { parents } = node;
    const only = parents.length === 1 ? parents[0] : undefined;
    const keeper = only ?? node;
    const { notes } = keeper;
    if (notes.era !== this.#era) {
      notes.era = this.#era;
      notes.above = notes.closed = undefined;
    }
    if (only === undefined) return (notes.above ??= this.#keep(node, keeper));
    return (notes.closed ??= this.#keep(node, keeper));
  }

  #keep(node: Node, keeper: Node): ReadonlySet<Node> {
    const ancestors = ancestorsOf(node, NOW, MANY);
    if (ancestors.size > MANY) return UNKEPT;
    this.#kept += ancestors.size + 8;
    if (this.#kept > TOO_MANY) {
      for (const { notes } of this.#keepers) notes.above = notes.closed = undefined;
      this.#keepers = [];
      this.#kept = 0;
    }
    this.#keepers.push(keeper);
    return ancestors;
  }
}

/** Everything above `node`, nearest first; a few more than `limit` are enough. */
export function ancestorsOf(
  node: Node,
  view: { at(node: Node): Node } = NOW,
  limit = Number.POSITIVE_INFINITY,
): ReadonlySet<Node> {
  const found = new Set<Node>();
  const visit = (parent: Node): void => {
    if (view.at(parent).shape !== GONE) found.add(parent);
  };
  view.at(node).parents.forEach(visit);
  for (const ancestor of found) {
    if (found.size > limit) break;
    view.at(ancestor).parents.forEach(visit);
  }
  return found;
}

function isAncestor(node: Node, ancestor: Node): boolean {
  const seen = new Set<Node>();
  const queue = [node];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    // What has one member is met once, from there.
    if (next.members > 1) {
      if (seen.has(next)) continue;
      seen.add(next);
    }
    for (const parent of next.parents) {
      if (parent === ancestor) return true;
      queue.push(parent);
    }
  }
  return false;
}

/** A cycle through one of `nodes`, as the nodes along it, each in the next. */
export function findCycle(nodes: Iterable<Node>): readonly Node[] | undefined {
  const done = new Set<Node>();
  for (const node of nodes) {
    // Nobody is in a node without members, so it is not in itself either.
    const cycle = node.members > 0 ? cycleAbove(node, done) : undefined;
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Climbs all ways up from `start`, one at a time; none leads to a cycle from what is `done`. */
function cycleAbove(start: Node, done: Set<Node>): readonly Node[] | undefined {
  const path = new Set<Node>();
  const stack = [start];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (done.has(top) || path.delete(top)) {
      // Everything above it has been seen by now.
      done.add(top);
      stack.pop();
      continue;
    }
    path.add(top);
    for (const parent of top.parents) {
      if (path.has(parent)) return [...path].slice([...path].indexOf(parent));
      stack.push(parent);
    }
  }
  return undefined;
}
