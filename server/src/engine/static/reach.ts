import type { Thing } from '../program/index.ts';
import type { Stimulus } from '../stimuli/index.ts';
import { BitSet } from './bit-set.ts';
import { circlesIn } from './circles.ts';
import type { Actor, Network } from './network.ts';

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
  /** Things that may be written. */
  readonly written: ReadonlySet<Thing>;
  /** Whoever may start itself, by whatever detour: places in {@link Reach.actors}. */
  readonly circular: ReadonlySet<number>;
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

interface Growing extends Reached {
  readonly onward: Onward[];
  several: boolean;
}

class Reaching implements Reach {
  readonly stimulus: Stimulus;
  readonly actors: Growing[] = [];
  readonly present: BitSet;
  readonly #before = new Map<number, Int32Array>();
  #written: ReadonlySet<Thing> | undefined;
  #circular: ReadonlySet<number> | undefined;
  #starters: readonly ReadonlySet<number>[] | undefined;

  constructor(network: Network, stimulus: Stimulus, person: Actor, barred: ReadonlySet<number>) {
    this.stimulus = stimulus;
    this.present = new BitSet(network.actors.length);
    const places = new Map<number, number>();
    const add = ({ name, campaign, touches, starts }: Actor, number: number): number =>
      this.actors.push({ number, name, campaign, touches, starts, onward: [], several: false }) - 1;
    add(person, -1);
    for (const actor of this.actors) {
      for (const { at, actor: number, through } of actor.starts) {
        const source = network.actors[number];
        if (source === undefined || barred.has(number)) continue;
        const known = places.get(number);
        const to = known ?? add(source, number);
        if (known === undefined) {
          places.set(number, to);
          this.present.add(number);
        }
        actor.onward.push({ at, to, through });
      }
    }
    this.#markSeveral();
  }

  /** Whoever is started twice, or by somebody who may be there twice. */
  #markSeveral(): void {
    const started = new Int32Array(this.actors.length);
    for (const { onward } of this.actors) for (const { to } of onward) started[to] = (started[to] ?? 0) + 1;
    const queue: Growing[] = [];
    for (const [place, actor] of this.actors.entries()) {
      if ((started[place] ?? 0) < 2) continue;
      actor.several = true;
      queue.push(actor);
    }
    for (const actor of queue) {
      for (const { to } of actor.onward) {
        const next = this.actors[to];
        if (next === undefined || next.several) continue;
        next.several = true;
        queue.push(next);
      }
    }
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
    if (this.#starters === undefined) {
      const starters = this.actors.map(() => new Set<number>());
      for (const [from, { onward }] of this.actors.entries())
        for (const { to } of onward) starters[to]?.add(from);
      this.#starters = starters;
    }
    return [...(this.#starters[place] ?? [])];
  }

  certainlyBefore(first: number, other: number): number | undefined {
    if (this.actors[first]?.several !== false) return undefined;
    let before = this.#before.get(first);
    if (before === undefined) {
      before = this.#exitsOf(first);
      this.#before.set(first, before);
    }
    const exit = before[other] ?? NEVER;
    return exit === NEVER ? undefined : exit;
  }

  /**
   * For everybody whom only the first can have set to work: the earliest of its steps by which that may have come
   * about. All that it does up to there comes before.
   */
  #exitsOf(first: number): Int32Array {
    const exits = new Int32Array(this.actors.length).fill(NEVER);
    const own = this.actors[first]?.onward ?? [];
    if (own.length === 0) return exits;
    for (const { at, to } of own.toSorted((a, b) => a.at - b.at)) {
      const queue = exits[to] === NEVER ? [to] : [];
      if (queue.length > 0) exits[to] = at;
      for (const place of queue) {
        for (const next of this.actors[place]?.onward ?? []) {
          if (exits[next.to] !== NEVER) continue;
          exits[next.to] = at;
          queue.push(next.to);
        }
      }
    }
    for (const [place, reachable] of this.#reachableWithout(first).entries())
      if (reachable === 1) exits[place] = NEVER;
    return exits;
  }

  #reachableWithout(first: number): Uint8Array {
    const reachable = new Uint8Array(this.actors.length);
    if (first === 0) return reachable;
    const queue = [0];
    reachable[0] = 1;
    for (const place of queue) {
      for (const { to } of this.actors[place]?.onward ?? []) {
        if (to === first || reachable[to] === 1) continue;
        reachable[to] = 1;
        queue.push(to);
      }
    }
    return reachable;
  }
}

const NEVER = -2;
