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
  /** Until which step of the first the other is certain not to have started; undefined: nothing is certain. */
  certainlyBefore(first: number, other: number): number | undefined;
  /** Frees what has been worked out on the way to answers; whoever asks again waits for it again. */
  tidy(): void;
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
  onward: readonly number[] = NONE;
  several = false;

  constructor(actor: Actor, number: number) {
    this.actor = actor;
    this.number = number;
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
  #exits: Map<number, readonly number[]> | undefined;
  #written: ReadonlySet<Thing> | undefined;
  #circular: ReadonlySet<number> | undefined;

  constructor(network: Network, stimulus: Stimulus, person: Actor, barred: ReadonlySet<number>) {
    this.stimulus = stimulus;
    this.present = new BitSet(network.actors.length);
    this.isWhole = barred.size === 0;
    this.actors.push(new Place(person, NOBODY));
    if (standing.length < network.actors.length) standing = new Int32Array(2 * network.actors.length);
    // Grows meanwhile.
    for (const place of this.actors) {
      if (place.starts.length === 0) continue;
      place.onward = place.starts.map(({ actor }) =>
        barred.has(actor) ? NOBODY : this.#started(network, actor),
      );
    }
    for (const { number } of this.actors) if (number !== NOBODY) standing[number] = 0;
    this.#markSeveral();
  }

  /** The place of somebody whom another starts. */
  #started(network: Network, number: number): number {
    const known = this.actors[standing[number] ?? 0];
    if (known !== undefined && known.number === number) {
      known.several = true;
      return standing[number] ?? 0;
    }
    const source = network.actors[number];
    if (source === undefined) return NOBODY;
    const to = this.actors.push(new Place(source, number)) - 1;
    standing[number] = to;
    this.present.add(number);
    return to;
  }

  /** Whoever is started twice, or by somebody who may be there twice. */
  #markSeveral(): void {
    const queue = this.actors.filter(({ several }) => several);
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

  certainlyBefore(first: number, other: number): number | undefined {
    if (this.actors[first]?.several !== false || other === first || other === 0) return undefined;
    this.#exits ??= new Map();
    let exits = this.#exits.get(first);
    if (exits === undefined) this.#exits.set(first, (exits = this.#exitsOf(first)));
    const exit = exits[other] ?? NEVER;
    return exit <= NEVER ? undefined : exit;
  }

  tidy(): void {
    this.#exits = undefined;
  }

  /**
   * For everybody whom only the first can have set to work, by whatever detour: the earliest of its steps by which it may
   * have done so. For all others nothing is certain.
   */
  #exitsOf(first: number): readonly number[] {
    const exits = this.actors.map(() => NEVER);
    /** Whoever comes to be at work because of somebody, where nobody has been yet. */
    const spread = (from: number, exit: number): void => {
      const queue = [from];
      for (const place of queue) {
        if (place === NOBODY || place === first || exits[place] !== NEVER) continue;
        exits[place] = exit;
        for (const next of this.actors[place]?.onward ?? NONE) if (exits[next] === NEVER) queue.push(next);
      }
    };
    spread(0, WITHOUT_IT);
    const { starts = [], onward = NONE } = this.actors[first] ?? {};
    for (const [start, { at }] of starts.entries()) spread(onward[start] ?? NOBODY, at);
    return exits;
  }
}

/** Below all numbers of steps. */
const NEVER = -2;
const WITHOUT_IT = -3;
