import { nearest } from '../catalogue/index.ts';
import { isMistypedWord } from './mistyped-word.ts';

/** The names that something could have meant. */
export interface KnownNames {
  /**
   * The names that a name is so near to that it must be one of them, mistyped; at most three. Stricter than 'similar':
   * `[MQL Date]` and `[SQL Date]`, `Form 1` and `Form 2`, `Sent` and `Send` are names of different things.
   */
  misspelled(written: string): readonly string[];
  /** The names that it is a misspelling of, else those most like it, best first; none once guessing cost enough. */
  similar(written: string): readonly string[];
}

/** Longer than any name of Marketo's: not looked at. */
const longest = 200;
/** How many names one object compares at most to guess what was meant: a tenth of a second or two. */
const mostComparisons = 5000;

export function createKnownNames(names: Iterable<string>): KnownNames {
  const known = [...new Set(names)];
  let index: SlipIndex | undefined;
  let comparisons = 0;
  const misspelled = (written: string) => (index ??= createSlipIndex(known))(written);
  const guess = (written: string) => {
    comparisons += known.length;
    return comparisons > mostComparisons ? [] : nearest(written, known, 3);
  };
  return {
    misspelled,
    similar: (written) => {
      const meant = misspelled(written);
      return meant.length > 0 ? meant : guess(written);
    },
  };
}

type SlipIndex = (written: string) => readonly string[];

interface OneWordOpen {
  readonly name: string;
  /** The word at the open place. */
  readonly word: string;
}

/**
 * Finds names by all of their words run together, and by all words but one: then only that word is compared. A look-up
 * costs as much as a name has words, however many names there are.
 */
function createSlipIndex(known: readonly string[]): SlipIndex {
  const joined = new Map<string, string[]>();
  const open = new Map<string, OneWordOpen[]>();
  for (const name of known) {
    const words = wordsOf(name);
    if (words.length === 0) continue;
    append(joined, words.join(''), name);
    for (const [at, word] of words.entries()) append(open, withGap(words, at), { name, word });
  }
  return (written) => {
    const words = wordsOf(written);
    if (words.length === 0) return [];
    const found = new Set(joined.get(words.join('')));
    for (const [at, word] of words.entries()) {
      for (const candidate of open.get(withGap(words, at)) ?? []) {
        if (isMistypedWord(word, candidate.word)) found.add(candidate.name);
      }
    }
    found.delete(written);
    return [...found].slice(0, 3);
  };
}

function wordsOf(name: string): readonly string[] {
  return name.length > longest ? [] : (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function withGap(words: readonly string[], at: number): string {
  return words.with(at, '_').join(' ');
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
