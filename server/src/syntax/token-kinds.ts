import type { IToken, TokenType } from 'chevrotain';
import {
  BlockComment,
  Bracketed,
  DateText,
  DateTimeText,
  DocLine,
  DoubleBraced,
  Empty,
  False,
  LineComment,
  LineEnd,
  NumberText,
  OpenBlockComment,
  Text,
  TimeText,
  True,
  Word,
} from './tokens.ts';

/** Questions about a token that more than one stage asks. */

const comments = new Set<TokenType>([DocLine, LineComment, BlockComment, OpenBlockComment]);
const values = new Set<TokenType>([NumberText, DateText, TimeText, DateTimeText, True, False, Empty]);

export function isComment({ tokenType }: IToken): boolean {
  return comments.has(tokenType);
}

export function isOneOf({ tokenType }: IToken, category: TokenType): boolean {
  return tokenType === category || tokenType.CATEGORIES?.includes(category) === true;
}

export function isWord(token: IToken): boolean {
  return isOneOf(token, Word);
}

/** Whether a value can begin with it. After a comma this is what tells a further value from a further item. */
export function isValue(token: IToken): boolean {
  return values.has(token.tokenType) || isOneOf(token, Text) || isOneOf(token, DoubleBraced);
}

export function isBracketed(token: IToken): boolean {
  return isOneOf(token, Bracketed);
}

/** The offset after its last character. */
export function endOf({ startOffset, image }: IToken): number {
  return startOffset + image.length;
}

/** Whether a line end leaves at least one line blank. */
export function leavesBlankLine({ tokenType, image }: IToken): boolean {
  if (tokenType !== LineEnd) return false;
  const first = image.startsWith('\r\n') ? 2 : 1;
  return /[\r\n]/.test(image.slice(first));
}
