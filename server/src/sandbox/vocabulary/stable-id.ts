/**
 * Ids for entries whose real ones are not public: made from the name, so that they stay the same when the catalogue
 * grows, and are never those of another entry.
 */
export class StableIds {
  readonly #taken = new Set<number>();
  readonly #from: number;
  readonly #span: number;

  /** Ids lie in `[from, from + span)`. */
  constructor(from: number, span: number) {
    this.#from = from;
    this.#span = span;
  }

  idFor(name: string): number {
    let id = this.#from + (hash(name) % this.#span);
    while (this.#taken.has(id)) id = this.#from + ((id - this.#from + 1) % this.#span);
    this.#taken.add(id);
    return id;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value;
}
