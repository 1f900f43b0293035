import type { Place } from '../../model/index.ts';
import type { EngineCampaign, Thing } from '../program/index.ts';
import type { BitSet } from './bit-set.ts';
import type { Clashes, Interest } from './clashes.ts';
import type { Following } from './following.ts';
import type { Guards } from './guards.ts';
import type { Touch } from './actor.ts';
import type { Reach } from './reach.ts';

/** Two who may be at work at one time and who do not get along over a thing: what comes of it may depend on the order. */
export interface Conflict {
  readonly thing: Thing;
  /** `writes`: each writes another value. `reads`: the second looks at what the first writes. */
  readonly how: 'writes' | 'reads';
  readonly parties: readonly [Party, Party];
}

export interface Party {
  /** A campaign's name, or whoever answers from outside. */
  readonly name: string;
  readonly campaign: EngineCampaign | undefined;
  readonly place: Place | undefined;
}

/** What there is to know about a program besides the reach of a stimulus. */
export interface Common {
  readonly clashes: Clashes;
  readonly following: Following;
  readonly guards: Guards;
  readonly interest: Interest;
  /** Whoever writes the stage of a lifecycle. */
  readonly movers: BitSet;
}

/** Places of two in {@link Reach.actors}; the same one where two runs of it are meant. */
export type Pair = readonly [number, number];

/** Who may be at work at one time, in an order that nobody knows, and does not get along: pair by pair. */
export function* pairsIn(reach: Reach, common: Common): Generator<Pair, void> {
  const { actors, present } = reach;
  for (const second of actors.keys()) if (meetsPerson(reach, common, second)) yield [0, second];
  for (let first = 1; first < actors.length; first += 1) {
    for (const other of common.clashes.of[actors[first]?.number ?? -1]?.shared(present) ?? []) {
      const second = reach.placeOf(other);
      if (second !== undefined && second >= first && doMeet(reach, common, first, second))
        yield [first, second];
    }
  }
}

/** Of two who clash: may both be at work at one time, and for one person? */
export function doMeet(reach: Reach, common: Common, first: number, second: number): boolean {
  if (second === first && reach.actors[first]?.several !== true) return false;
  return !isExcluded(reach, common, first, second) && isOpen(reach, common, first, second);
}

/** Everything that may depend on the order: one conflict for two actors and a thing. */
export function conflictsIn(reach: Reach, common: Common): Conflict[] {
  return [...pairsIn(reach, common)].flatMap(([first, second]) => {
    const things = [...(reach.actors[first]?.byThing.keys() ?? [])];
    return things.flatMap((thing) => overThing(reach, common, thing, first, second) ?? []);
  });
}

/** Does something happen to the person later, while this one is at work already? */
export function meetsPerson(reach: Reach, common: Common, second: number): boolean {
  if (second === 0 || reach.stimulus.script.length < 2) return false;
  const things = reach.actors[0]?.things ?? [];
  return things.some(
    ({ thing, all }) =>
      all.some(({ at }) => at > 0) && overThing(reach, common, thing, 0, second) !== undefined,
  );
}

/** Is there something over which they clash, and that the one has not certainly done before the other begins? */
function isOpen(reach: Reach, common: Common, first: number, second: number): boolean {
  const one = reach.actors[first]?.number ?? -1;
  const other = reach.actors[second]?.number ?? -1;
  const { isAfter } = common.following;
  const ordered =
    (isAfter(one, other) && reach.certainlyBefore(first, second) !== undefined) ||
    (isAfter(other, one) && reach.certainlyBefore(second, first) !== undefined);
  if (!ordered) return true;
  return common.clashes.between(
    one,
    other,
    (thing) => overThing(reach, common, thing, first, second) !== undefined,
  );
}

/** They want the person to be in two ways at once, and nobody changes that. */
function isExcluded(reach: Reach, { guards, clashes }: Common, first: number, second: number): boolean {
  const a = reach.actors[first]?.campaign;
  const b = reach.actors[second]?.campaign;
  if (a === undefined || b === undefined || a === b) return false;
  return guards.contradictions(a, b).some((thing) => !isWritten(reach, clashes, thing));
}

/** May somebody in reach change it, or the person bring it along? */
export function isWritten({ actors, present }: Reach, clashes: Clashes, thing: Thing): boolean {
  if (clashes.changing(thing)?.meets(present) === true) return true;
  return actors[0]?.byThing.get(thing)?.changes === true;
}

function overThing(
  reach: Reach,
  { interest: { isFelt, hasThreshold } }: Common,
  thing: Thing,
  first: number,
  second: number,
): Conflict | undefined {
  if (!isFelt(thing)) return undefined;
  const firsts = reach.actors[first]?.byThing.get(thing)?.all;
  const seconds = reach.actors[second]?.byThing.get(thing)?.all;
  if (firsts === undefined || seconds === undefined) return undefined;
  const firstEnds = reach.certainlyBefore(first, second) ?? BEFORE;
  const secondEnds = reach.certainlyBefore(second, first) ?? BEFORE;
  for (const one of firsts) {
    if (one.at <= firstEnds) continue;
    for (const other of seconds) {
      if (other.at <= secondEnds) continue;
      const how = clash(one, other, hasThreshold(thing));
      if (how === undefined) continue;
      const parties = [party(reach, first, one), party(reach, second, other)] as const;
      return how === 'read by the first'
        ? { thing, how: 'reads', parties: [parties[1], parties[0]] }
        : { thing, how, parties };
    }
  }
  return undefined;
}

/** Before everything that an actor does. */
const BEFORE = -2;

function clash(
  one: Touch,
  other: Touch,
  threshold: boolean,
): Conflict['how'] | 'read by the first' | undefined {
  if (one.how === 'reads') return other.how === 'reads' ? undefined : 'read by the first';
  if (other.how === 'reads') return 'reads';
  // Sums commute, unless somebody waits for one of them.
  if (one.how === 'adds' && other.how === 'adds') return threshold ? 'writes' : undefined;
  const same = one.value !== undefined && one.value === other.value;
  return same ? undefined : 'writes';
}

function party(reach: Reach, actor: number, { place }: Touch): Party {
  const { name = '', campaign } = reach.actors[actor] ?? {};
  return { name, campaign, place };
}
