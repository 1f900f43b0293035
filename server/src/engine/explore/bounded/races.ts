import { conflict } from '../conflict.ts';
import type { Taken } from './person-run.ts';

/** Two turns of a run that could have come in the other order, as far as can be seen. */
export interface Race {
  readonly first: number;
  readonly second: number;
  /** The turns between that the second depends on. */
  readonly between: readonly number[];
}

/**
 * Pairs of turns that conflict, and of which the second does not come about through the first: neither was it started
 * by it, nor by something that conflicts with it in turn (Flanagan and Godefroid, Dynamic Partial-Order Reduction, 2005).
 */
export function racesIn(turns: readonly Taken[]): Race[] {
  const makers = new Map<Taken['task'], number>();
  for (const [at, { before, next }] of turns.entries()) {
    for (const task of next.state.tasks) if (!before.tasks.includes(task)) makers.set(task, at);
  }
  /** For each turn, those that it depends on, one bit each. */
  const causes: bigint[] = [];
  const races: Race[] = [];
  for (const [second, { task, touched }] of turns.entries()) {
    const maker = makers.get(task);
    let depends = maker === undefined ? 0n : (causes[maker] ?? 0n) | bit(maker);
    const found: number[] = [];
    // The latest first: what it depends on through a later one is no race with an earlier one.
    for (let first = second - 1; first >= 0; first -= 1) {
      const earlier = turns[first];
      if (earlier === undefined || (depends & bit(first)) !== 0n) continue;
      if (!conflict(earlier.touched, touched, 'does not matter')) continue;
      found.push(first);
      depends |= (causes[first] ?? 0n) | bit(first);
    }
    causes.push(depends);
    for (const first of found) races.push({ first, second, between: betweenThem(causes, first, second) });
  }
  return races;
}

/** Whatever the second depends on without depending on the first. */
function betweenThem(causes: readonly bigint[], first: number, second: number): number[] {
  const between: number[] = [];
  for (let at = first + 1; at < second; at += 1) {
    const needed = ((causes[second] ?? 0n) & bit(at)) !== 0n;
    const afterFirst = ((causes[at] ?? 0n) & bit(first)) !== 0n;
    if (needed && !afterFirst) between.push(at);
  }
  return between;
}

function bit(at: number): bigint {
  return 1n << BigInt(at);
}
