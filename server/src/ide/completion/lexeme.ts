import type { Span } from '../../syntax/index.ts';

/** A token as completion sees it: what it is, not what the grammar calls it. */
export interface Lexeme extends Span {
  readonly kind:
    | 'word'
    | 'text'
    | 'bracketed'
    | 'token'
    | 'number'
    | 'date'
    | '{'
    | '}'
    | ','
    | '->'
    | 'line end'
    | 'comment'
    | 'unreadable';
  readonly image: string;
  /** A quote, bracket or brace that nothing closes. */
  readonly open: boolean;
}

export function isWord(lexeme: Lexeme | undefined, ...words: readonly string[]): boolean {
  return lexeme?.kind === 'word' && (words.length === 0 || words.includes(lexeme.image));
}

/** A value, or the beginning of one; `true`, `false` and `empty` are words too. */
export function isValue({ kind, image }: Lexeme): boolean {
  if (kind === 'word') return image === 'true' || image === 'false' || image === 'empty';
  return kind === 'text' || kind === 'token' || kind === 'number' || kind === 'date';
}

/** `[Lead Status]` → `Lead Status` */
export function nameInBrackets({ image }: Lexeme): string {
  return image.replace(/^\[/, '').replace(/\]$/, '').replaceAll(']]', ']').trim();
}

/** `"Demo"` → `Demo` */
export function textInQuotes({ image }: Lexeme): string {
  const inside = image.slice(1).replace(/"$/, '');
  return inside.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}
