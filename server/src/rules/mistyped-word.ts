/** Short words and numbers tell things apart; a long word with one slip of the finger does not. */
export function isMistypedWord(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const slip = shorter < 4 ? undefined : slipBetween(a, b);
  if (slip === undefined || (slip === 'replaced' && shorter < 6)) return false;
  return !/\p{N}/u.test(a + b);
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
