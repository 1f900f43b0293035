import type { Engine } from '../engine.ts';
import type { Budget } from '../explore/explorer.ts';
import type { EngineCampaign } from '../program/index.ts';
import type { Choice, Schedule } from '../trace/schedule.ts';
import { Log, type State, stateKey, type Task } from '../state/index.ts';
import { apply, enabled } from '../transition.ts';
import type { Happening } from '../turn/happening.ts';

/** Campaigns that wake each other for ever. */
export interface Endless {
  /** `repeats`: the person is exactly as before. `grows`: only numbers and the past are different each time. */
  readonly how: 'repeats' | 'grows';
  /** From the start to where it begins to turn. */
  readonly before: Schedule;
  /** One round. */
  readonly cycle: Schedule;
  /** Who takes part. */
  readonly campaigns: readonly EngineCampaign[];
}

export interface Termination {
  readonly endless: Endless | undefined;
  /** Was everything looked at? */
  readonly complete: boolean;
}

/**
 * A campaign that takes the same person in so often within one schedule, at one moment, and by the same turns each time,
 * does not stop by itself. Many who execute it one after the other do.
 */
const ROUNDS = 12;

/**
 * Can a schedule go on for ever without time passing? Depth first. A state that comes back (its log apart, which nobody
 * reads) is a cycle with all its guards counted; where a score only grows, no state ever comes back, and a campaign
 * that enters again and again is taken for one. Whoever chooses which tasks are tried must choose enough of them;
 * states with one key must have the same future.
 */
export function termination(
  engine: Engine,
  start: State,
  budget: Budget,
  choose: Choosing = (state) => enabled(engine, state),
  keyOf: (state: State) => string = behaviourKey,
): Termination {
  const search = new Search(engine, budget, choose, keyOf);
  const endless = search.from(start);
  return { endless, complete: endless !== undefined || !search.exhausted };
}

type Choosing = (state: State) => readonly Task[];

interface Step {
  readonly choice: Choice;
  readonly task: Task;
  readonly entered: readonly EngineCampaign[];
}

interface Onward {
  readonly task: Task;
  readonly state: State;
  readonly answers: readonly boolean[];
  readonly entered: readonly EngineCampaign[];
}

interface Visit {
  readonly state: State;
  readonly key: string;
  readonly arrived: Step | undefined;
  readonly onward: Iterator<Onward>;
}

class Search {
  exhausted = false;
  readonly #engine: Engine;
  readonly #budget: Budget;
  readonly #choose: Choosing;
  readonly #keyOf: (state: State) => string;
  readonly #done = new Set<string>();
  readonly #open = new Map<string, number>();
  readonly #path: Visit[] = [];
  readonly #rounds = new Map<string, number>();

  constructor(engine: Engine, budget: Budget, choose: Choosing, keyOf: (state: State) => string) {
    this.#engine = engine;
    this.#budget = budget;
    this.#choose = choose;
    this.#keyOf = keyOf;
  }

  from(start: State): Endless | undefined {
    this.#enter(start, undefined);
    while (true) {
      const top = this.#path.at(-1);
      if (top === undefined) return undefined;
      const next = top.onward.next();
      if (next.done === true) {
        this.#leave(top);
        continue;
      }
      const { task, state, answers, entered } = next.value;
      const key = this.#keyOf(state);
      const step: Step = { choice: { key: task.key, answers }, task, entered };
      const back = this.#open.get(key);
      if (back !== undefined) return this.#endless('repeats', back, step);
      if (this.#done.has(key)) continue;
      const spent = this.#done.size + this.#path.length >= this.#budget.states;
      if (spent || this.#path.length >= this.#budget.turns) {
        this.exhausted = true;
        continue;
      }
      this.#enter(state, step);
      const grown = this.#grown(step);
      if (grown !== undefined) return grown;
    }
  }

  #enter(state: State, arrived: Step | undefined): void {
    const key = this.#keyOf(state);
    this.#open.set(key, this.#path.length);
    this.#count(arrived, state, 1);
    this.#path.push({ state, key, arrived, onward: onwardFrom(this.#engine, state, this.#choose(state)) });
  }

  #leave({ state, key, arrived }: Visit): void {
    this.#path.pop();
    this.#open.delete(key);
    this.#done.add(key);
    this.#count(arrived, state, -1);
  }

  /** Turns in which a campaign takes the person in. */
  #count(arrived: Step | undefined, { minute }: State, by: number): void {
    for (const { id } of new Set(arrived?.entered)) {
      const round = `${id}@${minute}`;
      this.#rounds.set(round, (this.#rounds.get(round) ?? 0) + by);
    }
  }

  /** One round is what lies between two entries of the campaign that enters too often. */
  #grown({ entered }: Step): Endless | undefined {
    const minute = this.#path.at(-1)?.state.minute;
    const often = entered.find(({ id }) => (this.#rounds.get(`${id}@${minute}`) ?? 0) >= ROUNDS);
    if (often === undefined) return undefined;
    const entries = this.#path.flatMap(({ arrived }, at) =>
      arrived?.entered.includes(often) === true ? [at] : [],
    );
    const [before = 0, last = 0] = entries.slice(-3);
    const shapeOf = (from: number, to?: number) =>
      this.#path.slice(from + 1, to).map(({ arrived }) => arrived && shape(arrived.task));
    const [one, other] = [shapeOf(before, last + 1), shapeOf(last)];
    return one.join() === other.join() ? this.#endless('grows', last, undefined) : undefined;
  }

  #endless(how: Endless['how'], from: number, last: Step | undefined): Endless {
    const steps = this.#path.flatMap(({ arrived }) => arrived ?? []);
    const cycle = [...steps.slice(from), ...(last === undefined ? [] : [last])];
    return {
      how,
      before: steps.slice(0, from).map(({ choice }) => choice),
      cycle: cycle.map(({ choice }) => choice),
      campaigns: [...new Set(cycle.flatMap(({ entered }) => entered))],
    };
  }
}

function* onwardFrom(engine: Engine, state: State, tasks: readonly Task[]): Generator<Onward, void> {
  for (const task of tasks) {
    for (const next of apply(engine, state, task)) {
      yield { task, state: next.state, answers: next.answers, entered: next.happened.flatMap(enteredIn) };
    }
  }
}

/** Whose turn it is and where, whatever values it is about. */
function shape(task: Task): string {
  switch (task.kind) {
    case 'run':
      return task.frames.map(({ campaign, next }) => `${campaign.id}.${next}`).join('>');
    case 'wake':
      return `wakes ${task.campaign.id}`;
    case 'answer':
      return `${task.from} ${task.what}`;
    case 'moment':
      return task.what.name;
  }
}

function enteredIn(happening: Happening): readonly EngineCampaign[] {
  const enters =
    (happening.kind === 'woken' || happening.kind === 'executed') && happening.verdict === 'enters';
  return enters ? [happening.campaign] : [];
}

/** Nobody reads the log, and an activity that happened twice is found like one that happened once. */
function behaviourKey(state: State): string {
  const activities = new Map(
    state.activities.map((activity) => [`${activity.filter} ${activity.event.key}`, activity]),
  );
  return stateKey({ ...state, log: Log.empty, activities: [...activities.values()] });
}
