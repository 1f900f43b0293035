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
import {
  type Known,
  type Knowledge,
  matches,
  statement,
  type Test,
  TRUE,
  type Value,
  valueInWords,
} from '../values/index.ts';
import type { Happening } from './happening.ts';
import { activityAtom, type Atom, LOG, qualifiedAtom, runsAtom, type Touched } from './touched.ts';

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
  readonly #given: readonly boolean[];
  readonly #asked: boolean[] = [];
  readonly #leaveOpen: (answers: readonly boolean[]) => void;
  readonly #touched: Touched | undefined;

  constructor(
    engine: Engine,
    state: State,
    answers: readonly boolean[],
    leaveOpen: (answers: readonly boolean[]) => void,
    touched?: Touched,
  ) {
    this.engine = engine;
    this.#given = answers;
    this.#leaveOpen = leaveOpen;
    this.#touched = touched;
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

  /** What was supposed, in order: with these answers the turn ends the same way again. */
  get answers(): readonly boolean[] {
    return this.#asked;
  }

  // ── Asking ────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * The value as it stands. What is known about it by now answers questions, and must have no other effect: it depends
   * on what the schedule has asked so far, and the person is the same.
   */
  read(thing: Thing): Value {
    this.#touched?.reads.add(thing);
    return this.person.get(thing);
  }

  /** Has it been written since the beginning? */
  wasWritten(thing: Thing): boolean {
    this.#touched?.reads.add(thing);
    return this.person.lastWritten(thing) !== undefined;
  }

  /** The minute in which the person last qualified for a campaign. */
  lastQualified(campaign: EngineCampaign): number | undefined {
    this.#touched?.reads.add(qualifiedAtom(campaign));
    return this.qualified.get(campaign.id);
  }

  /** What has happened that a filter looks for. */
  activitiesFor(filter: string): readonly Activity[] {
    this.#touched?.reads.add(activityAtom(filter));
    return this.activities.filter((activity) => activity.filter === filter);
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

  /**
   * Does it hold of somebody who is taken for complete and reachable, unless it is said that they are not? Where a
   * condition of the files looks at the same thing, nothing is taken for granted.
   */
  isSaid(thing: Thing, value: Value, test: Test): boolean {
    const { program, semantics } = this.engine;
    if (value.kind !== 'unknown') return matches(value, test);
    return (!semantics.peopleAreComplete || program.tested.has(thing)) && this.ask(value, test);
  }

  /** Is a statement true of which nothing but its words is known? */
  askWhether(words: string): boolean {
    return this.peekWhether(words) ?? this.ask(statement(words), HOLDS);
  }

  peekWhether(words: string): boolean | undefined {
    return this.knows(words) ?? (this.person.background.statements === 'false' ? false : undefined);
  }

  /** What has been said of a statement; undefined: nothing. */
  knows(words: string): boolean | undefined {
    return this.peek(statement(words), HOLDS);
  }

  /** The same value, letter case included. Two unknown values of different origin are taken to differ. */
  same(a: Value, b: Value): boolean {
    if (a.key === b.key) return true;
    if (a.kind === 'unknown') return b.kind !== 'unknown' && this.ask(a, sameAs(b));
    return b.kind === 'unknown' && this.ask(b, sameAs(a));
  }

  #nextAnswer(): boolean {
    const given = this.#given[this.#asked.length];
    if (given === undefined) this.#leaveOpen([...this.#asked, false]);
    const answer = given ?? true;
    this.#asked.push(answer);
    return answer;
  }

  // ── Changing ──────────────────────────────────────────────────────────────────────────────────────────

  set(thing: Thing, value: Value): void {
    if (!this.engine.keeps(thing)) return;
    this.#touched?.writes.add(thing);
    this.person = this.person.with(thing, value);
  }

  /** Makes a member for good: whoever does so first, the person is one. */
  mark(membership: Thing): void {
    if (!this.engine.keeps(membership)) return;
    this.#touched?.marks.add(membership);
    this.person = this.person.with(membership, TRUE);
  }

  /** Something that may happen next, after everything that already may. */
  add(task: Task): void {
    this.tasks = [...this.tasks, task];
  }

  /** The task that has its turn gives its place to another, or leaves. */
  replace(task: Task, by: Task | undefined): void {
    this.tasks = this.tasks.flatMap((other) => (other === task ? (by ?? []) : other));
  }

  removeTasks(leaves: (task: Task) => boolean, of: Atom): void {
    this.#touched?.writes.add(of);
    this.tasks = this.tasks.filter((task) => !leaves(task));
  }

  /** Somebody is in the flow of the campaign, for as long as nobody removes them. */
  isIn(campaign: EngineCampaign): void {
    this.#touched?.marks.add(runsAtom(campaign));
  }

  qualify(campaign: EngineCampaign): void {
    if (!this.engine.keeps(qualifiedAtom(campaign))) return;
    this.#touched?.marks.add(qualifiedAtom(campaign));
    this.qualified = new Map(this.qualified).set(campaign.id, this.minute);
  }

  remember(filter: string, event: EngineEvent): void {
    this.#touched?.marks.add(activityAtom(filter));
    this.activities = [...this.activities, { filter, event, minute: this.minute }];
  }

  enter(entry: LogEntry): void {
    this.#touched?.writes.add(LOG);
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

const sameTests = new WeakMap<Known, Test>();

/** One test for one value, so that its answers can be remembered. */
function sameAs(value: Known): Test {
  const known = sameTests.get(value);
  if (known !== undefined) return known;
  const test: Test = { kind: 'same', value, words: `is ${valueInWords(value)}` };
  sameTests.set(value, test);
  return test;
}

const HOLDS: Test = { kind: 'truth', truth: true, orEmpty: false, words: '' };
