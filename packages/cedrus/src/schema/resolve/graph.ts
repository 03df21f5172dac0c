/** Directed graphs: an order in which what is needed comes first, and cycles. No recursion. */

interface Frame<N> {
  readonly node: N;
  readonly next: readonly N[];
  seen: number;
}

export interface Sorted<N> {
  /** Every node, after all nodes it leads to unless they are on a cycle with it. */
  readonly order: readonly N[];
  /** At least one cycle for each tangle of cycles. */
  readonly cycles: readonly (readonly N[])[];
}

/** Depth-first, in time linear in nodes and edges. */
export function sortGraph<N extends object>(
  nodes: Iterable<N>,
  edges: (node: N) => readonly N[],
): Sorted<N> {
  const order: N[] = [];
  const cycles: N[][] = [];
  const state = new Map<N, "open" | "done">();
  const onCycle = new Set<N>();
  const path: Frame<N>[] = [];
  const open = (node: N): void => {
    state.set(node, "open");
    path.push({ node, next: edges(node), seen: 0 });
  };
  for (const root of nodes) {
    if (!state.has(root)) open(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const value = top.next[top.seen++];
      if (value === undefined) {
        path.pop();
        state.set(top.node, "done");
        order.push(top.node);
      } else if (!state.has(value)) {
        open(value);
      } else if (state.get(value) === "open" && !onCycle.has(value)) {
        const cycle = cycleTo(path, value);
        for (const node of cycle) onCycle.add(node);
        cycles.push(cycle);
      }
    }
  }
  return { order, cycles };
}

/** The part of `path` that starts at `node`. */
function cycleTo<N>(path: readonly Frame<N>[], node: N): N[] {
  const nodes = path.map((frame) => frame.node);
  return nodes.slice(nodes.lastIndexOf(node));
}

/** Everything that `start` leads to, itself only if a cycle leads back. */
export function reachable<N>(start: N, edges: (node: N) => Iterable<N>): ReadonlySet<N> {
  const found = new Set<N>(edges(start));
  for (const node of found) for (const next of edges(node)) found.add(next);
  return found;
}
