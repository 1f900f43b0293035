import type { EngineProgram, Thing } from '../program/index.ts';
import type { Onward, Reach } from './reach.ts';

/** What of a reach has to do with the order of things, or never ends: places in {@link Reach.actors}. */
export interface Core {
  readonly reach: Reach;
  /** Whoever takes part in a conflict or goes round in a circle. */
  readonly involved: ReadonlySet<number>;
  /** Those, and whoever may start them. */
  readonly leading: ReadonlySet<number>;
  /** The involved, each with those whom it has to do with. */
  readonly knots: readonly ReadonlySet<number>[];
}

export function coreOf(reach: Reach, pairs: readonly (readonly [number, number])[]): Core {
  const knots = knotsIn(reach, pairs);
  const involved = new Set(knots.flatMap((knot) => [...knot]));
  return { reach, involved, knots, leading: leadingTo(reach, involved) };
}

/** Actors that conflict, or that go round in one circle, belong together. */
function knotsIn({ circular, actors }: Reach, pairs: readonly (readonly [number, number])[]): Set<number>[] {
  const knots = new Map<number, Set<number>>();
  const tie = (one: number, other: number): void => {
    const [a, b] = [one, other].map((place) => knots.get(place) ?? new Set([place]));
    if (a === undefined || b === undefined) return;
    for (const place of b) a.add(place);
    for (const place of a) knots.set(place, a);
  };
  for (const [one, other] of pairs) tie(one, other);
  for (const place of circular) {
    tie(place, place);
    for (const { to } of actors[place]?.onward ?? []) if (circular.has(to)) tie(place, to);
  }
  return [...new Set(knots.values())];
}

/**
 * Does a stimulus lead, step by step and with nobody interfering, to the change of one field from which on everything
 * happens that may depend on the order? Then that change, a stimulus of its own with a person of whom nothing is known,
 * tells all that there is to tell. Gives the field.
 */
export function leadsTo(program: EngineProgram, { reach, involved, leading }: Core): Thing | undefined {
  if (reach.stimulus.script.length > 1 || involved.size === 0) return undefined;
  for (let place = 0; ;) {
    const actor = reach.actors[place];
    if (actor === undefined || involved.has(place) || actor.several || writesStage(program, actor.touches))
      return undefined;
    const onward = actor.onward.filter(({ to }) => leading.has(to));
    const [first, ...others] = onward;
    if (first === undefined || others.some(({ at }) => at !== first.at)) return undefined;
    if (place !== 0 && isChangeFor(program, onward)) return first.through;
    if (others.length > 0) return undefined;
    place = first.to;
  }
}

/** For each knot, whom the person must set to work for it to come about; undefined if there is more to it than that. */
export function rootsOf({ reach, knots }: Core): readonly (readonly number[])[] | undefined {
  const all: number[][] = [];
  for (const knot of knots) {
    const leading = leadingTo(reach, knot);
    const roots = (reach.actors[0]?.onward ?? []).filter(({ to }) => leading.has(to));
    const numbers = roots.flatMap(({ to }) => reach.actors[to]?.number ?? []);
    if (knot.has(0) || new Set(numbers).size < roots.length) return undefined;
    all.push(numbers);
  }
  return all;
}

/** Who is involved, and whoever may start those. */
function leadingTo(reach: Reach, involved: ReadonlySet<number>): ReadonlySet<number> {
  const leading = new Set(involved);
  for (const place of leading) for (const starter of reach.startersOf(place)) leading.add(starter);
  return leading;
}

/** Everybody hears of the change of one field, whoever has made it. */
function isChangeFor(program: EngineProgram, onward: readonly Onward[]): boolean {
  const thing = onward[0]?.through;
  if (thing === undefined || onward.some(({ through }) => through !== thing)) return false;
  const listeners = ['Data Value Changes', 'Score is Changed'].flatMap((event) =>
    program.listeners(event, thing),
  );
  return !listeners.some(({ looksAt }) => looksAt.has('Source') || looksAt.has('Reason'));
}

/** What a campaign makes of the stage is its own affair, whoever comes after it. */
function writesStage({ lifecycles }: EngineProgram, touches: Reach['actors'][number]['touches']): boolean {
  return touches.some(({ thing, how }) => how !== 'reads' && lifecycles.some(({ stage }) => stage === thing));
}
