/** What is compared at most; a longer text is a sentence, not a name. */
const LONGEST_TEXT = 80;
const MOST_WORDS = 12;

/** Below this likeness (0 … 1.3) a name is no help. */
const WORTH_SHOWING = 0.75;

/** Older and everyday words for Marketo's own, so that `Sync Lead to Salesforce` finds `Sync Person to SFDC`. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['lead', 'person'],
  ['salesforce', 'sfdc'],
  ['crm', 'sfdc'],
  ['dynamics', 'microsoft'],
  ['nurture', 'engagement program'],
  ['track', 'stream'],
  ['progression', 'program'],
  ['webpage', 'web page'],
  ['num', 'number'],
  ['equals', 'is'],
  ['begins', 'starts'],
  ['includes', 'contains'],
]);

/**
 * The candidates most like a text that is none of them, best first: close in spelling, or made of the same words.
 * The text may go on after the name (`Fils Out Form starts with`). Work is bounded, however long the text is.
 */
export function nearest(text: string, candidates: Iterable<string>, limit = 3): string[] {
  const asked = simplify(text);
  if (asked.length === 0) return [];
  const found: { readonly name: string; readonly likeness: number }[] = [];
  for (const name of new Set(candidates)) {
    const likeness = likenessOf(asked, simplify(name));
    if (likeness >= WORTH_SHOWING) found.push({ name, likeness });
  }
  found.sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1));
  return found.slice(0, Math.max(0, limit)).map(({ name }) => name);
}

/** Lower case, without punctuation, in Marketo's words. */
function simplify(text: string): readonly string[] {
  const words =
    text
      .slice(0, LONGEST_TEXT)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, MOST_WORDS).flatMap((word) => (SYNONYMS.get(word) ?? word).split(' '));
}

function likenessOf(asked: readonly string[], candidate: readonly string[]): number {
  if (candidate.length === 0) return 0;
  const words = wordLikeness(asked, candidate);
  // Without one word in common the beginning at least should agree: this spares most comparisons.
  if (words === 0 && asked[0]?.charAt(0) !== candidate[0]?.charAt(0)) return 0;
  const name = candidate.join(' ');
  const needed = Math.max(WORTH_SHOWING - words * 0.3, 0.6);
  let spelling = spellingLikeness(asked.join(' '), name, needed);
  // What follows a name may be its operator, or a part of a longer name. Three letters begin too much.
  if (asked.length > candidate.length && name.length > 3) {
    const head = asked.slice(0, candidate.length).join(' ');
    spelling = Math.max(spelling, spellingLikeness(head, name, needed) * 0.9);
  }
  return Math.max(spelling, words * 0.9) + words * 0.3;
}

/** The share of letters that agree; 0 when it is below `needed`. */
function spellingLikeness(a: string, b: string, needed: number): number {
  const longer = Math.max(a.length, b.length);
  const allowed = Math.floor(longer * (1 - needed));
  const distance = editDistance(a, b, allowed);
  return distance > allowed ? 0 : 1 - distance / longer;
}

/** The share of words, of both sides, that have a partner on the other. */
function wordLikeness(a: readonly string[], b: readonly string[]): number {
  const free = [...b];
  let pairs = 0;
  for (const word of a) {
    const at = free.findIndex((other) => sameWord(word, other));
    if (at === -1) continue;
    free.splice(at, 1);
    pairs += 1;
  }
  return (2 * pairs) / (a.length + b.length);
}

/** `Fills` and `Filled`, `Opens` and `Opened`, `Titel` and `Title`. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length < 4) return false;
  const stem = Math.max(4, Math.ceil(longer.length * 0.6));
  if (longer.startsWith(shorter.slice(0, stem)) && shorter.length >= stem) return true;
  // One slip leaves the first or the last letter where it is: most pairs need no closer look.
  const alike = a.charAt(0) === b.charAt(0) || a.at(-1) === b.at(-1);
  return alike && editDistance(a, b, 1) <= 1;
}

/**
 * Damerau-Levenshtein (neighbours may be swapped). Gives up with a number above `allowed` as soon as the texts are
 * sure to differ by more, and never looks at places further apart than that.
 */
export function editDistance(a: string, b: string, allowed: number): number {
  const tooFar = allowed + 1;
  if (Math.abs(a.length - b.length) > allowed) return tooFar;
  let beforeLast = new Uint16Array(b.length + 2);
  let last = new Uint16Array(b.length + 2).map((_, column) => column);
  let current = new Uint16Array(b.length + 2);
  for (let row = 1; row <= a.length; row += 1) {
    const from = Math.max(1, row - allowed);
    const to = Math.min(b.length, row + allowed);
    const letter = a.charCodeAt(row - 1);
    const letterBefore = a.charCodeAt(row - 2);
    let left = from === 1 ? row : tooFar;
    let least = left;
    current[from - 1] = left;
    for (let column = from; column <= to; column += 1) {
      const other = b.charCodeAt(column - 1);
      const diagonal = last[column - 1] ?? 0;
      let cost = Math.min((last[column] ?? 0) + 1, left + 1, letter === other ? diagonal : diagonal + 1);
      if (letter === b.charCodeAt(column - 2) && letterBefore === other) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current[column] = left = cost;
      least = Math.min(least, cost);
    }
    current[to + 1] = tooFar;
    // A swap reaches one row further back, so one row above the bound is not yet the end.
    if (least > tooFar) return tooFar;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length] ?? 0;
}
