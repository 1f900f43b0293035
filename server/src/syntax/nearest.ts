/** The candidate with the fewest differing letters, if few enough for a slip of the finger. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 30) return undefined;
  const written = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.floor(Math.max(written.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    const differing = distance(written, candidate.toLowerCase());
    if (differing < fewest) {
      fewest = differing;
      best = candidate;
    }
  }
  return best;
}

/** Letters to insert, delete, replace or swap with their neighbour. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? cost) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
