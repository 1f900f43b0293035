import type { Engine } from '../engine.ts';
import { type Future, Futures, Influences } from '../influence/index.ts';
import type { EngineCampaign } from '../program/index.ts';
import { type State, stateKey, type Task } from '../state/index.ts';
import { exploreAll } from './all.ts';
import type { LogOrder } from './conflict.ts';
import type { Ending, Exploration, ExploreOptions, Explorer } from './explorer.ts';
import { beginning, onward, type Reached, scheduleTo } from './frontier.ts';
import { turnsAhead, type TurnAhead } from './persistent.ts';
import { Spending } from './spending.ts';
import type { Atom, Touched } from '../turn/touched.ts';

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
  return new Search(engine, start, options, log).run() ?? exploreAll(engine, start, options);
}

class Search {
  readonly #engine: Engine;
  readonly #options: ExploreOptions;
  readonly #log: LogOrder;
  readonly #spending: Spending;
  readonly #futures: Futures;
  /** The place of each state in the queue. */
  readonly #places = new Map<string, number>();
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
    this.#futures = new Futures(new Influences(engine));
    this.#arrive(beginning(start));
  }

  /** Undefined when a task did what was not expected of it: then nothing may be left out. */
  run(): Exploration | undefined {
    for (const [place, reached] of this.#queue.entries()) {
      const { turns, others } = turnsAhead(this.#engine, reached.state, this.#futures, this.#log);
      if (turns.length === 0) this.#endings.push({ state: reached.state, schedule: scheduleTo(reached) });
      else if (reached.turns >= this.#options.budget.turns) this.#coverage = 'turns';
      else {
        // Where every way leads back, somebody else could be put off for ever: then nobody is.
        const leadsOn = turns.map((turn) => this.#take(reached, turn)).some((furthest) => furthest > place);
        if (!leadsOn) for (const turn of others()) this.#take(reached, turn);
      }
      if (this.#surprised) { (globalThis as any).surprises = ((globalThis as any).surprises ?? 0) + 1; return undefined; }
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
  #take(reached: Reached, { task, nexts, touched, complete }: TurnAhead): number {
    let furthest = -1;
    const future = this.#futures.of(task);
    if (!complete) this.#runOut('states');
    if (!covers(future.touches, touched)) { this.#surprised = true; console.log('SURPRISE', task.key, ['reads','writes','marks'].map((k) => [...(touched as any)[k]].filter((a: any) => !(future.touches as any)[k].has(a)).map((a: any) => k + ' ' + a).join(';')).join(' ')); }
    for (const next of nexts) {
      if (this.#ranOut) break;
      this.#transitions += 1;
      if (!expected(future, task, reached.state, next.state)) { this.#surprised = true; console.log('SPAWN', task.key, next.state.tasks.map((t) => t.key)); }
      const further = onward(reached, next.state, { key: task.key, answers: next.answers });
      this.#options.visit?.({ from: reached.state, task, next, schedule: () => scheduleTo(further) });
      if (next.cut) this.#coverage = 'a turn was cut';
      else furthest = Math.max(furthest, this.#arrive(further));
      const ranOut = this.#spending.ranOut(this.#places.size);
      if (ranOut !== undefined) this.#runOut(ranOut);
    }
    return furthest;
  }

  #runOut(of: Exploration['coverage']): void {
    this.#coverage = of;
    this.#ranOut = true;
  }

  #arrive(reached: Reached): number {
    const key = keyOf(reached.state, this.#log);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#queue.length);
    return this.#queue.push(reached) - 1;
  }
}

function keyOf(state: State, log: LogOrder): string {
  return log === 'matters' ? stateKey(state) : stateKey(state, state.log.contents);
}

// ── What was not expected ───────────────────────────────────────────────────────────────────────────────

/** Does what a turn touched belong to what may come of its task? */
function covers(may: Touched, did: Touched): boolean {
  return within(did.reads, may.reads) && within(did.writes, may.writes) && within(did.marks, may.marks);
}

function within(few: ReadonlySet<Atom>, many: ReadonlySet<Atom>): boolean {
  for (const atom of few) if (!many.has(atom)) return false;
  return true;
}

function expected({ campaigns }: Future, task: Task, before: State, after: State): boolean {
  return after.tasks.every((other) => {
    if (before.tasks.includes(other)) return true;
    if (other.kind === 'wake') return campaigns.has(other.campaign);
    if (other.kind !== 'run') return true;
    return other.frames.every(({ campaign }) => campaigns.has(campaign) || isIn(campaign, task));
  });
}

function isIn(campaign: EngineCampaign, task: Task): boolean {
  return task.kind === 'run' && task.frames.some((frame) => frame.campaign === campaign);
}
