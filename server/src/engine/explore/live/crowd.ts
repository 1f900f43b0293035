import type { State } from '../../state/index.ts';
import type { Choice, Schedule } from '../../trace/schedule.ts';
import type { Happening } from '../../turn/happening.ts';
import type { Assumption, Knowledge } from '../../values/index.ts';
import type { Ending } from '../explorer.ts';
import { scheduleTo, type Trail } from '../frontier.ts';

/** Somebody who has come to a place, and how. */
interface Arrival extends Trail {
  readonly person: Knowledge;
}

/** A turn from a place to another, for whoever is as it supposes. */
interface Onward {
  readonly to: number;
  readonly choice: Choice;
  readonly assumptions: readonly Assumption[];
}

/** Persons for each state. Whoever is many at each place is too many. */
const MOST_PER_STATE = 40;

/**
 * Whoever comes to the places of an exploration in which persons go together who differ only in what nobody asks any
 * more; persons of whom the same is known are one. Everybody at a place goes on from it by every turn that leads on,
 * whichever came first, they or the turn.
 */
export class Crowd {
  readonly #persons: Map<Knowledge, Arrival>[] = [];
  readonly #onward: Onward[][] = [];
  readonly #ends = new Map<number, (arrival: Arrival) => void>();
  #size = 0;

  /** Somebody stands at the first place. */
  constructor(first: Knowledge) {
    this.#arrive(0, { person: first, from: undefined, choice: undefined });
  }

  isTooLarge(states: number): boolean {
    return this.#size > states * MOST_PER_STATE;
  }

  connect(from: number, to: number, choice: Choice, happened: readonly Happening[]): void {
    const assumptions = happened.flatMap((one) => (one.kind === 'assumed' ? one.assumption : []));
    const turn: Onward = { to, choice, assumptions };
    (this.#onward[from] ??= []).push(turn);
    for (const arrival of this.#at(from).values()) this.#go(arrival, turn);
  }

  /** Everything is at rest there: tells of everybody who comes, and who has come by now. */
  end(place: number, state: State, ended: (ending: Ending) => void): void {
    const tell = (arrival: Arrival): void => ended(endingOf(state, arrival));
    this.#ends.set(place, tell);
    for (const arrival of this.#at(place).values()) tell(arrival);
  }

  #at(place: number): Map<Knowledge, Arrival> {
    return (this.#persons[place] ??= new Map());
  }

  /** On and on, until nobody comes to a place where they have not been. */
  #go(first: Arrival, turn: Onward): void {
    const open: [Arrival, number][] = [];
    const take = (from: Arrival, { to, choice, assumptions }: Onward): void => {
      let person: Knowledge | undefined = from.person;
      for (const { about, test, holds } of assumptions) person = person?.assume(about, test, holds);
      if (person === undefined || this.#at(to).has(person)) return;
      const arrival = { person, from, choice };
      this.#arrive(to, arrival);
      if (this.#onward[to] !== undefined) open.push([arrival, to]);
    };
    take(first, turn);
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const onward of this.#onward[next[1]] ?? []) take(next[0], onward);
  }

  #arrive(place: number, arrival: Arrival): void {
    this.#at(place).set(arrival.person, arrival);
    this.#size += 1;
    this.#ends.get(place)?.(arrival);
  }
}

/** The state is that of the first who came; the others differ in nothing that anybody asks. */
function endingOf(state: State, arrival: Arrival): Ending {
  let schedule: Schedule | undefined;
  return {
    state: { ...state, knowledge: arrival.person },
    get schedule() {
      return (schedule ??= scheduleTo(arrival));
    },
  };
}
