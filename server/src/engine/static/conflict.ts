import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Place } from '../../model/index.ts';
import type { Touch } from './footprint.ts';
import type { Guards } from './guards.ts';
import type { Reach, Reached } from './reach.ts';

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
  readonly at: number;
  readonly place: Place | undefined;
}

/** What may depend on the order of a reach: one conflict at most for two actors, a thing, and a way. */
export function conflictsIn(reach: Reach, guards: Guards, hasThreshold: (thing: Thing) => boolean): Conflict[] {
  const conflicts: Conflict[] = [];
  const { byThing, written } = index(reach.actors);
  const excluded = (a: Reached, b: Reached): boolean =>
    a.campaign !== undefined &&
    b.campaign !== undefined &&
    a !== b &&
    guards.contradictions(a.campaign, b.campaign).some((thing) => !written.has(thing));

  for (const [thing, touched] of byThing) {
    if (!touched.writes) continue;
    const { places } = touched;
    for (const [at, first] of places.entries()) {
      for (const second of places.slice(at)) {
        const [a, b] = [reach.actors[first], reach.actors[second]];
        if (a === undefined || b === undefined || (first === second && !a.several) || excluded(a, b)) continue;
        const found = between(reach, thing, first, second, hasThreshold(thing));
        if (found !== undefined) conflicts.push(found);
      }
    }
  }
  return conflicts;
}

interface Touched {
  /** Places of actors, each once. */
  readonly places: number[];
  writes: boolean;
}

function index(actors: readonly Reached[]): { readonly byThing: Map<Thing, Touched>; readonly written: Set<Thing> } {
  const byThing = new Map<Thing, Touched>();
  const written = new Set<Thing>();
  for (const [place, { touches }] of actors.entries()) {
    for (const { thing, how } of touches) {
      let touched = byThing.get(thing);
      if (touched === undefined) byThing.set(thing, (touched = { places: [], writes: false }));
      if (touched.places.at(-1) !== place) touched.places.push(place);
      if (how !== 'reads') {
        touched.writes = true;
        written.add(thing);
      }
    }
  }
  return { byThing, written };
}

function between(reach: Reach, thing: Thing, first: number, second: number, threshold: boolean): Conflict | undefined {
  const [firsts, seconds] = [first, second].map((place) => reach.actors[place]?.touches.filter((touch) => touch.thing === thing) ?? []);
  const firstEnds = reach.certainlyBefore(first, second);
  const secondEnds = reach.certainlyBefore(second, first);
  for (const one of firsts ?? []) {
    if (firstEnds !== undefined && one.at <= firstEnds) continue;
    for (const other of seconds ?? []) {
      if (secondEnds !== undefined && other.at <= secondEnds) continue;
      const how = clash(one, other, threshold);
      if (how === undefined) continue;
      const parties = [party(reach, first, one), party(reach, second, other)] as const;
      return { thing, how: how === 'read by first' ? 'reads' : how, parties: how === 'read by first' ? [parties[1], parties[0]] : parties };
    }
  }
  return undefined;
}

function clash(one: Touch, other: Touch, threshold: boolean): Conflict['how'] | 'read by first' | undefined {
  if (one.how === 'reads') return other.how === 'reads' ? undefined : 'read by first';
  if (other.how === 'reads') return 'reads';
  // Sums commute, unless somebody waits for one of them.
  if (one.how === 'adds' && other.how === 'adds') return threshold ? 'writes' : undefined;
  const same = one.value !== undefined && one.value.key === other.value?.key;
  return same ? undefined : 'writes';
}

function party(reach: Reach, actor: number, { at, place }: Touch): Party {
  const { name = '', campaign } = reach.actors[actor] ?? {};
  return { name, campaign, actor, at, place };
}
