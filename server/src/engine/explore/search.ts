import type { Engine } from '../engine.ts';
import { type Futures, futuresOf } from '../influence/index.ts';
import type { State } from '../state/index.ts';
import type { LogOrder } from './conflict.ts';
import { isAsExpected } from './expectation.ts';
import type { Ending, Exploration, ExploreOptions } from './explorer.ts';
import { beginning, onward, type Reached, scheduleTo } from './frontier.ts';
import { type Ahead, turnsAhead, type TurnAhead } from './persistent.ts';
import type { Crowd } from './live/index.ts';
import { Spending } from './spending.ts';

/** What tells states from each other, and who has come to each of them. */
export interface Places {
  /** The same for states of which one is enough to be gone on from. */
  readonly keyOf: (state: State) => string;
  /** Whoever comes to a place, where that is more than the person of its state. */
  readonly crowd?: Crowd;
}

/** Breadth first through the turns that are enough (see {@link turnsAhead}). */
export class Search {
  readonly #engine: Engine;
  readonly #options: ExploreOptions;
  readonly #log: LogOrder;
  readonly #spending: Spending;
  readonly #futures: Futures;
  readonly #keyOf: Places['keyOf'];
  readonly #crowd: Crowd | undefined;
  /** The place of each state in the queue. */
  readonly #places = new Map<string, number>();
  /** Emptied behind, as nobody comes back to what has been gone on from. */
  readonly #queue: (Reached | undefined)[] = [];
  readonly #endings: Ending[] = [];
  #transitions = 0;
  #coverage: Exploration['coverage'] = 'all';
  #ranOut = false;
  #surprised = false;

  constructor(
    engine: Engine,
    start: State,
    options: ExploreOptions,
    log: LogOrder,
    { keyOf, crowd }: Places,
  ) {
    this.#engine = engine;
    this.#options = options;
    this.#log = log;
    this.#spending = new Spending(options.budget, options.cancelled);
    this.#futures = futuresOf(engine);
    this.#keyOf = keyOf;
    this.#crowd = crowd;
    this.#arrive(beginning(start));
  }

  /** Undefined when some task did what was not expected of it: then nothing may be left out. */
  run(): Exploration | undefined {
    for (const [place, reached] of this.#queue.entries()) {
      if (reached === undefined) continue;
      this.#queue[place] = undefined;
      const { state, before } = reached;
      const ahead = turnsAhead(this.#engine, state, this.#futures, this.#log, undefined, before);
      const { turns, others } = ahead;
      if (turns.length === 0) this.#end(place, reached);
      else if (reached.way.turns >= this.#options.budget.turns) this.#coverage = 'turns';
      else {
        // Where every way leads back, somebody else could be put off for ever: then nobody is.
        const leadsOn = turns
          .map((turn) => this.#take(place, reached, turn, ahead))
          .some((furthest) => furthest > place);
        if (!leadsOn) for (const turn of others()) this.#take(place, reached, turn, ahead);
      }
      if (this.#surprised) return undefined;
      if (this.#ranOut) break;
    }
    return {
      endings: this.#endings,
      coverage: this.#coverage,
      states: this.#places.size,
      transitions: this.#transitions,
    };
  }

  /** The furthest place in the queue that the turn leads to. */
  #take(place: number, reached: Reached, turn: TurnAhead, { measured }: Ahead): number {
    const { task, nexts, complete, touched } = turn;
    const before = { measured, taken: this.#futures.measured(touched), minute: reached.state.minute };
    let furthest = -1;
    if (!complete) this.#runOut('states');
    if (!isAsExpected(this.#engine, this.#futures, reached.state, turn)) this.#surprised = true;
    for (const next of nexts) {
      if (this.#ranOut) break;
      this.#transitions += 1;
      const choice = { key: task.key, answers: next.answers };
      const further = onward(reached, next.state, choice, before);
      this.#options.visit?.({ from: reached.state, task, next, schedule: () => scheduleTo(further.way) });
      if (next.cut) this.#coverage = 'a turn was cut';
      else {
        const to = this.#arrive(further);
        this.#crowd?.connect(place, to, choice, next.happened);
        furthest = Math.max(furthest, to);
      }
      const ranOut = this.#spending.ranOut(this.#places.size);
      if (ranOut !== undefined) this.#runOut(ranOut);
      else if (this.#crowd?.isTooLarge(this.#options.budget.states) === true) this.#runOut('states');
    }
    return furthest;
  }

  #end(place: number, reached: Reached): void {
    const { state } = reached;
    if (this.#crowd === undefined) this.#ended({ state, schedule: scheduleTo(reached.way) });
    else this.#crowd.end(place, state, (ending) => this.#ended(ending));
  }

  #ended(ending: Ending): void {
    this.#endings.push(ending);
    this.#options.ended?.(ending);
  }

  #runOut(of: Exploration['coverage']): void {
    this.#coverage = of;
    this.#ranOut = true;
  }

  #arrive(reached: Reached): number {
    const key = this.#keyOf(reached.state);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#queue.length);
    return this.#queue.push(reached) - 1;
  }
}
