import type { Span } from '../syntax/index.ts';

/** How a name is written in a file: `"…"`, `[…]` or `{{…}}`. */
export type Written = 'string' | 'brackets' | 'token';

export function writtenAs(text: string, start: number): Written | undefined {
  switch (text[start]) {
    case '"':
      return 'string';
    case '[':
      return 'brackets';
    case '{':
      return 'token';
    default:
      return undefined;
  }
}

/** The text that stands for `name` between its quotes, brackets or braces. */
export function spell(name: string, written: Written): string {
  switch (written) {
    case 'string':
      return name.replace(/[\\"]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
    case 'brackets':
      return name.replaceAll(']', ']]');
    case 'token':
      return name;
  }
}

/** The span without quotes, brackets or braces; what a half-typed name lacks at its end is not missed. */
export function insideOf(text: string, { start, end }: Span): Span {
  const written = writtenAs(text, start);
  if (written === undefined) return { start, end };
  const closing = { string: '"', brackets: ']', token: '}}' }[written];
  const from = start + closing.length;
  const isClosed = end - closing.length >= from && text.startsWith(closing, end - closing.length);
  return { start: from, end: isClosed ? end - closing.length : end };
}

/** The offset after the bracket that closes the one at `start`; `]]` is a bracket of the name itself. */
export function bracketEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n' || character === '\r') return at;
    if (character !== ']') continue;
    if (text[at + 1] !== ']') return at + 1;
    at += 1;
  }
  return text.length;
}
