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

/** A set of numbered things: cheap to unite with others. */
export class Bits<T> {
  readonly #numbering: Numbering<T>;
  #words: Uint32Array;

  constructor(numbering: Numbering<T>) {
    this.#numbering = numbering;
    this.#words = new Uint32Array(Math.ceil(numbering.things.length / 32));
  }

  has(thing: T): boolean {
    const number = this.#numbering.known(thing);
    return number !== undefined && ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  add(thing: T): void {
    const number = this.#numbering.of(thing);
    const word = number >>> 5;
    this.#reserve(word + 1);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number & 31));
  }

  addAll(other: Bits<T>): void {
    this.#reserve(other.#words.length);
    for (const [at, word] of other.#words.entries()) this.#words[at] = (this.#words[at] ?? 0) | word;
  }

  /** Have the two something in common, this one aside? */
  meets(other: Bits<T>, aside?: T): boolean {
    const left = aside === undefined ? undefined : this.#numbering.known(aside);
    const most = Math.min(this.#words.length, other.#words.length);
    for (let at = 0; at < most; at += 1) {
      const shared = (this.#words[at] ?? 0) & (other.#words[at] ?? 0);
      if (shared === 0) continue;
      if (left === undefined || left >>> 5 !== at || (shared & ~(1 << (left & 31))) !== 0) return true;
    }
    return false;
  }

  *[Symbol.iterator](): Generator<T, void> {
    for (const thing of this.#numbering.things) if (this.has(thing)) yield thing;
  }

  #reserve(length: number): void {
    if (length <= this.#words.length) return;
    const words = new Uint32Array(Math.max(length, this.#words.length * 2));
    words.set(this.#words);
    this.#words = words;
  }
}
