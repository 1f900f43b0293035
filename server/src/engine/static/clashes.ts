import type { Thing } from '../program/index.ts';
import { BitSet } from './bit-set.ts';
import type { Network, Touch } from './network.ts';

/** Which actors do not get along over something, whenever they should be at work at one time. */
export interface Clashes {
  /** By the actor's number; itself is among them if two runs of it do not get along. */
  readonly of: readonly BitSet[];
  /** The things over which two clash. */
  readonly between: (one: number, other: number) => readonly Thing[];
}

/** What an actor does to a thing, all in all. */
interface Summary {
  readonly actor: number;
  reads: boolean;
  adds: boolean;
  writes: boolean;
  /** The one value that it writes; undefined: several, or nobody knows which. */
  value: string | undefined;
}

export function createClashes({ actors }: Network, hasThreshold: (thing: Thing) => boolean): Clashes {
  const byThing = new Map<Thing, Summary[]>();
  for (const [actor, { touches }] of actors.entries())
    for (const touch of touches) note(byThing, actor, touch);
  const of = actors.map(() => new BitSet(actors.length));
  const clash = (one: Summary, other: Summary, threshold: boolean): void => {
    if (!doClash(one, other, threshold)) return;
    of[one.actor]?.add(other.actor);
    of[other.actor]?.add(one.actor);
  };
  for (const [thing, summaries] of byThing) {
    const changing = summaries.filter(({ adds, writes }) => adds || writes);
    if (changing.length === 0) continue;
    const threshold = hasThreshold(thing);
    for (const one of changing) for (const other of summaries) clash(one, other, threshold);
  }
  const index = new Map<Thing, Map<number, Summary>>();
  return {
    of,
    between(one, other) {
      const things = new Set<Thing>((actors[one]?.touches ?? []).map(({ thing }) => thing));
      return [...things].filter((thing) => {
        let known = index.get(thing);
        if (known === undefined)
          index.set(
            thing,
            (known = new Map((byThing.get(thing) ?? []).map((summary) => [summary.actor, summary]))),
          );
        const [a, b] = [known.get(one), known.get(other)];
        return a !== undefined && b !== undefined && doClash(a, b, hasThreshold(thing));
      });
    },
  };
}

function note(byThing: Map<Thing, Summary[]>, actor: number, { thing, how, value }: Touch): void {
  let summaries = byThing.get(thing);
  if (summaries === undefined) byThing.set(thing, (summaries = []));
  let summary = summaries.at(-1);
  if (summary?.actor !== actor) {
    summary = { actor, reads: false, adds: false, writes: false, value: undefined };
    summaries.push(summary);
  }
  if (how === 'reads') summary.reads = true;
  else if (how === 'adds') summary.adds = true;
  else {
    summary.value = summary.writes && summary.value !== value ? undefined : value;
    summary.writes = true;
  }
}

/** Sums commute, unless somebody waits for one of them; so do writes of the same value. */
function doClash(one: Summary, other: Summary, threshold: boolean): boolean {
  if ((one.writes || one.adds) && other.reads) return true;
  if ((other.writes || other.adds) && one.reads) return true;
  if (one.writes && other.adds) return true;
  if (other.writes && one.adds) return true;
  if (one.adds && other.adds && threshold) return true;
  return one.writes && other.writes && (one.value === undefined || one.value !== other.value);
}
