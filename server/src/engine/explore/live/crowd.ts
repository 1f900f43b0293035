import type { State } from '../../state/index.ts';
import type { Choice, Schedule } from '../../trace/schedule.ts';
import type { Happening } from '../../turn/happening.ts';
import type { Assumption, Knowledge } from '../../values/index.ts';
import type { Ending } from '../explorer.ts';

/** Somebody who has come to a place, and how. */
interface Arrival {
  readonly person: Knowledge;
  readonly from: Arrival | undefined;
  readonly choice: Choice | undefined;
}

/** A turn from a place to another, for whoever is as it supposes. */
interface Way {
  readonly to: number;
  readonly choice: Choice;
  readonly assumptions: readonly Assumption[];
}

/** Persons for each state. Whoever is many at each place is too many. */
const MOST_PER_STATE = 40;

/**
 * Whoever comes to the places of an exploration in which persons go together who differ only in what nobody asks any
 * more; persons of whom the same is known are one. Everybody at a place takes every way that leads on from it, whichever came first, they or the way.
 */
export class Crowd {
  readonly #persons: Map<Knowledge, Arrival>[] = [];
  readonly #ways: Way[][] = [];
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
    const way: Way = { to, choice, assumptions };
    (this.#ways[from] ??= []).push(way);
    for (const arrival of this.#at(from).values()) this.#go(arrival, way);
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
  #go(first: Arrival, way: Way): void {
    const open: [Arrival, number][] = [];
    const take = (from: Arrival, { to, choice, assumptions }: Way): void => {
      let person: Knowledge | undefined = from.person;
      for (const { about, test, holds } of assumptions) person = person?.assume(about, test, holds);
      if (person === undefined || this.#at(to).has(person)) return;
      const arrival = { person, from, choice };
      this.#arrive(to, arrival);
      if (this.#ways[to] !== undefined) open.push([arrival, to]);
    };
    take(first, way);
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const onward of this.#ways[next[1]] ?? []) take(next[0], onward);
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
      return (schedule ??= wayTo(arrival));
    },
  };
}

function wayTo(arrival: Arrival): Schedule {
  const choices: Choice[] = [];
  for (let at: Arrival | undefined = arrival; at !== undefined; at = at.from)
    if (at.choice !== undefined) choices.push(at.choice);
  return choices.toReversed();
}
