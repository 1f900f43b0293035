/** A set of small numbers. */
export class BitSet {
  readonly words: Uint32Array;

  constructor(size: number) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }

  add(number: number): void {
    const word = number >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  addAll(other: BitSet): void {
    for (const [at, word] of other.words.entries()) this.words[at] = (this.words[at] ?? 0) | word;
  }

  meets(other: BitSet): boolean {
    const { words } = this;
    for (let at = 0; at < words.length; at += 1)
      if (((words[at] ?? 0) & (other.words[at] ?? 0)) !== 0) return true;
    return false;
  }

  /** The members that are not in the other set. */
  without(other: BitSet): BitSet {
    const left = new BitSet(this.words.length * 32);
    for (const [at, word] of this.words.entries()) left.words[at] = word & ~(other.words[at] ?? 0);
    return left;
  }

  /** The members that are in the other set, too, ascending. */
  shared(other: BitSet): number[] {
    const { words } = this;
    const shared: number[] = [];
    for (let at = 0; at < words.length; at += 1) {
      for (let left = (words[at] ?? 0) & (other.words[at] ?? 0); left !== 0; left &= left - 1) {
        shared.push(at * 32 + (31 - Math.clz32(left & -left)));
      }
    }
    return shared;
  }
}
