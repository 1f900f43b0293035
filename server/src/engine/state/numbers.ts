/** Gives numbers to texts, the same to the same; what states share is made a text of once. */
export class Numbers {
  readonly #texts = new Map<string, number>();
  readonly #parts = new WeakMap<object, number>();

  of(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.size;
    this.#texts.set(text, number);
    return number;
  }

  /** Of something that always makes the same text. */
  ofPart(part: object, textOf: () => string): number {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    const number = this.of(textOf());
    this.#parts.set(part, number);
    return number;
  }
}
