import type { Match } from './types.ts';

/** Longer than any name of Marketo's; what is longer cannot match and is not looked at. */
const LONGEST_NAME = 255;

/** White space at an end, twice in a row, or other than a blank. */
const UNTIDY = /^\s|\s$|\s\s|[^\S ]/;

/** Names are compared without letter case and with single spaces; undefined for what cannot be a name. */
export function foldName(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const lower = name.toLowerCase();
  return UNTIDY.test(lower) ? lower.trim().replace(/\s+/g, ' ') : lower;
}

interface NamedEntry {
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** Entries by all of their names. Lookups cost at most as many map reads as the longest name has words. */
export class NameIndex<T extends NamedEntry> {
  readonly entries: readonly T[];
  /** Names that an earlier entry had already. */
  readonly conflicts: readonly string[];
  readonly #byName = new Map<string, T>();
  readonly #mostWords: number;

  constructor(entries: readonly T[]) {
    const kept: T[] = [];
    const conflicts: string[] = [];
    let mostWords = 0;
    for (const entry of entries) {
      const key = foldName(entry.name);
      if (key === undefined || key === '' || this.#byName.has(key)) {
        conflicts.push(entry.name);
        continue;
      }
      kept.push(entry);
      for (const name of [entry.name, ...(entry.aliases ?? [])]) {
        const folded = foldName(name);
        // The first to claim a spelling keeps it, so that additions never change what a built-in name means.
        if (folded === undefined || folded === '' || this.#byName.has(folded)) continue;
        this.#byName.set(folded, entry);
        mostWords = Math.max(mostWords, countWords(folded));
      }
    }
    this.entries = kept;
    this.conflicts = conflicts;
    this.#mostWords = mostWords;
  }

  get(name: string): T | undefined {
    const key = foldName(name);
    return key === undefined ? undefined : this.#byName.get(key);
  }

  /** The longest name that the words begin with. */
  match(words: readonly string[]): Match<T> | undefined {
    for (let length = this.#longestRun(words); length > 0; length -= 1) {
      const definition = this.get(words.slice(0, length).join(' '));
      if (definition !== undefined) return { definition, length };
    }
    return undefined;
  }

  /** How many words may be a name at most; words of absurd length end the run. */
  #longestRun(words: readonly string[]): number {
    let length = 0;
    for (let characters = 0; length < Math.min(words.length, this.#mostWords); length += 1) {
      characters += (words[length]?.length ?? 0) + 1;
      if (characters > LONGEST_NAME) break;
    }
    return length;
  }

  /** Every spelling with the name it stands for. */
  *spellings(): Generator<readonly [spelling: string, name: string]> {
    for (const entry of this.entries) {
      yield [entry.name, entry.name];
      for (const alias of entry.aliases ?? []) yield [alias, entry.name];
    }
  }
}

function countWords(folded: string): number {
  let count = 1;
  for (let at = folded.indexOf(' '); at !== -1; at = folded.indexOf(' ', at + 1)) count += 1;
  return count;
}
