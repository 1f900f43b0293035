import { areDisjoint, type Domain, domainKey } from './domain.ts';
import type { Knowledge } from './knowledge.ts';

/** Persons as far as they are known, numbered from 0; which of them may be one and the same is soon found. */
export class Persons {
  readonly #columns = new Map<string, Column>();
  readonly #everybody: number[] = [];

  add(person: Knowledge): void {
    const number = this.#everybody.length;
    for (const { name, domain } of person.domains) this.#column(name).put(number, domain);
    this.#everybody.push(number);
  }

  /** All but those who differ from this one at a glance. */
  like(person: Knowledge): readonly number[] {
    let left: readonly number[] = this.#everybody;
    for (const { name, domain } of person.domains) left = this.#column(name).like(left, domain);
    return left;
  }

  #column(name: string): Column {
    let column = this.#columns.get(name);
    if (column === undefined) this.#columns.set(name, (column = new Column()));
    return column;
  }
}

/** What is known of one value, person by person. Few different things are. */
class Column {
  readonly #kinds = new Map<string, number>();
  readonly #domains: Domain[] = [];
  /** The kind of each person; nothing for those of whom nothing is known. */
  readonly #of: number[] = [];
  readonly #disjoint: (boolean | undefined)[][] = [];

  put(person: number, domain: Domain): void {
    this.#of[person] = this.#kindOf(domain);
  }

  /** Those who do not certainly have another value. */
  like(persons: readonly number[], domain: Domain): readonly number[] {
    const kind = this.#kindOf(domain);
    const disjoint = (this.#disjoint[kind] ??= []);
    return persons.filter((person) => {
      const other = this.#of[person];
      if (other === undefined || other === kind) return true;
      return !(disjoint[other] ??= areDisjoint(domain, this.#domains[other] ?? domain));
    });
  }

  #kindOf(domain: Domain): number {
    const key = domainKey(domain);
    let kind = this.#kinds.get(key);
    if (kind === undefined) {
      kind = this.#domains.push(domain) - 1;
      this.#kinds.set(key, kind);
    }
    return kind;
  }
}
