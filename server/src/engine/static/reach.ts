import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Stimulus } from '../stimuli/index.ts';
import type { Touch } from './footprint.ts';
import type { Network, Start } from './network.ts';

/** An actor within the reach of one stimulus. */
export interface Reached {
  readonly name: string;
  readonly campaign: EngineCampaign | undefined;
  readonly touches: readonly Touch[];
  readonly starts: readonly Start[];
  /** Places in {@link Reach.actors} of whom it starts, each with the step that does. */
  readonly onward: readonly { readonly at: number; readonly to: number; readonly through: Thing | undefined }[];
  /** May it be at work several times at once? */
  several: boolean;
}

/** Everybody whom a stimulus may set to work; the person, to whom it happens, stands first. */
export interface Reach {
  readonly stimulus: Stimulus;
  readonly actors: readonly Reached[];
  /** Somebody may start itself, by whatever detour. */
  readonly circular: boolean;
  /** Until which step of the first the other is certain not to have started; undefined: nothing is certain. */
  certainlyBefore(first: number, other: number): number | undefined;
}

interface Source {
  readonly name: string;
  readonly campaign: EngineCampaign | undefined;
  readonly touches: readonly Touch[];
  readonly starts: readonly Start[];
}

/** `barred`: actors who cannot take this person. */
export function reachOf(network: Network, stimulus: Stimulus, person: Source, barred: ReadonlySet<number>): Reach {
  return new Reaching(network, stimulus, person, barred);
}

interface Growing extends Reached {
  readonly onward: { at: number; to: number; through: Thing | undefined }[];
}

class Reaching implements Reach {
  readonly stimulus: Stimulus;
  readonly actors: Growing[] = [];
  readonly circular: boolean;
  readonly #before = new Map<number, Int32Array>();

  constructor(network: Network, stimulus: Stimulus, person: Source, barred: ReadonlySet<number>) {
    this.stimulus = stimulus;
    const places = new Map<number, number>();
    const add = ({ name, campaign, touches, starts }: Source): number => {
      this.actors.push({ name, campaign, touches, starts, onward: [], several: false });
      return this.actors.length - 1;
    };
    add(person);
    for (const actor of this.actors) {
      for (const { at, actor: number, through } of actor.starts) {
        const source = network.actors[number];
        if (source === undefined || barred.has(number)) continue;
        const known = places.get(number);
        const to = known ?? add(source);
        if (known === undefined) places.set(number, to);
        actor.onward.push({ at, to, through });
      }
    }
    this.#markSeveral();
    this.circular = this.#turnsBack();
  }

  /** Whoever is started twice, or by somebody who may be there twice. */
  #markSeveral(): void {
    const started = new Int32Array(this.actors.length);
    for (const { onward } of this.actors) for (const { to } of onward) started[to] = (started[to] ?? 0) + 1;
    const queue = this.actors.filter((_, place) => (started[place] ?? 0) > 1);
    for (const actor of queue) actor.several = true;
    for (const actor of queue) {
      for (const { to } of actor.onward) {
        const next = this.actors[to];
        if (next === undefined || next.several) continue;
        next.several = true;
        queue.push(next);
      }
    }
  }

  #turnsBack(): boolean {
    const state = new Uint8Array(this.actors.length);
    const stack: { readonly place: number; next: number }[] = [{ place: 0, next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const step = this.actors[top.place]?.onward[top.next];
      top.next += 1;
      if (step === undefined) {
        state[top.place] = 2;
        stack.pop();
      } else if (state[step.to] === 1) return true;
      else if (state[step.to] === 0) {
        state[step.to] = 1;
        stack.push({ place: step.to, next: 0 });
      }
    }
    return false;
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
    const without = this.#reachableWithout(first);
    const own = this.actors[first]?.onward ?? [];
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
    for (const [place, reachable] of without.entries()) if (reachable === 1) exits[place] = NEVER;
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
