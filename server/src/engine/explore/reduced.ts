import type { Engine } from '../engine.ts';
import { type Futures, futuresOf } from '../influence/index.ts';
import { type State, StateNumbers } from '../state/index.ts';
import { exploreAll } from './all.ts';
import type { LogOrder } from './conflict.ts';
import type { Ending, Exploration, ExploreOptions, Explorer } from './explorer.ts';
import { isAsExpected } from './expectation.ts';
import { beginning, onward, type Reached, scheduleTo } from './frontier.ts';
import { type Ahead, turnsAhead, type TurnAhead } from './persistent.ts';
import { Spending } from './spending.ts';

/**
 * Enough schedules to know how all of them end, breadth first. Every schedule that comes to rest is equivalent to one
 * that is tried (see {@link turnsAhead}): the same turns with the same outcomes, so that
 * - every ending is found, once for each kind of person;
 * - every turn that some schedule has is visited, what it writes and what was there before included;
 * - what is logged is logged in every order that is possible.
 */
export const exploreReduced: Explorer = (engine, start, options) =>
  explore(engine, start, options, 'matters');

/** The same, where nobody asks for the order of the log. */
export const exploreUnordered: Explorer = (engine, start, options) =>
  explore(engine, start, options, 'does not matter');

function explore(engine: Engine, start: State, options: ExploreOptions, log: LogOrder): Exploration {
  return exploreAsExpected(engine, start, options, log) ?? exploreAll(engine, start, options);
}

/** Undefined when some task did what was not expected of it: then nothing may be left out. */
export function exploreAsExpected(
  engine: Engine,
  start: State,
  options: ExploreOptions,
  log: LogOrder,
): Exploration | undefined {
  return new Search(engine, start, options, log).run();
}

class Search {
  readonly #engine: Engine;
  readonly #options: ExploreOptions;
  readonly #log: LogOrder;
  readonly #spending: Spending;
  readonly #futures: Futures;
  /** The place of each state in the queue. */
  readonly #places = new Map<string, number>();
  readonly #numbers: StateNumbers;
  readonly #queue: Reached[] = [];
  readonly #endings: Ending[] = [];
  #transitions = 0;
  #coverage: Exploration['coverage'] = 'all';
  #ranOut = false;
  #surprised = false;

  constructor(engine: Engine, start: State, options: ExploreOptions, log: LogOrder) {
    this.#engine = engine;
    this.#options = options;
    this.#log = log;
    this.#spending = new Spending(options.budget, options.cancelled);
    this.#numbers = new StateNumbers(log === 'matters' ? ({ key }) => key : ({ contents }) => contents);
    this.#futures = futuresOf(engine);
    this.#arrive(beginning(start));
  }

  run(): Exploration | undefined {
    for (const [place, reached] of this.#queue.entries()) {
      const { state, before } = reached;
      const ahead = turnsAhead(this.#engine, state, this.#futures, this.#log, undefined, before);
      const { turns, others } = ahead;
      if (turns.length === 0) this.#end(reached);
      else if (reached.turns >= this.#options.budget.turns) this.#coverage = 'turns';
      else {
        // Where every way leads back, somebody else could be put off for ever: then nobody is.
        const leadsOn = turns
          .map((turn) => this.#take(reached, turn, ahead))
          .some((furthest) => furthest > place);
        if (!leadsOn) for (const turn of others()) this.#take(reached, turn, ahead);
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
  #take(reached: Reached, turn: TurnAhead, { measured }: Ahead): number {
    const { task, nexts, complete, touched } = turn;
    const before = { measured, taken: this.#futures.measured(touched), minute: reached.state.minute };
    let furthest = -1;
    if (!complete) this.#runOut('states');
    if (!isAsExpected(this.#engine, this.#futures, reached.state, turn)) this.#surprised = true;
    for (const next of nexts) {
      if (this.#ranOut) break;
      this.#transitions += 1;
      const further = onward(reached, next.state, { key: task.key, answers: next.answers }, before);
      this.#options.visit?.({ from: reached.state, task, next, schedule: () => scheduleTo(further) });
      if (next.cut) this.#coverage = 'a turn was cut';
      else furthest = Math.max(furthest, this.#arrive(further));
      const ranOut = this.#spending.ranOut(this.#places.size);
      if (ranOut !== undefined) this.#runOut(ranOut);
    }
    return furthest;
  }

  #end(reached: Reached): void {
    const ending = { state: reached.state, schedule: scheduleTo(reached) };
    this.#endings.push(ending);
    this.#options.ended?.(ending);
  }

  #runOut(of: Exploration['coverage']): void {
    this.#coverage = of;
    this.#ranOut = true;
  }

  #arrive(reached: Reached): number {
    const key = this.#numbers.of(reached.state);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#queue.length);
    return this.#queue.push(reached) - 1;
  }
}
