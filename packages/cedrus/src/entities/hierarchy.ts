/**
 * The membership graph, with every node's ancestors worked out ahead of the questions.
 *
 * Ancestors are kept as a set while they are few. A node with more of them (a member of a very
 * long chain, say) answers by searching upward through its parents instead, so that memory stays
 * linear in the size of the graph.
 */

import type { EntityUid } from "../values/entity-uid.ts";
import type { Entity } from "./entity.ts";

/** From this many ancestors on, a node does not keep them. */
const MANY = 1024;

/** What is known of one entity UID: the entity, if it is in the store, and its relations. */
export class Node {
  readonly uid: EntityUid;
  entity: Entity | undefined = undefined;
  parents: readonly Node[] = [];
  readonly children = new Set<Node>();
  /** All ancestors; `undefined` when there are too many to keep. */
  ancestors: ReadonlySet<Node> | undefined = NONE;

  constructor(uid: EntityUid) {
    this.uid = uid;
  }
}

const NONE: ReadonlySet<Node> = new Set();

/** Makes `parents` the parents of `node`. `refreshAncestors` must follow. */
export function setParents(node: Node, parents: readonly Node[]): void {
  for (const parent of node.parents) parent.children.delete(node);
  node.parents = parents;
  for (const parent of parents) parent.children.add(node);
}

/** Whether `ancestor` lies above `node`. */
export function isAncestor(node: Node, ancestor: Node): boolean {
  if (node.ancestors !== undefined) return node.ancestors.has(ancestor);
  const seen = new Set<Node>();
  const queue = [...node.parents];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === ancestor || next.ancestors?.has(ancestor) === true) return true;
    if (next.ancestors !== undefined || seen.has(next)) continue;
    seen.add(next);
    for (const parent of next.parents) queue.push(parent);
  }
  return false;
}

/** Everything above `node`, nearest first. */
export function ancestorsOf(node: Node): readonly Node[] {
  const found = new Set<Node>(node.parents);
  for (const ancestor of found) for (const parent of ancestor.parents) found.add(parent);
  return [...found];
}

/**
 * Works out the ancestors of `changed` and of everything below them.
 *
 * Gives back a cycle, as the nodes along it, if there is one; the ancestors are then not usable.
 */
export function refreshAncestors(changed: Iterable<Node>): readonly Node[] | undefined {
  const affected = withDescendants(changed);
  const waiting = new Map<Node, number>();
  const ready: Node[] = [];
  for (const node of affected) {
    const count = node.parents.filter((parent) => affected.has(parent)).length;
    waiting.set(node, count);
    if (count === 0) ready.push(node);
  }
  let done = 0;
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    done++;
    node.ancestors = unionOfParents(node);
    for (const child of node.children) {
      const count = waiting.get(child) ?? 0;
      waiting.set(child, count - 1);
      if (count === 1) ready.push(child);
    }
  }
  return done === affected.size ? undefined : findCycle(waiting);
}

function withDescendants(nodes: Iterable<Node>): ReadonlySet<Node> {
  const found = new Set<Node>(nodes);
  for (const node of found) for (const child of node.children) found.add(child);
  return found;
}

function unionOfParents(node: Node): ReadonlySet<Node> | undefined {
  if (node.parents.length === 0) return NONE;
  const union = new Set<Node>();
  for (const parent of node.parents) {
    if (parent.ancestors === undefined) return undefined;
    union.add(parent);
    for (const ancestor of parent.ancestors) union.add(ancestor);
    if (union.size > MANY) return undefined;
  }
  return union;
}

/** Follows parents that still wait, which must lead around a cycle. */
function findCycle(waiting: ReadonlyMap<Node, number>): readonly Node[] {
  const path: Node[] = [];
  const seen = new Set<Node>();
  const waits = (node: Node): boolean => (waiting.get(node) ?? 0) > 0;
  let node = [...waiting.keys()].find(waits);
  while (node !== undefined && !seen.has(node)) {
    seen.add(node);
    path.push(node);
    node = node.parents.find(waits);
  }
  return node === undefined ? path : path.slice(path.indexOf(node));
}
