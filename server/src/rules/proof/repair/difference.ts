/** Lines that become others: those from `start` to `end` (excluded) of the old text. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * The fewest lines that have to change (Myers): both texts are walked together, and where they differ a detour leaves
 * out a line of either; the walk with the fewest detours is the answer. It costs what differs, not what is long.
 */
export function differenceOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const slide = (from: Stretch | undefined, entered: Spot): Stretch => {
    let { x, y } = entered;
    while (x < before.length && y < after.length && before[x] === after[y]) [x, y] = [x + 1, y + 1];
    return { from, entered, x, y };
  };
  const isThrough = ({ x, y }: Spot) => x >= before.length && y >= after.length;
  let reached = new Map([[0, slide(undefined, { x: 0, y: 0 })]]);
  for (;;) {
    const arrived = [...reached.values()].find(isThrough);
    if (arrived !== undefined) return hunksOf(arrived, after);
    const next = new Map<number, Stretch>();
    for (const stretch of reached.values()) {
      const { x, y } = stretch;
      for (const entered of [
        { x: x + 1, y },
        { x, y: y + 1 },
      ]) {
        if (entered.x > before.length || entered.y > after.length) continue;
        const known = next.get(entered.x - entered.y);
        if (known === undefined || known.entered.x < entered.x)
          next.set(entered.x - entered.y, slide(stretch, entered));
      }
    }
    reached = next;
  }
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Lines that both have in common, up to here, and the detour before them. */
interface Stretch extends Spot {
  readonly from: Stretch | undefined;
  readonly entered: Spot;
}

function hunksOf(end: Stretch, after: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  /** Where the detour behind this one began. */
  let begun: Spot = end;
  for (let { from, entered } = end; from !== undefined; { from, entered } = from) {
    const [next] = hunks;
    const lines = after.slice(from.y, entered.y);
    // Nothing in common between two detours: they are one.
    if (next !== undefined && begun.x === entered.x && begun.y === entered.y)
      hunks[0] = { start: from.x, end: next.end, lines: [...lines, ...next.lines] };
    else hunks.unshift({ start: from.x, end: entered.x, lines });
    begun = from;
  }
  return hunks;
}
