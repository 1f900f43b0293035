interface Node {
  readonly onward: readonly { readonly to: number }[];
  readonly starters: readonly number[];
}

/**
 * For every node the nearest one that all ways from the first node lead through (Cooper, Harvey and Kennedy, A Simple,
 * Fast Dominance Algorithm, 2001). All nodes can be reached from the first.
 */
export function dominatorsOf(nodes: readonly Node[]): Int32Array {
  const { order, rank } = backwards(nodes);
  const dominators = new Int32Array(nodes.length).fill(UNKNOWN);
  dominators[0] = 0;
  const common = (one: number, other: number): number => {
    let [a, b] = [one, other];
    while (a !== b) {
      while ((rank[a] ?? 0) > (rank[b] ?? 0)) a = dominators[a] ?? 0;
      while ((rank[b] ?? 0) > (rank[a] ?? 0)) b = dominators[b] ?? 0;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const node of order) {
      if (node === 0) continue;
      let nearest = UNKNOWN;
      for (const starter of nodes[node]?.starters ?? []) {
        if (dominators[starter] === UNKNOWN) continue;
        nearest = nearest === UNKNOWN ? starter : common(nearest, starter);
      }
      if (dominators[node] === nearest) continue;
      dominators[node] = nearest;
      changed = true;
    }
  }
  return dominators;
}

const UNKNOWN = -1;

/** Reverse postorder: whoever leads to a node stands before it, circles aside. */
function backwards(nodes: readonly Node[]): { readonly order: readonly number[]; readonly rank: Int32Array } {
  const seen = new Uint8Array(nodes.length);
  const finished: number[] = [];
  const path = [{ node: 0, next: 0 }];
  seen[0] = 1;
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const to = nodes[top.node]?.onward[top.next]?.to;
    top.next += 1;
    if (to === undefined) {
      finished.push(top.node);
      path.pop();
    } else if (seen[to] === 0) {
      seen[to] = 1;
      path.push({ node: to, next: 0 });
    }
  }
  const order = finished.toReversed();
  const rank = new Int32Array(nodes.length);
  for (const [at, node] of order.entries()) rank[node] = at;
  return { order, rank };
}
