import type { Engine } from '../../engine.ts';
import { type Difference, differenceBetween } from '../../questions/confluence.ts';
import { resultIn } from '../../questions/watched.ts';
import { witnessOf } from '../../questions/witness.ts';
import type { State } from '../../state/index.ts';
import type { Knowledge } from '../../values/index.ts';
import { PersonRun } from './person-run.ts';

/** Turns of one schedule. */
const MOST_TURNS = 5_000;

/**
 * The same difference with two schedules that part in one adjacent swap: until then they are one, then two turns come
 * in either order (or the one, which keeps the other from coming at all), and from there on both go on in the same order
 * as far as they can. Where the one takes the clock along, whatever has to come before the clock moves lies between
 * them. The difference as it was, where no such pair ends in two ways.
 */
export function shrink(engine: Engine, start: State, difference: Difference): Difference {
  return new Shrinking(engine, start, difference).shrunk() ?? difference;
}

class Shrinking {
  readonly #engine: Engine;
  readonly #start: State;
  readonly #difference: Difference;
  #from: readonly string[];
  readonly #to: readonly string[];
  #person: Knowledge;

  constructor(engine: Engine, start: State, difference: Difference) {
    this.#engine = engine;
    this.#start = start;
    this.#difference = difference;
    this.#person = difference.knowledge;
    const [from, to] = difference.schedules.map((schedule) => schedule.map(({ key }) => key));
    this.#from = from ?? [];
    this.#to = to ?? [];
  }

  shrunk(): Difference | undefined {
    for (let attempt = 0; attempt <= this.#to.length; attempt += 1) {
      const found = this.#attempt();
      if (found !== 'onward') return found;
    }
    return undefined;
  }

  /** 'onward': it is a later turn of the second schedule that makes the difference, and the first one now goes so far with it. */
  #attempt(): Difference | 'onward' | undefined {
    // As much of the second schedule as still ends like the first, then one turn more.
    const like = this.#lastAlike(this.#to.length, (length) => this.#run(this.#to.slice(0, length)));
    const key = like === undefined ? undefined : this.#to[like];
    if (like === undefined || key === undefined) return undefined;
    const common = this.#to.slice(0, like);
    const plain =
      this.#run(common)
        ?.turns.slice(like)
        .map(({ task }) => task.key) ?? [];
    // That turn comes earlier and earlier in what follows, until it makes the difference.
    const usual = plain.indexOf(key) === -1 ? plain.length : plain.indexOf(key);
    const earlier = (by: number) => {
      const rest = plain.filter((_, at) => at >= usual - by && at !== usual);
      return this.#run([...common, ...plain.slice(0, usual - by), key], rest);
    };
    const by = this.#lastAlike(usual, (count) => (count === 0 ? this.#run(common) : earlier(count)));
    if (by === undefined) return this.#goOn(this.#run(common), earlier(usual));
    const one = (by === 0 ? undefined : earlier(by)) ?? this.#run([...common, ...plain]);
    const other = earlier(by + 1);
    return one && other && this.#confirmed(one, other);
  }

  /** @param later the next turn of the second schedule is had at once, and everything else as before. */
  #goOn(one: PersonRun | undefined, later: PersonRun | undefined): 'onward' | undefined {
    if (one === undefined || later === undefined || this.#differ(one, later)) return undefined;
    this.#from = later.turns.map(({ task }) => task.key);
    return 'onward';
  }

  /**
   * Between 0 and `most`, some number that ends like 0 and is followed by one that does not: for the person of whom so
   * much is known by then, as every run may have to suppose more.
   */
  #lastAlike(most: number, run: (count: number) => PersonRun | undefined): number | undefined {
    const [first, last] = [run(0), run(most)];
    if (first === undefined || last === undefined || !this.#differ(first, last)) return undefined;
    let [alike, unlike] = [0, most];
    while (unlike - alike > 1) {
      const middle = Math.floor((alike + unlike) / 2);
      const found = run(middle);
      // What cannot be had any more by then is as if it were never tried.
      if (found !== undefined && this.#differ(first, found)) unlike = middle;
      else alike = middle;
    }
    return alike;
  }

  /** Begins with these turns, and goes on with those, then like the first schedule. */
  #run(beginning: readonly string[], then: readonly string[] = []): PersonRun | undefined {
    const run = new PersonRun(this.#engine, this.#start, this.#person, true);
    if (!beginning.every((key) => run.takeKey(key))) return undefined;
    const left = [...this.#from];
    for (const key of beginning) {
      const at = left.indexOf(key);
      if (at !== -1) left.splice(at, 1);
    }
    if (run.finish([...then, ...left], MOST_TURNS) !== 'rest') return undefined;
    this.#person = run.person;
    return run;
  }

  #differ(one: PersonRun, other: PersonRun): boolean {
    const { watched } = this.#difference;
    return resultIn(one.state, watched, this.#person) !== resultIn(other.state, watched, this.#person);
  }

  #confirmed(one: PersonRun, other: PersonRun): Difference | undefined {
    const found = differenceBetween(one.ending, other.ending, this.#difference.watched);
    return found !== undefined && witnessOf(this.#engine, this.#start, found) !== undefined
      ? found
      : undefined;
  }
}
