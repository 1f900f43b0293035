import type { Thing } from '../program/index.ts';
import { BitSet } from './bit-set.ts';
import type { Actor, Touch } from './actor.ts';
import type { Network } from './network.ts';

/** Which actors do not get along over something, whenever they should be at work at one time. */
export interface Clashes {
  /** By the actor's number; itself is among them if two runs of it do not get along. */
  readonly of: readonly BitSet[];
  /**
   * The same without sums, as passing a threshold together is a matter of the score and not of the two, and without
   * memberships of programs, of which a status never goes back.
   */
  readonly firmly: readonly BitSet[];
  /** Is there a thing of this kind over which two clash? */
  readonly between: (one: number, other: number, isMeant: (thing: Thing) => boolean) => boolean;
  /** Who changes a thing. */
  readonly changing: (thing: Thing) => BitSet | undefined;
}

/** What an actor does to a thing, all in all. */
interface Summary {
  reads: boolean;
  adds: boolean;
  writes: boolean;
  /** The one value that it writes; undefined: several, or nobody knows which. */
  value: string | undefined;
}

/** What somebody asks about a thing. */
export interface Interest {
  /** The same for programs that ask the same, whatever they read. */
  readonly key: string;
  /** Does anybody look at it, be it in the end? */
  readonly isFelt: (thing: Thing) => boolean;
  /** Does somebody hear of its changes only beyond a certain value? */
  readonly hasThreshold: (thing: Thing) => boolean;
}

export function createClashes({ actors }: Network, { isFelt, hasThreshold }: Interest): Clashes {
  const summaries = actors.map(summaryOf);
  const byThing = new Map<Thing, { readonly actor: number; readonly summary: Summary }[]>();
  for (const [actor, things] of summaries.entries()) {
    for (const [thing, summary] of things) {
      const all = byThing.get(thing);
      if (all === undefined) byThing.set(thing, [{ actor, summary }]);
      else all.push({ actor, summary });
    }
  }
  const of = actors.map(() => new BitSet(actors.length));
  const firmly = actors.map(() => new BitSet(actors.length));
  const mark = (sets: readonly BitSet[], one: number, other: number): void => {
    sets[one]?.add(other);
    sets[other]?.add(one);
  };
  const changers = new Map<Thing, BitSet>();
  for (const [thing, all] of byThing) {
    const changing = all.filter(({ summary: { adds, writes } }) => adds || writes);
    if (changing.length === 0) continue;
    const set = new BitSet(actors.length);
    for (const { actor } of changing) set.add(actor);
    changers.set(thing, set);
    if (!isFelt(thing)) continue;
    const threshold = hasThreshold(thing);
    const isFirm = !/^Member of (?:Engagement )?Program\b/.test(thing);
    for (const { actor: one, summary } of changing) {
      for (const { actor: other, summary: met } of all) {
        if (!doClash(summary, met, threshold)) continue;
        mark(of, one, other);
        if (isFirm && (!threshold || doClash(summary, met, false))) mark(firmly, one, other);
      }
    }
  }
  return {
    of,
    firmly,
    changing: (thing) => changers.get(thing),
    between(one, other, isMeant) {
      const [few, many] = inSize(summaries[one], summaries[other]);
      for (const [thing, summary] of few) {
        const met = many.get(thing);
        if (met === undefined || !isFelt(thing)) continue;
        if (doClash(summary, met, hasThreshold(thing)) && isMeant(thing)) return true;
      }
      return false;
    },
  };
}

const known = new WeakMap<Actor, ReadonlyMap<Thing, Summary>>();

/** Kept with the actor: most of them outlive a program. */
function summaryOf(actor: Actor): ReadonlyMap<Thing, Summary> {
  let summaries = known.get(actor);
  if (summaries === undefined) {
    summaries = new Map(Array.from(actor.byThing, ([thing, touches]) => [thing, summed(touches)]));
    known.set(actor, summaries);
  }
  return summaries;
}

function summed(touches: readonly Touch[]): Summary {
  const summary: Summary = { reads: false, adds: false, writes: false, value: undefined };
  for (const { how, value } of touches) {
    if (how === 'reads') summary.reads = true;
    else if (how === 'adds') summary.adds = true;
    else {
      summary.value = summary.writes && summary.value !== value ? undefined : value;
      summary.writes = true;
    }
  }
  return summary;
}

function inSize<T>(one: ReadonlyMap<Thing, T> = new Map(), other: ReadonlyMap<Thing, T> = new Map()) {
  return one.size <= other.size ? ([one, other] as const) : ([other, one] as const);
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
