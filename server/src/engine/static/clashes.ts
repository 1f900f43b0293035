import type { Thing } from '../program/index.ts';
import { BitSet } from './bit-set.ts';
import type { Network, Touch } from './network.ts';

/** Which actors do not get along over something, whenever they should be at work at one time. */
export interface Clashes {
  /** By the actor's number; itself is among them if two runs of it do not get along. */
  readonly of: readonly BitSet[];
  /**
   * The same without sums, as passing a threshold together is a matter of the score and not of the two, and without
   * memberships of programs, of which a status never goes back.
   */
  readonly firmly: readonly BitSet[];
  /** The things over which two clash. */
  readonly between: (one: number, other: number) => readonly Thing[];
  /** Who changes a thing. */
  readonly changing: (thing: Thing) => BitSet | undefined;
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

/** What somebody asks about a thing. */
export interface Interest {
  /** Does anybody look at it, be it in the end? */
  readonly isFelt: (thing: Thing) => boolean;
  /** Does somebody hear of its changes only beyond a certain value? */
  readonly hasThreshold: (thing: Thing) => boolean;
}

export function createClashes({ actors }: Network, { isFelt, hasThreshold }: Interest): Clashes {
  const byThing = new Map<Thing, Summary[]>();
  for (const [actor, { touches }] of actors.entries())
    for (const touch of touches) note(byThing, actor, touch);
  const of = actors.map(() => new BitSet(actors.length));
  const firmly = actors.map(() => new BitSet(actors.length));
  const mark = (sets: readonly BitSet[], one: Summary, other: Summary): void => {
    sets[one.actor]?.add(other.actor);
    sets[other.actor]?.add(one.actor);
  };
  const clash = (one: Summary, other: Summary, threshold: boolean, isFirm: boolean): void => {
    if (!doClash(one, other, threshold)) return;
    mark(of, one, other);
    if (isFirm && (!threshold || doClash(one, other, false))) mark(firmly, one, other);
  };
  const changers = new Map<Thing, BitSet>();
  for (const [thing, summaries] of byThing) {
    const changing = summaries.filter(({ adds, writes }) => adds || writes);
    if (changing.length === 0) continue;
    const set = new BitSet(actors.length);
    for (const { actor } of changing) set.add(actor);
    changers.set(thing, set);
    if (!isFelt(thing)) continue;
    const threshold = hasThreshold(thing);
    const isFirm = !/^Member of (?:Engagement )?Program\b/.test(thing);
    for (const one of changing) for (const other of summaries) clash(one, other, threshold, isFirm);
  }
  const summaries = actors.map(() => new Map<Thing, Summary>());
  for (const [thing, all] of byThing)
    for (const summary of all) summaries[summary.actor]?.set(thing, summary);
  return {
    of,
    firmly,
    changing: (thing) => changers.get(thing),
    between(one, other) {
      const others = summaries[other];
      return [...(summaries[one] ?? [])].flatMap(([thing, summary]) => {
        const met = others?.get(thing);
        return met !== undefined && isFelt(thing) && doClash(summary, met, hasThreshold(thing)) ? thing : [];
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
