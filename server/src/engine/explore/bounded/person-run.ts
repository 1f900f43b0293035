import type { Engine } from '../../engine.ts';
import { byPriority } from '../../run.ts';
import type { State, Task } from '../../state/index.ts';
import type { Schedule } from '../../trace/schedule.ts';
import { enabled, type Next } from '../../transition.ts';
import { nothingTouched, type Touched } from '../../turn/touched.ts';
import type { Knowledge } from '../../values/index.ts';
import type { Ending } from '../explorer.ts';
import { turnOf } from '../person-turn.ts';

/** A turn that was taken. */
export interface Taken {
  readonly before: State;
  readonly task: Task;
  readonly next: Next;
  readonly touched: Touched;
}

/** One schedule of one person, turn by turn, as far as it goes. */
export class PersonRun {
  readonly engine: Engine;
  readonly turns: Taken[];
  state: State;
  person: Knowledge;
  /** The answer to what nobody knows of the person. */
  readonly otherwise: boolean;
  /** Had anything to be supposed that was not known? */
  supposed = false;

  constructor(
    engine: Engine,
    state: State,
    person: Knowledge,
    otherwise: boolean,
    turns: readonly Taken[] = [],
  ) {
    this.engine = engine;
    this.state = state;
    this.person = person;
    this.otherwise = otherwise;
    this.turns = [...turns];
  }

  get schedule(): Schedule {
    return this.turns.map(({ task, next }) => ({ key: task.key, answers: next.answers }));
  }

  /** Who has a turn, one after the other. */
  get shape(): string {
    return this.turns.map(({ task }) => task.key).join('\n');
  }

  get ending(): Ending {
    return { state: this.state, schedule: this.schedule };
  }

  /** The same up to here, to go on in another way. */
  fork(otherwise = this.otherwise): PersonRun {
    return new PersonRun(this.engine, this.state, this.person, otherwise, this.turns);
  }

  /** Goes on from an earlier point, for the person of whom so much is known by now. */
  sibling(earlier: PersonRun): PersonRun {
    return new PersonRun(this.engine, earlier.state, this.person, this.otherwise, earlier.turns);
  }

  /** Takes the task with this key, if it can be had now. */
  takeKey(key: string): boolean {
    const task = enabled(this.engine, this.state).find((ready) => ready.key === key);
    return task !== undefined && this.take(task);
  }

  take(task: Task): boolean {
    const touched = nothingTouched();
    const turn = turnOf(this.engine, this.state, task, this, touched);
    if (turn === undefined || turn.next.cut) return false;
    if (turn.person !== this.person) this.supposed = true;
    this.turns.push({ before: this.state, task, next: turn.next, touched });
    this.state = turn.next.state;
    this.person = turn.person;
    return true;
  }

  /**
   * Goes on until everything is at rest, or has been met with before: what an order names in that order, as far as it
   * can be had, everything else as Marketo is used to.
   */
  finish(
    order: readonly string[],
    most: number,
    isMet: (state: State) => boolean = () => false,
  ): 'rest' | 'met' | 'too long' {
    const left = [...order];
    while (this.turns.length < most) {
      const ready = enabled(this.engine, this.state);
      if (ready.length === 0) return 'rest';
      if (isMet(this.state)) return 'met';
      const task = takeFirst(left, ready) ?? byPriority(ready, this.state);
      if (task === undefined || !this.take(task)) return 'too long';
    }
    return 'too long';
  }
}

/** The first of the list that can be had; it is taken off. Mostly that is the very first. */
function takeFirst(left: string[], ready: readonly Task[]): Task | undefined {
  const [first] = left;
  const task = ready.find(({ key }) => key === first);
  if (task !== undefined) {
    left.shift();
    return task;
  }
  const byKey = new Map(ready.map((one) => [one.key, one]));
  const at = left.findIndex((key) => byKey.has(key));
  return at === -1 ? undefined : byKey.get(left.splice(at, 1)[0] ?? '');
}
