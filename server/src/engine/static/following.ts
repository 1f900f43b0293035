import type { Actor } from './actor.ts';
import { BitSet } from './bit-set.ts';

/** Whom actors may set to work by whatever detour, whoever has set them to work. By numbers. */
export interface Following {
  /** May the second be at work because of the first? */
  readonly isAfter: (first: number, second: number) => boolean;
  /** Whoever may start itself. */
  readonly circular: BitSet;
}

export function followingIn(actors: readonly Actor[]): Following {
  const nobody = new BitSet(actors.length);
  const circular = new BitSet(actors.length);
  const after = actors.map(({ starts }, number) => {
    if (starts.length === 0) return nobody;
    const set = allAfter(actors, number);
    if (set.has(number)) circular.add(number);
    return set;
  });
  return { isAfter: (first, second) => after[first]?.has(second) === true, circular };
}

function allAfter(actors: readonly Actor[], number: number): BitSet {
  const set = new BitSet(actors.length);
  const queue = [number];
  for (const next of queue) {
    for (const { actor } of actors[next]?.starts ?? []) {
      if (set.has(actor)) continue;
      set.add(actor);
      queue.push(actor);
    }
  }
  return set;
}
