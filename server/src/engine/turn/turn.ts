import type { Engine } from '../engine.ts';
import type { EngineCampaign, Thing } from '../program/index.ts';
import {
  type Activity,
  type EngineEvent,
  type Log,
  type LogEntry,
  Person,
  type State,
  type Task,
} from '../state/index.ts';
import { type Knowledge, matches, statement, type Test, type Value, valueInWords } from '../values/index.ts';
import type { Happening } from './happening.ts';

/**
 * One task's turn: a state that is being changed, for as long as the turn lasts. What happens is written as plain
 * steps; where it depends on something that nobody knows, the turn is told an answer and goes on, and the other answer
 * is left open for another turn (see `apply`). The same answers always lead to the same end.
 */
export class Turn {
  readonly engine: Engine;
  readonly happened: Happening[] = [];
  /** The turn was cut short: it took more steps than an engine allows. */
  cut = false;
  minute: number;
  person: Person;
  knowledge: Knowledge;
  tasks: readonly Task[];
  qualified: ReadonlyMap<number, number>;
  activities: readonly Activity[];
  log: Log;
  #steps = 0;
  readonly #answers: readonly boolean[];
  readonly #asked: boolean[] = [];
  readonly #leaveOpen: (answers: readonly boolean[]) => void;

  constructor(
    engine: Engine,
    state: State,
    answers: readonly boolean[],
    leaveOpen: (answers: readonly boolean[]) => void,
  ) {
    this.engine = engine;
    this.#answers = answers;
    this.#leaveOpen = leaveOpen;
    ({
      minute: this.minute,
      person: this.person,
      knowledge: this.knowledge,
      tasks: this.tasks,
      qualified: this.qualified,
      activities: this.activities,
      log: this.log,
    } = state);
  }

  state(): State {
    const { minute, person, knowledge, tasks, qualified, activities, log } = this;
    return { minute, person, knowledge, tasks, qualified, activities, log };
  }

  // ── Asking ────────────────────────────────────────────────────────────────────────────────────────────

  read(thing: Thing): Value {
    return this.knowledge.resolve(this.person.get(thing));
  }

  /** Does the value pass? What nothing tells is supposed, both ways in turn. */
  ask(value: Value, test: Test): boolean {
    const known = this.peek(value, test);
    if (known !== undefined) return known;
    // Known values are always decided.
    if (value.kind !== 'unknown') return false;
    const holds = this.#nextAnswer();
    const after = this.knowledge.assume(value, test, holds);
    if (after === undefined) return !holds;
    this.knowledge = after;
    this.happened.push({ kind: 'assumed', assumption: { about: value, test, holds } });
    return holds;
  }

  /** The answer, where it can be had without supposing anything. */
  peek(value: Value, test: Test): boolean | undefined {
    return value.kind === 'unknown' ? this.knowledge.decide(value, test) : matches(value, test);
  }

  /** Is a statement true of which nothing but its words is known? */
  askWhether(words: string): boolean {
    return this.ask(statement(words), HOLDS);
  }

  peekWhether(words: string): boolean | undefined {
    return this.peek(statement(words), HOLDS);
  }

  /** The same value, letter case included. Two unknown values of different origin are taken to differ. */
  same(a: Value, b: Value): boolean {
    const [first, second] = [this.knowledge.resolve(a), this.knowledge.resolve(b)];
    if (first.key === second.key) return true;
    if (first.kind === 'unknown') {
      return (
        second.kind !== 'unknown' &&
        this.ask(first, { kind: 'same', value: second, words: `is ${valueInWords(second)}` })
      );
    }
    return second.kind === 'unknown' && this.same(second, first);
  }

  #nextAnswer(): boolean {
    const given = this.#answers[this.#asked.length];
    if (given === undefined) this.#leaveOpen([...this.#asked, false]);
    const answer = given ?? true;
    this.#asked.push(answer);
    return answer;
  }

  // ── Changing ──────────────────────────────────────────────────────────────────────────────────────────

  set(thing: Thing, value: Value): void {
    this.person = this.person.with(thing, value);
  }

  /** Something that may happen next, after everything that already may. */
  add(task: Task): void {
    this.tasks = [...this.tasks, task];
  }

  /** The task that has its turn gives its place to another, or leaves. */
  replace(task: Task, by: Task | undefined): void {
    this.tasks = this.tasks.flatMap((other) => (other === task ? (by ?? []) : other));
  }

  removeTasks(leaves: (task: Task) => boolean): void {
    this.tasks = this.tasks.filter((task) => !leaves(task));
  }

  qualify(campaign: EngineCampaign): void {
    this.qualified = new Map(this.qualified).set(campaign.id, this.minute);
  }

  remember(filter: string, event: EngineEvent): void {
    this.activities = [...this.activities, { filter, event, minute: this.minute }];
  }

  enter(entry: LogEntry): void {
    this.log = this.log.with(entry);
    this.happened.push({ kind: 'logged', entry });
  }

  /** Counts a step; false when the turn has taken too many. */
  mayGoOn(): boolean {
    this.#steps += 1;
    if (this.#steps > this.engine.stepsPerTurn) this.cut = true;
    return !this.cut;
  }
}

const HOLDS: Test = { kind: 'truth', truth: true, orEmpty: false, words: '' };
