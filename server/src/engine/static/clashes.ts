import type { Thing } from '../program/index.ts';
import { BitSet } from './bit-set.ts';
import type { Actor, Touches } from './actor.ts';
import type { Network } from './network.ts';

/** Which actors do not get along over something, whenever they should be at work at one time. */
export interface Clashes {
  /** By the actor's number; itself is among them if two runs of it do not get along. */
  readonly of: readonly BitSet[];
  /**
   * Who does not get along with one, without sums, as passing a threshold together is a matter of the score and not of
   * the two, and without memberships of programs, of which a status never goes back.
   */
  readonly firmly: (one: number) => BitSet;
  /** Is there a thing of this kind over which two clash? */
  readonly between: (one: number, other: number, isMeant: (thing: Thing) => boolean) => boolean;
  /** Who changes a thing. */
  readonly changing: (thing: Thing) => BitSet | undefined;
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

/** Who touches a thing: numbers of actors, ascending, and what each does. */
interface Involved {
  readonly numbers: number[];
  readonly touches: Touches[];
}

export function createClashes({ actors }: Network, interest: Interest): Clashes {
  const { isFelt, hasThreshold } = interest;
  const byThing = involvedIn(actors);
  const of = actors.map(() => new BitSet(actors.length));
  for (const [thing, involved] of byThing) {
    if (!involved.touches.some(({ changes }) => changes) || !isFelt(thing)) continue;
    mark(of, involved, hasThreshold(thing));
  }
  const changing = new Map<Thing, BitSet>();
  return {
    of,
    firmly(one) {
      const others = new BitSet(actors.length);
      for (const does of actors[one]?.things ?? []) {
        const involved = byThing.get(does.thing);
        if (involved === undefined || isOfProgram(does.thing) || !isFelt(does.thing)) continue;
        for (const [at, met] of involved.touches.entries())
          if (doClash(does, met, false)) others.add(involved.numbers[at] ?? one);
      }
      return others;
    },
    changing(thing) {
      const known = changing.get(thing);
      const involved = known === undefined ? byThing.get(thing) : undefined;
      if (involved === undefined) return known;
      const changers = changersIn(involved, actors.length);
      changing.set(thing, changers);
      return changers;
    },
    between(one, other, isMeant) {
      const [a, b] = [actors[one], actors[other]];
      if (a === undefined || b === undefined) return false;
      const [few, many] = a.things.length <= b.things.length ? [a, b] : [b, a];
      return few.things.some((touches) => {
        const { thing } = touches;
        const met = many.byThing.get(thing);
        if (met === undefined || !isFelt(thing)) return false;
        return doClash(touches, met, hasThreshold(thing)) && isMeant(thing);
      });
    },
  };
}

function involvedIn(actors: readonly Actor[]): ReadonlyMap<Thing, Involved> {
  const byThing = new Map<Thing, Involved>();
  for (const [number, actor] of actors.entries()) {
    for (const touches of actor.things) {
      const involved = byThing.get(touches.thing);
      if (involved === undefined) byThing.set(touches.thing, { numbers: [number], touches: [touches] });
      else {
        involved.numbers.push(number);
        involved.touches.push(touches);
      }
    }
  }
  return byThing;
}

/** Of two who clash one at least changes the thing, so others are not compared with each other. */
function mark(sets: readonly BitSet[], { numbers, touches }: Involved, threshold: boolean): void {
  for (let first = 0; first < numbers.length; first += 1) {
    const does = touches[first];
    if (does?.changes !== true) continue;
    const one = numbers[first] ?? 0;
    for (let second = 0; second < numbers.length; second += 1) {
      const met = touches[second];
      if (met === undefined || !doClash(does, met, threshold)) continue;
      const other = numbers[second] ?? 0;
      sets[one]?.add(other);
      sets[other]?.add(one);
    }
  }
}

function changersIn({ numbers, touches }: Involved, size: number): BitSet {
  const changers = new BitSet(size);
  for (const [at, number] of numbers.entries()) if (touches[at]?.changes === true) changers.add(number);
  return changers;
}

/** The membership in a program, or a detail of it. */
function isOfProgram(thing: Thing): boolean {
  return thing.startsWith('Member of Program') || thing.startsWith('Member of Engagement Program');
}

/** Sums commute, unless somebody waits for one of them; so do writes of the same value. */
function doClash(one: Touches, other: Touches, threshold: boolean): boolean {
  if ((one.changes && other.reads) || (other.changes && one.reads)) return true;
  if ((one.writes && other.adds) || (other.writes && one.adds)) return true;
  if (one.adds && other.adds && threshold) return true;
  return one.writes && other.writes && (one.value === undefined || one.value !== other.value);
}
