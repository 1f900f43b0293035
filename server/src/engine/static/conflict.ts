import type { Place } from '../../model/index.ts';
import type { EngineCampaign, Thing } from '../program/index.ts';
import { BitSet } from './bit-set.ts';
import type { Clashes } from './clashes.ts';
import type { Guards } from './guards.ts';
import type { Touch } from './network.ts';
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
  /** Its place in {@link Reach.actors}. */
  readonly actor: number;
  readonly place: Place | undefined;
}

/** What there is to know about a program besides the reach of a stimulus. */
export interface Common {
  readonly clashes: Clashes;
  readonly guards: Guards;
  readonly hasThreshold: (thing: Thing) => boolean;
}

/**
 * What may depend on the order within a reach, one by one: one conflict at most for two actors and a thing. Pairs that
 * nobody asks for any more are passed over.
 */
export function* conflictsIn(
  reach: Reach,
  common: Common,
  isSettled: (first: number, second: number) => boolean = () => false,
): Generator<Conflict, void> {
  yield* withPerson(reach, common);
  const places = new Map(reach.actors.map(({ number }, place) => [number, place]));
  const present = new BitSet(common.clashes.of.length);
  for (const { number } of reach.actors) if (number >= 0) present.add(number);
  for (const [place, { number, several }] of reach.actors.entries()) {
    const clashing = common.clashes.of[number];
    if (clashing === undefined) continue;
    for (const other of clashing.shared(present)) {
      const second = places.get(other);
      if (second === undefined || second < place || (second === place && !several)) continue;
      if (isSettled(place, second) || isExcluded(reach, common, place, second)) continue;
      for (const thing of common.clashes.between(number, other)) {
        const found = overThing(reach, common, thing, place, second);
        if (found !== undefined) yield found;
        if (found !== undefined && isSettled(place, second)) break;
      }
    }
  }
}

/** Who does not get along with whom, as far as the order is not certain: pairs of places in {@link Reach.actors}. */
export function pairsIn(reach: Reach, common: Common): readonly (readonly [number, number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  const key = (first: number, second: number) => `${first} ${second}`;
  const found = conflictsIn(
    reach,
    common,
    (first, second) => pairs.has(key(first, second)) || pairs.has(key(second, first)),
  );
  for (const { parties } of found) {
    const [a, b] = parties;
    pairs.set(key(a.actor, b.actor), [a.actor, b.actor]);
  }
  return [...pairs.values()];
}

/** What happens to the person later, while campaigns are at work already. */
function* withPerson(reach: Reach, common: Common): Generator<Conflict, void> {
  const things = new Set(reach.actors[0]?.touches.flatMap(({ at, thing }) => (at > 0 ? thing : [])));
  if (things.size === 0) return;
  for (const second of reach.actors.keys()) {
    if (second === 0) continue;
    for (const thing of things) {
      const found = overThing(reach, common, thing, 0, second);
      if (found !== undefined) yield found;
    }
  }
}

/** They want the person to be in two ways at once, and nobody changes that. */
function isExcluded(reach: Reach, { guards }: Common, first: number, second: number): boolean {
  const [a, b] = [reach.actors[first]?.campaign, reach.actors[second]?.campaign];
  if (a === undefined || b === undefined || a === b) return false;
  return guards.contradictions(a, b).some((thing) => !reach.written.has(thing));
}

function overThing(
  reach: Reach,
  { hasThreshold }: Common,
  thing: Thing,
  first: number,
  second: number,
): Conflict | undefined {
  const touchesOf = (place: number) =>
    reach.actors[place]?.touches.filter((touch) => touch.thing === thing) ?? [];
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
  return { name, campaign, actor, place };
}
