const longestName = 80;
const mostNames = 5;

/** Foreign text made fit for one line of a terminal: no control characters, no line ends, not longer than `most`. */
export function oneLine(text: string, most = 200): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut}…`;
}

export function quoted(name: string): string {
  return `"${oneLine(name, longestName)}"`;
}

/** `"A", "B" and 3 more`; a short list is complete. */
export function quotedList(names: readonly string[]): string {
  if (names.length <= mostNames) return joined(names.map(quoted), 'and');
  const shown = names.slice(0, mostNames - 1).map(quoted);
  return `${shown.join(', ')} and ${names.length - shown.length} more`;
}

/** `A`, `A or B`, `A, B or C`. */
export function joined(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
