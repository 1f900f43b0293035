import { bracketed, quoted } from './spelling.ts';

/**
 * Is one name so near to another that it is the other, mistyped? Stricter than 'similar': `[MQL Date]` and
 * `[SQL Date]`, `Form 1` and `Form 2`, `Sent` and `Send` are names of different things.
 */
export function isMisspelling(written: string, known: string): boolean {
  if (written === known || written.length > 200 || known.length > 200) return false;
  const [a, b] = [wordsOf(written), wordsOf(known)];
  if (a.length === 0 || b.length === 0) return false;
  if (a.join('') === b.join('')) return true;
  if (a.length !== b.length) return false;
  const different = a.flatMap((word, index) => (word === b[index] ? [] : [[word, b[index] ?? ''] as const]));
  const [only] = different;
  return different.length === 1 && only !== undefined && isMistypedWord(...only);
}

/** The known names that a name may be a misspelling of, at most three. */
export function misspelled(written: string, known: Iterable<string>): readonly string[] {
  const found: string[] = [];
  for (const name of known) {
    if (isMisspelling(written, name)) found.push(name);
    if (found.length === 3) break;
  }
  return found;
}

/** `Did you mean [A], [B] or [C]?` */
export function didYouMean(names: readonly string[], kind: 'field' | 'name' | 'word'): string {
  const spelled = names.map((name) =>
    kind === 'field' ? bracketed(name) : kind === 'name' ? quoted(name) : name,
  );
  const last = spelled.at(-1) ?? '';
  return `Did you mean ${spelled.length < 2 ? last : `${spelled.slice(0, -1).join(', ')} or ${last}`}?`;
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Short words and numbers tell things apart; a long word with one slip of the finger does not. */
function isMistypedWord(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || /\p{N}/u.test(a + b)) return false;
  const slip = slipBetween(a, b);
  return slip === 'swapped' || slip === 'missing' || (slip === 'replaced' && shorter >= 6);
}

type Slip = 'swapped' | 'missing' | 'replaced' | undefined;

/** The one slip that leads from one word to the other: two letters swapped, one missing, one replaced. */
function slipBetween(a: string, b: string): Slip {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return undefined;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1) ? 'missing' : undefined;
  if (short.slice(at + 1) === long.slice(at + 1)) return 'replaced';
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.slice(at + 2) === long.slice(at + 2) ? 'swapped' : undefined;
}
