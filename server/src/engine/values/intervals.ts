/**
 * Sets of numbers as unions of intervals. A cut lies just before or just after a number; a set is an even list of
 * cuts, ascending: between the first and the second it holds, between the second and the third it does not.
 */
export interface Cut {
  readonly at: number;
  readonly side: 'before' | 'after';
}

export type Intervals = readonly Cut[];

const START: Cut = { at: -Infinity, side: 'before' };
const END: Cut = { at: Infinity, side: 'after' };

export const EVERYTHING: Intervals = [START, END];
export const NOTHING: Intervals = [];

export function point(at: number): Intervals {
  return between(at, at);
}

/** Both ends belong to it. */
export function between(low: number, high: number): Intervals {
  return low > high
    ? NOTHING
    : [
        { at: low, side: 'before' },
        { at: high, side: 'after' },
      ];
}

export function above(low: number): Intervals {
  return [{ at: low, side: 'after' }, END];
}

export function below(high: number): Intervals {
  return [START, { at: high, side: 'before' }];
}

export function atLeast(low: number): Intervals {
  return [{ at: low, side: 'before' }, END];
}

export function atMost(high: number): Intervals {
  return [START, { at: high, side: 'after' }];
}

function compareCuts(a: Cut, b: Cut): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.side === b.side ? 0 : a.side === 'before' ? -1 : 1;
}

export function complement(set: Intervals): Intervals {
  const first = set[0];
  if (first === undefined) return EVERYTHING;
  const rest = compareCuts(first, START) === 0 ? set.slice(1) : [START, ...set];
  const last = rest.at(-1);
  return last !== undefined && compareCuts(last, END) === 0 ? rest.slice(0, -1) : [...rest, END];
}

export function intersection(a: Intervals, b: Intervals): Intervals {
  const cuts: Cut[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [aFrom, aTo, bFrom, bTo] = [a[i], a[i + 1], b[j], b[j + 1]];
    if (aFrom === undefined || aTo === undefined || bFrom === undefined || bTo === undefined) break;
    const from = compareCuts(aFrom, bFrom) < 0 ? bFrom : aFrom;
    const aEndsFirst = compareCuts(aTo, bTo) < 0;
    const to = aEndsFirst ? aTo : bTo;
    if (compareCuts(from, to) < 0) cuts.push(from, to);
    if (aEndsFirst) i += 2;
    else j += 2;
  }
  return cuts;
}

export function union(a: Intervals, b: Intervals): Intervals {
  return complement(intersection(complement(a), complement(b)));
}

export function contains(set: Intervals, number: number): boolean {
  return intersection(set, point(number)).length > 0;
}

export function shifted(set: Intervals, by: number): Intervals {
  return by === 0 ? set : set.map(({ at, side }) => ({ at: at + by, side }));
}

/** The whole numbers of a set: `more than 94` and `at least 95` become the same set. */
export function wholeNumbers(set: Intervals): Intervals {
  const cuts: Cut[] = [];
  for (let i = 0; i + 1 < set.length; i += 2) {
    const [from, to] = [set[i], set[i + 1]];
    if (from === undefined || to === undefined) break;
    const [low, high] = [wholeFrom(from), wholeTo(to)];
    if (low.at <= high.at) cuts.push(low, high);
  }
  return cuts;
}

function wholeFrom({ at, side }: Cut): Cut {
  if (!Number.isFinite(at)) return { at, side };
  return { at: side === 'after' && Number.isInteger(at) ? at + 1 : Math.ceil(at), side: 'before' };
}

function wholeTo({ at, side }: Cut): Cut {
  if (!Number.isFinite(at)) return { at, side };
  return { at: side === 'before' && Number.isInteger(at) ? at - 1 : Math.floor(at), side: 'after' };
}

/** The only number of a set that has just one. */
export function onlyNumber(set: Intervals): number | undefined {
  const [from, to] = set;
  return set.length === 2 && from?.at === to?.at && Number.isFinite(from?.at) ? from?.at : undefined;
}

export function intervalsKey(set: Intervals): string {
  return set.map(({ at, side }) => `${side === 'before' ? '<' : '>'}${at}`).join('');
}
