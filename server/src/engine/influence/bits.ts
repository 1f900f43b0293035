/** Gives numbers to things, the same each time. */
export class Numbering<T> {
  readonly things: T[] = [];
  readonly #numbers = new Map<T, number>();

  of(thing: T): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    const number = this.things.push(thing) - 1;
    this.#numbers.set(thing, number);
    return number;
  }

  known(thing: T): number | undefined {
    return this.#numbers.get(thing);
  }
}

/** Bits of a word: so many that it is a small number to the machine, signs and all. */
const BITS = 30;

/** A set of numbered things: small, and cheap to unite with others. */
export class Bits<T> {
  readonly #numbering: Numbering<T>;
  readonly #words: number[] = [];

  constructor(numbering: Numbering<T>) {
    this.#numbering = numbering;
  }

  has(thing: T): boolean {
    const number = this.#numbering.known(thing);
    return number !== undefined && ((this.#words[wordOf(number)] ?? 0) & bitOf(number)) !== 0;
  }

  add(thing: T): void {
    const number = this.#numbering.of(thing);
    const word = wordOf(number);
    while (this.#words.length <= word) this.#words.push(0);
    this.#words[word] = (this.#words[word] ?? 0) | bitOf(number);
  }

  addAll(other: Bits<T>): void {
    for (let at = 0; at < other.#words.length; at += 1) {
      const word = other.#words[at] ?? 0;
      if (at === this.#words.length) this.#words.push(word);
      else this.#words[at] = (this.#words[at] ?? 0) | word;
    }
  }

  /** Have the two something in common, this one aside? */
  meets(other: Bits<T>, aside?: T): boolean {
    const left = aside === undefined ? undefined : this.#numbering.known(aside);
    const most = Math.min(this.#words.length, other.#words.length);
    for (let at = 0; at < most; at += 1) {
      const shared = (this.#words[at] ?? 0) & (other.#words[at] ?? 0);
      if (shared === 0) continue;
      if (left === undefined || wordOf(left) !== at || (shared & ~bitOf(left)) !== 0) return true;
    }
    return false;
  }

  *[Symbol.iterator](): Generator<T, void> {
    for (const thing of this.#numbering.things) if (this.has(thing)) yield thing;
  }
}

function wordOf(number: number): number {
  return Math.trunc(number / BITS);
}

function bitOf(number: number): number {
  return 1 << (number % BITS);
}
