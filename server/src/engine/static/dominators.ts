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
function backwards(nodes: readonly Node[]): { readonly order: Int32Array; readonly rank: Int32Array } {
  const order = new Int32Array(nodes.length);
  const rank = new Int32Array(nodes.length).fill(UNKNOWN);
  /** For each node, how many of those whom it starts have been looked at. */
  const looked = new Int32Array(nodes.length);
  let left = nodes.length;
  const path = [0];
  rank[0] = 0;
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    const next = looked[node] ?? 0;
    const to = nodes[node]?.onward[next]?.to;
    looked[node] = next + 1;
    if (to === undefined) {
      left -= 1;
      order[left] = node;
      rank[node] = left;
      path.pop();
    } else if (rank[to] === UNKNOWN) {
      rank[to] = 0;
      path.push(to);
    }
  }
  return { order, rank };
}
