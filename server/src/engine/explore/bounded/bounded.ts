import type { Engine } from '../../engine.ts';
import { type Difference, differenceBetween } from '../../questions/confluence.ts';
import { resultIn, type Watched } from '../../questions/watched.ts';
import { type State, StateNumbers } from '../../state/index.ts';
import type { Ending } from '../explorer.ts';
import { PersonRun } from './person-run.ts';
import { personRuns } from './persons.ts';
import { type Race, racesIn } from './races.ts';

export interface BoundedOptions {
  readonly watched: readonly Watched[];
  /** How many turns of one schedule may be put off until after another that they conflict with; 2 unless told. */
  readonly delays?: number;
  /** Kinds of persons; 12 unless told. */
  readonly persons?: number;
  /** Turns that are taken in all; 1,500 unless told. */
  readonly turns?: number;
  readonly time?: { readonly milliseconds: number; readonly now: () => number };
  readonly cancelled?: () => boolean;
}

export interface Bounded {
  /** How the schedules end that were run to the end. */
  readonly endings: readonly Ending[];
  /** For each watched thing that ends in two ways: two schedules that part in one adjacent swap. */
  readonly differences: readonly Difference[];
  readonly turns: number;
  /** Was everything tried that lies within the bounds? */
  readonly complete: boolean;
}

/**
 * A few schedules that are likely to tell something: for each kind of person the one that Marketo is used to, and those
 * in which a turn is put off until after one that it conflicts with. What is found is so; what is not found may be so.
 */
export function boundedSchedules(engine: Engine, start: State, options: BoundedOptions): Bounded {
  return new Search(engine, start, options);
}

const MOST_PERSONS = 12;
/** So many in a row to whom nothing new happens. */
const MOST_ALIKE = 4;
const MOST_DELAYS = 2;
/** Turns in all, and of one schedule. */
const MOST_TURNS_IN_ALL = 1_500;
const MOST_TURNS = 500;

class Search implements Bounded {
  readonly endings: Ending[] = [];
  readonly differences: Difference[] = [];
  turns = 0;
  complete = true;
  readonly #options: BoundedOptions;
  readonly #open: Set<Watched>;
  readonly #numbers = new StateNumbers(({ contents }) => contents);
  readonly #states = new WeakMap<PersonRun, ReadonlySet<string>>();
  readonly #begun: number;
  readonly #most: number;

  constructor(engine: Engine, start: State, options: BoundedOptions) {
    this.#options = options;
    this.#most = options.turns ?? MOST_TURNS_IN_ALL;
    this.#open = new Set(options.watched);
    this.#begun = options.time?.now() ?? 0;
    let runs = this.#kinds(personRuns(engine, start, MOST_TURNS));
    for (let delay = options.delays ?? MOST_DELAYS; delay > 0 && runs.length > 0; delay -= 1)
      runs = this.#putOff(runs);
  }

  #kinds(all: Iterable<PersonRun | undefined>): PersonRun[] {
    const { persons = MOST_PERSONS } = this.#options;
    const byShape = new Map<string, PersonRun>();
    let alike = 0;
    for (const run of all) {
      const enough = this.endings.length >= persons || alike >= MOST_ALIKE || this.turns > this.#most / 2;
      if (run === undefined || enough || this.#ranOut()) {
        this.complete = false;
        break;
      }
      this.turns += run.turns.length;
      this.endings.push(run.ending);
      const { shape } = run;
      alike = byShape.has(shape) ? alike + 1 : 0;
      if (alike === 0) byShape.set(shape, run);
    }
    return [...byShape.values()];
  }

  /** All runs that differ from one of these by one delay. */
  #putOff(runs: readonly PersonRun[]): PersonRun[] {
    const further: PersonRun[] = [];
    for (const run of runs) {
      // The latest first: least comes after them.
      for (const race of racesIn(run.turns).toReversed()) {
        if (this.#open.size === 0) return [];
        if (this.#ranOut()) {
          this.complete = false;
          return [];
        }
        further.push(...this.#swap(run, race));
      }
    }
    return further;
  }

  /** The second of two turns before the first: runs that go on in the same way as far as they can, and end otherwise. */
  #swap(base: PersonRun, race: Race): PersonRun[] {
    const common = upTo(base, race);
    if (common === undefined) return [];
    const { first, second, others } = keysIn(base, race);
    const ends: PersonRun[] = [];
    for (const otherwise of [true, false]) {
      const swapped = common.fork(otherwise);
      if (!swapped.takeKey(second)) break;
      // It may be gone by now, or has to wait until the clock moves on.
      const rest = swapped.takeKey(first) ? others : [first, ...others];
      const end = swapped.finish(rest, MOST_TURNS, (state) => this.#isOf(base, state));
      this.turns += swapped.turns.length - common.turns.length;
      if (end === 'rest') {
        ends.push(swapped);
        this.endings.push(swapped.ending);
        if (this.#differing(base.ending, swapped.ending).length > 0)
          this.#note(swapped, common, [first, second, ...others]);
      }
      if (!swapped.supposed) break;
    }
    return ends;
  }

  /** A state of the run itself: then everything ends as there. */
  #isOf(base: PersonRun, state: State): boolean {
    let states = this.#states.get(base);
    if (states === undefined) {
      states = new Set(base.turns.map(({ next }) => this.#numbers.of(next.state)));
      this.#states.set(base, states);
    }
    return states.has(this.#numbers.of(state));
  }

  /** The same person without the swap, and otherwise in the same way. */
  #note(swapped: PersonRun, common: PersonRun, order: readonly string[]): void {
    const plain = swapped.sibling(common);
    const end = plain.finish(order, MOST_TURNS);
    this.turns += plain.turns.length - common.turns.length;
    if (end !== 'rest') return;
    for (const difference of this.#differing(plain.ending, swapped.ending)) {
      this.differences.push(difference);
      this.#open.delete(difference.watched);
    }
  }

  #differing(one: Ending, other: Ending): Difference[] {
    const candidates = [...this.#open].filter((watched) => mayDiffer(one.state, other.state, watched));
    return candidates.flatMap((watched) => differenceBetween(one, other, watched) ?? []);
  }

  #ranOut(): boolean {
    const { time, cancelled } = this.#options;
    if (this.turns > this.#most || cancelled?.() === true) return true;
    return time !== undefined && time.now() - this.#begun > time.milliseconds;
  }
}

/** Quick to say no. */
function mayDiffer(one: State, other: State, watched: Watched): boolean {
  switch (watched.kind) {
    case 'thing':
      return one.person.get(watched.thing).key !== other.person.get(watched.thing).key;
    case 'effect':
      return one.log !== other.log && resultIn(one, watched) !== resultIn(other, watched);
    case 'qualifies':
      return one.qualified.has(watched.campaign.id) !== other.qualified.has(watched.campaign.id);
  }
}

/** The run as far as the first of two turns, and then what the second depends on. */
function upTo({ engine, turns, person }: PersonRun, { first, between }: Race): PersonRun | undefined {
  const before = turns[first]?.before;
  if (before === undefined) return undefined;
  const common = new PersonRun(engine, before, person, true, turns.slice(0, first));
  return between.every((at) => common.takeKey(turns[at]?.task.key ?? '')) ? common : undefined;
}

function keysIn({ turns }: PersonRun, { first, second, between }: Race) {
  const keys = turns.map(({ task }) => task.key);
  const others = keys.filter((_, at) => at > first && at !== second && !between.includes(at));
  return { first: keys[first] ?? '', second: keys[second] ?? '', others };
}
