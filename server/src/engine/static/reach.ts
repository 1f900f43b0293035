import type { Thing } from '../program/index.ts';
import type { Stimulus } from '../stimuli/index.ts';
import { BitSet } from './bit-set.ts';
import { circlesIn } from './circles.ts';
import { type Actor, NOBODY } from './actor.ts';
import type { Network } from './network.ts';

/** An actor within the reach of one stimulus. */
export interface Reached extends Actor {
  /** Its place in {@link Network.actors}; -1 for the person. */
  readonly number: number;
  /** The places of those whom it starts, one for each of its starts; {@link NOBODY} for who is left out. */
  readonly onward: readonly number[];
  /** May it be at work several times at once? */
  readonly several: boolean;
}

/** Everybody whom a stimulus may set to work; the person, to whom it happens, stands first. */
export interface Reach {
  readonly stimulus: Stimulus;
  readonly actors: readonly Reached[];
  /** The numbers of all but the person. */
  readonly present: BitSet;
  /** Nobody is left out who might be set to work if the person were another. */
  readonly isWhole: boolean;
  /** Things that may be written. */
  readonly written: ReadonlySet<Thing>;
  /** Whoever may start itself, by whatever detour: places in {@link Reach.actors}. */
  readonly circular: ReadonlySet<number>;
  /** The place of an actor in {@link Reach.actors}. */
  placeOf(number: number): number | undefined;
  /** Who may start an actor directly. */
  startersOf(place: number): readonly number[];
  /** Until which step of the first the other is certain not to have started; undefined: nothing is certain. */
  certainlyBefore(first: number, other: number): number | undefined;
}

/** `barred`: actors who cannot take this person. */
export function reachOf(
  network: Network,
  stimulus: Stimulus,
  person: Actor,
  barred: ReadonlySet<number>,
): Reach {
  return new Reaching(network, stimulus, person, barred);
}

/**
 * Where actors stand in the reach that is being worked out, by their numbers; 0 for who is not in it. There is one for
 * all, as a stimulus reaches few of many, and it is cleared behind each.
 */
let standing = new Int32Array(1_024);

const NONE: readonly number[] = [];

class Place implements Reached {
  readonly actor: Actor;
  readonly number: number;
  starters: readonly number[];
  onward: readonly number[] = NONE;
  several = false;

  constructor(actor: Actor, number: number, starters: readonly number[]) {
    this.actor = actor;
    this.number = number;
    this.starters = starters;
  }

  get name() {
    return this.actor.name;
  }

  get campaign() {
    return this.actor.campaign;
  }

  get touches() {
    return this.actor.touches;
  }

  get things() {
    return this.actor.things;
  }

  get byThing() {
    return this.actor.byThing;
  }

  get starts() {
    return this.actor.starts;
  }

  get ends() {
    return this.actor.ends;
  }
}

class Reaching implements Reach {
  readonly stimulus: Stimulus;
  readonly actors: Place[] = [];
  readonly present: BitSet;
  readonly isWhole: boolean;
  #exits: Map<number, Int32Array> | undefined;
  #written: ReadonlySet<Thing> | undefined;
  #circular: ReadonlySet<number> | undefined;

  constructor(network: Network, stimulus: Stimulus, person: Actor, barred: ReadonlySet<number>) {
    this.stimulus = stimulus;
    this.present = new BitSet(network.actors.length);
    this.isWhole = barred.size === 0;
    this.actors.push(new Place(person, -1, NONE));
    if (standing.length < network.actors.length) standing = new Int32Array(2 * network.actors.length);
    for (let from = 0; from < this.actors.length; from += 1) {
      const place = this.actors[from];
      if (place === undefined || place.starts.length === 0) continue;
      place.onward = place.starts.map(({ actor }) =>
        barred.has(actor) ? NOBODY : this.#started(network, actor, from),
      );
    }
    for (const { number } of this.actors) if (number !== -1) standing[number] = 0;
    this.#markSeveral();
  }

  /** The place of somebody whom the one at another place starts. */
  #started(network: Network, number: number, from: number): number {
    const known = this.actors[standing[number] ?? 0];
    if (known !== undefined && known.number === number) {
      known.starters = [...known.starters, from];
      return standing[number] ?? 0;
    }
    const source = network.actors[number];
    if (source === undefined) return NOBODY;
    const to = this.actors.push(new Place(source, number, [from])) - 1;
    standing[number] = to;
    this.present.add(number);
    return to;
  }

  /** Whoever is started twice, or by somebody who may be there twice. */
  #markSeveral(): void {
    const queue: Place[] = [];
    for (const place of this.actors) {
      if (place.starters.length < 2) continue;
      place.several = true;
      queue.push(place);
    }
    for (const place of queue) {
      for (const to of place.onward) {
        const next = this.actors[to];
        if (next === undefined || next.several) continue;
        next.several = true;
        queue.push(next);
      }
    }
  }

  placeOf(number: number): number | undefined {
    const place = this.actors.findIndex((actor) => actor.number === number);
    return place === -1 ? undefined : place;
  }

  get written(): ReadonlySet<Thing> {
    if (this.#written === undefined) {
      const written = new Set<Thing>();
      for (const { touches } of this.actors)
        for (const { thing, how } of touches) if (how !== 'reads') written.add(thing);
      this.#written = written;
    }
    return this.#written;
  }

  get circular(): ReadonlySet<number> {
    return (this.#circular ??= circlesIn(this.actors));
  }

  startersOf(place: number): readonly number[] {
    return this.actors[place]?.starters ?? [];
  }

  certainlyBefore(first: number, other: number): number | undefined {
    if (this.actors[first]?.several !== false || !this.#dominates(first, other)) return undefined;
    this.#exits ??= new Map();
    let exits = this.#exits.get(first);
    if (exits === undefined) this.#exits.set(first, (exits = this.#exitsOf(first)));
    const exit = exits[other] ?? NEVER;
    return exit === NEVER ? undefined : exit;
  }

  /** Can only the first have set the other to work, by whatever detour? Then no way back from it passes the first by. */
  #dominates(first: number, other: number): boolean {
    if (other === first || other === 0) return false;
    const seen = new Uint8Array(this.actors.length);
    const queue = [other];
    for (let at = 0; at < queue.length; at += 1) {
      for (const starter of this.startersOf(queue[at] ?? 0)) {
        if (starter === first || seen[starter] === 1) continue;
        if (starter === 0) return false;
        seen[starter] = 1;
        queue.push(starter);
      }
    }
    return true;
  }

  /** For everybody: the earliest of the first's steps by which it may have set them to work. */
  #exitsOf(first: number): Int32Array {
    const exits = new Int32Array(this.actors.length).fill(NEVER);
    const { starts = [], onward = NONE } = this.actors[first] ?? {};
    const earliestFirst = [...onward.keys()].sort((a, b) => (starts[a]?.at ?? 0) - (starts[b]?.at ?? 0));
    for (const own of earliestFirst) {
      const queue = [onward[own] ?? NOBODY];
      for (const place of queue) {
        if (place === NOBODY || exits[place] !== NEVER) continue;
        exits[place] = starts[own]?.at ?? NEVER;
        queue.push(...(this.actors[place]?.onward ?? NONE));
      }
    }
    return exits;
  }
}

const NEVER = -2;
