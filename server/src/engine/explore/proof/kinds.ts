import { type Difference, differenceBetween } from '../../questions/confluence.ts';
import { resultIn, type Watched } from '../../questions/watched.ts';
import { Persons } from '../../values/index.ts';
import type { Ending } from '../explorer.ts';

/** Pairs of endings that are compared at most. */
const MOST_PAIRS = 200_000;

/** Endings of one thing, the first for each result and each kind of person. */
export class Kinds {
  readonly #watched: Watched;
  readonly #seen = new Set<string>();
  readonly #endings: Ending[] = [];
  readonly #results: string[] = [];
  readonly #persons = new Persons();
  #pairs = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** A difference from an ending that was there before. */
  add(ending: Ending): Difference | 'too much' | undefined {
    const { knowledge } = ending.state;
    const result = resultIn(ending.state, this.#watched);
    const kind = `${result}\n${knowledge.key}`;
    if (this.#seen.has(kind)) return undefined;
    this.#seen.add(kind);
    for (const number of this.#persons.like(knowledge)) {
      const earlier = this.#endings[number];
      if (earlier === undefined || this.#results[number] === result) continue;
      const difference = differenceBetween(earlier, ending, this.#watched);
      if (difference !== undefined) return difference;
      this.#pairs += 1;
      if (this.#pairs > MOST_PAIRS) return 'too much';
    }
    this.#persons.add(knowledge);
    this.#endings.push(ending);
    this.#results.push(result);
    return undefined;
  }
}
