import type { Thing } from '../program/index.ts';
import type { Stimulus } from '../stimuli/index.ts';
import { BitSet } from './bit-set.ts';
import { circlesIn } from './circles.ts';
import type { Actor } from './actor.ts';
import type { Network } from './network.ts';

/** An actor within the reach of one stimulus. */
export interface Reached extends Actor {
  /** Its place in {@link Network.actors}; -1 for the person. */
  readonly number: number;
  /** Whom it starts. */
  readonly onward: readonly Onward[];
  /** May it be at work several times at once? */
  readonly several: boolean;
}

export interface Onward {
  /** The number of the item that does. */
  readonly at: number;
  /** The place of the other in {@link Reach.actors}. */
  readonly to: number;
  /** The field whose change the other hears of. */
  readonly through: Thing | undefined;
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

const NOBODY: readonly Onward[] = [];

class Place implements Reached {
  readonly actor: Actor;
  readonly number: number;
  readonly starters: number[];
  onward: readonly Onward[] = NOBODY;
  several = false;

  constructor(actor: Actor, number: number, starters: number[]) {
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
  readonly #places = new Map<number, number>();
  readonly #exits = new Map<number, Int32Array>();
  #written: ReadonlySet<Thing> | undefined;
  #circular: ReadonlySet<number> | undefined;

  constructor(network: Network, stimulus: Stimulus, person: Actor, barred: ReadonlySet<number>) {
    this.stimulus = stimulus;
    this.present = new BitSet(network.actors.length);
    this.isWhole = barred.size === 0;
    this.actors.push(new Place(person, -1, []));
    for (let from = 0; from < this.actors.length; from += 1) {
      const place = this.actors[from];
      if (place === undefined || place.starts.length === 0) continue;
      const onward: Onward[] = [];
      for (const { at, actor: number, through } of place.starts) {
        const to = barred.has(number) ? undefined : this.#started(network, number, from);
        if (to !== undefined) onward.push({ at, to, through });
      }
      place.onward = onward;
    }
    this.#markSeveral();
  }

  /** The place of somebody whom the one at another place starts. */
  #started(network: Network, number: number, from: number): number | undefined {
    const known = this.#places.get(number);
    if (known !== undefined) {
      this.actors[known]?.starters.push(from);
      return known;
    }
    const source = network.actors[number];
    if (source === undefined) return undefined;
    const to = this.actors.push(new Place(source, number, [from])) - 1;
    this.#places.set(number, to);
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
      for (const { to } of place.onward) {
        const next = this.actors[to];
        if (next === undefined || next.several) continue;
        next.several = true;
        queue.push(next);
      }
    }
  }

  placeOf(number: number): number | undefined {
    return this.#places.get(number);
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
    const own = this.actors[first]?.onward ?? [];
    for (const { at, to } of own.toSorted((a, b) => a.at - b.at)) {
      if (exits[to] !== NEVER) continue;
      exits[to] = at;
      const queue = [to];
      for (const place of queue) {
        for (const next of this.actors[place]?.onward ?? []) {
          if (exits[next.to] !== NEVER) continue;
          exits[next.to] = at;
          queue.push(next.to);
        }
      }
    }
    return exits;
  }
}

const NEVER = -2;
