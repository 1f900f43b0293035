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

/**
 * Who may be at work at one time, in an order that nobody knows, and does not get along: pair by pair. Nothing is worked
 * out of pairs that are left aside.
 */
export function* pairsIn(
  reach: Reach,
  common: Common,
  isAside: (first: number, second: number) => boolean = () => false,
): Generator<Pair, void> {
  yield* pairsWithPerson(reach, common, isAside);
  const { actors, present } = reach;
  for (let first = 1; first < actors.length; first += 1) {
    const { number = -1, several = false } = actors[first] ?? {};
    for (const other of common.clashes.of[number]?.shared(present) ?? []) {
      const second = reach.placeOf(other);
      if (second === undefined || second < first || (second === first && !several)) continue;
      if (isAside(first, second)) continue;
      if (!isExcluded(reach, common, first, second) && isOpen(reach, common, first, second))
        yield [first, second];
    }
  }
}

/** Everything that may depend on the order: one conflict for two actors and a thing. */
export function conflictsIn(reach: Reach, common: Common): Conflict[] {
  return [...pairsIn(reach, common)].flatMap(([first, second]) => {
    const things = [...(reach.actors[first]?.byThing.keys() ?? [])];
    return things.flatMap((thing) => overThing(reach, common, thing, first, second) ?? []);
  });
}

/** What happens to the person later, while campaigns are at work already. */
function* pairsWithPerson(
  reach: Reach,
  common: Common,
  isAside: (first: number, second: number) => boolean,
): Generator<Pair, void> {
  if (reach.stimulus.script.length < 2) return;
  const things = new Set(reach.actors[0]?.touches.flatMap(({ at, thing }) => (at > 0 ? thing : [])));
  if (things.size === 0) return;
  for (const second of reach.actors.keys()) {
    if (second === 0 || isAside(0, second)) continue;
    if ([...things].some((thing) => overThing(reach, common, thing, 0, second) !== undefined))
      yield [0, second];
  }
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
  const touchesOf = (place: number) => reach.actors[place]?.byThing.get(thing)?.all ?? [];
  if (touchesOf(first).length === 0 || touchesOf(second).length === 0) return undefined;
  const [firstEnds, secondEnds] = [
    reach.certainlyBefore(first, second),
    reach.certainlyBefore(second, first),
  ];
  for (const one of touchesOf(first)) {
    if (firstEnds !== undefined && one.at <= firstEnds) continue;
    for (const other of touchesOf(second)) {
      if (secondEnds !== undefined && other.at <= secondEnds) continue;
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
