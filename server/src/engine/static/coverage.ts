import type { EngineProgram, Thing } from '../program/index.ts';
import { type Common, doMeet, meetsPerson } from './conflict.ts';
import { type Actor, NOBODY, type Start } from './actor.ts';
import type { Reach } from './reach.ts';

/** Actors that have to do with each other: they conflict, or go round in one circle. Places in {@link Reach.actors}. */
export interface Knot {
  readonly members: readonly number[];
  /** The members, and whoever may start them. */
  readonly leading: readonly number[];
}

/** Knots have nothing to do with each other: each comes about as if the others were not there. */
export function knotsIn(reach: Reach, common: Common): Knot[] {
  const { actors } = reach;
  /** Who stands for a place; itself where nobody else does, -1 where it is in no knot. */
  const heads = actors.map(() => -1);
  const headOf = (place: number): number => {
    if (heads[place] === -1) heads[place] = place;
    let head = place;
    for (let above = heads[head] ?? head; above !== head; above = heads[head] ?? head) head = above;
    heads[place] = head;
    return head;
  };
  const tie = (one: number, other: number): void => void (heads[headOf(one)] = headOf(other));
  // What ties two who are tied already tells nothing new.
  const areTied = (one: number, other: number): boolean =>
    heads[one] !== -1 && heads[other] !== -1 && headOf(one) === headOf(other);
  for (let second = 1; second < actors.length; second += 1)
    if (meetsPerson(reach, common, second)) tie(0, second);
  for (let first = 1; first < actors.length; first += 1) {
    const clashing = common.clashes.of[actors[first]?.number ?? -1];
    if (clashing?.meets(reach.present) !== true) continue;
    for (let second = first; second < actors.length; second += 1) {
      if (!clashing.has(actors[second]?.number ?? -1) || areTied(first, second)) continue;
      if (doMeet(reach, common, first, second)) tie(first, second);
    }
  }
  const circular = circularIn(reach, common);
  for (const place of circular) {
    tie(place, place);
    for (const to of actors[place]?.onward ?? []) if (circular.has(to)) tie(place, to);
  }
  const members = new Map<number, number[]>();
  for (const place of actors.keys()) {
    if (heads[place] === -1) continue;
    const head = headOf(place);
    const known = members.get(head);
    if (known === undefined) members.set(head, [place]);
    else known.push(place);
  }
  return Array.from(members.values(), (places) => ({ members: places, leading: leadingTo(reach, places) }));
}

/** Whoever may start itself, by whatever detour: places. A circle of the program is whole where nobody is left out. */
export function circularIn(reach: Reach, { following: { circular } }: Common): ReadonlySet<number> {
  if (!circular.meets(reach.present)) return nobody;
  if (!reach.isWhole) return reach.circular;
  return new Set(circular.shared(reach.present).flatMap((number) => reach.placeOf(number) ?? []));
}

const nobody: ReadonlySet<number> = new Set();

/** Whoever writes a stage, each by itself: whatever the order, it may be a move that nobody has declared. */
export function stageKnotsIn(reach: Reach, { movers }: Common): Knot[] {
  const places = movers.shared(reach.present).flatMap((number) => reach.placeOf(number) ?? []);
  return places
    .sort((a, b) => a - b)
    .map((place) => {
      const members = [place];
      return { members, leading: leadingTo(reach, members) };
    });
}

function leadingTo({ actors }: Reach, members: readonly number[]): readonly number[] {
  const leads = new Uint8Array(actors.length);
  const isLeading = (place: number): boolean => leads[place] === 1;
  for (const place of members) leads[place] = 1;
  // Mostly whoever starts somebody stands before them, and going backwards once finds everybody.
  for (let grew = true; grew;) {
    grew = false;
    for (let place = actors.length - 1; place >= 0; place -= 1) {
      if (leads[place] === 1 || actors[place]?.onward.some(isLeading) !== true) continue;
      leads[place] = 1;
      grew = true;
    }
  }
  const leading: number[] = [];
  for (let place = 0; place < leads.length; place += 1) if (leads[place] === 1) leading.push(place);
  return leading;
}

/**
 * Does a stimulus lead to a knot step by step, with nobody interfering, by way of the change of one field? Then that
 * change, a stimulus of its own with a person of whom nothing is known, tells all that there is to tell. Gives the field.
 */
export function leadsTo(
  program: EngineProgram,
  reach: Reach,
  { movers }: Common,
  { members, leading }: Knot,
): Thing | undefined {
  const [person] = reach.actors;
  if (person === undefined || reach.stimulus.script.length > 1 || writesStage(program, person))
    return undefined;
  for (let place = 0; ;) {
    const actor = reach.actors[place];
    if (actor === undefined || members.includes(place) || actor.several || movers.has(actor.number))
      return undefined;
    const starts = actor.starts.filter((_, start) => leading.includes(actor.onward[start] ?? NOBODY));
    const [first] = starts;
    if (first === undefined || starts.some(({ at }) => at !== first.at)) return undefined;
    if (place !== 0 && isChangeFor(program, starts)) return first.through;
    if (starts.length > 1) return undefined;
    place = actor.onward[actor.starts.indexOf(first)] ?? NOBODY;
  }
}

/** Whom the person must set to work for a knot to come about, by their numbers; undefined: there is more to it than that. */
export function rootsOf(reach: Reach, { members, leading }: Knot): readonly number[] | undefined {
  const roots = (reach.actors[0]?.onward ?? []).filter((to) => leading.includes(to));
  const numbers = roots.flatMap((to) => reach.actors[to]?.number ?? []);
  return members.includes(0) || new Set(numbers).size < roots.length ? undefined : numbers;
}

/** Everybody hears of the change of one field, whoever has made it. */
function isChangeFor(program: EngineProgram, starts: readonly Start[]): boolean {
  const thing = starts[0]?.through;
  if (thing === undefined || starts.some(({ through }) => through !== thing)) return false;
  const listeners = ['Data Value Changes', 'Score is Changed'].flatMap((event) =>
    program.listeners(event, thing),
  );
  return !listeners.some(({ looksAt }) => looksAt.has('Source') || looksAt.has('Reason'));
}

/** What somebody makes of the stage is their own affair, whoever comes after them. */
export function writesStage({ lifecycles }: EngineProgram, { byThing }: Actor): boolean {
  return lifecycles.some(({ stage }) => byThing.get(stage)?.changes === true);
}
