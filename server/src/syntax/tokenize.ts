import type { IToken, TokenType } from 'chevrotain';
import type { Span } from './ast.ts';
import { lex } from './lexer.ts';
import { endOf, isBracketed, isComment, isOneOf } from './token-kinds.ts';
import {
  Arrow,
  CloseBrace,
  Comma,
  DateText,
  DateTimeText,
  DocLine,
  DoubleBraced,
  Filter,
  keywords,
  LineEnd,
  NumberText,
  OpenBrace,
  Text,
  TimeText,
  Trigger,
  Unreadable,
} from './tokens.ts';
import type { Role } from './tokens.ts';

export type SyntaxTokenType =
  | 'keyword'
  | 'constant'
  | 'word'
  | 'text'
  | 'field'
  | 'token'
  | 'number'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'brace'
  | 'comma'
  | 'arrow'
  | 'comment'
  | 'docComment'
  | 'unreadable';

export interface SyntaxToken extends Span {
  readonly type: SyntaxTokenType;
}

/** The tokens of a text, comments included, blanks and line ends left out. */
export function tokenize(text: string): SyntaxToken[] {
  const found: SyntaxToken[] = [];
  /** The first token of the statement at hand; undefined before one. */
  let head: IToken | undefined;
  let previous: IToken | undefined;
  for (const token of lex(text)) {
    const { tokenType } = token;
    if (tokenType === LineEnd) {
      if (previous?.tokenType !== Comma && previous?.tokenType !== Arrow) head = undefined;
      continue;
    }
    if (!isComment(token)) {
      if (isBoundary(previous)) head = undefined;
      head ??= token;
    }
    found.push({ type: typeOf(token, head, previous), start: token.startOffset, end: endOf(token) });
    if (!isComment(token)) previous = token;
  }
  return found;
}

/** A comma may begin a new item; the word after it tells. */
function isBoundary(token: IToken | undefined): boolean {
  return token?.tokenType === OpenBrace || token?.tokenType === CloseBrace || token?.tokenType === Comma;
}

const plainTypes = new Map<TokenType, SyntaxTokenType>([
  [DocLine, 'docComment'],
  [NumberText, 'number'],
  [DateText, 'date'],
  [TimeText, 'time'],
  [DateTimeText, 'dateTime'],
  [OpenBrace, 'brace'],
  [CloseBrace, 'brace'],
  [Comma, 'comma'],
  [Arrow, 'arrow'],
  [Unreadable, 'unreadable'],
]);

const roles = new Map<TokenType, Role>(keywords.map(({ token, role }) => [token, role]));

function typeOf(token: IToken, head: IToken | undefined, previous: IToken | undefined): SyntaxTokenType {
  const { tokenType } = token;
  const plain = plainTypes.get(tokenType);
  if (plain !== undefined) return plain;
  if (isComment(token)) return 'comment';
  if (isOneOf(token, Text)) return 'text';
  if (isBracketed(token)) return 'field';
  if (isOneOf(token, DoubleBraced)) return 'token';
  return typeOfWord(token, head, previous);
}

/** Whether a word acts as a keyword depends on where it stands; this is as much as can be said without the tree. */
function typeOfWord(token: IToken, head: IToken | undefined, previous: IToken | undefined): SyntaxTokenType {
  const role = roles.get(token.tokenType);
  if (role === undefined) return 'word';
  if (role === 'constant') return 'constant';
  if (token === head || role === 'logic') return role === 'modifier' ? 'word' : 'keyword';
  if (role !== 'modifier')
    return previous !== undefined && previous === head && previous.image === 'smart' ? 'keyword' : 'word';
  const headRole = head === undefined ? undefined : roles.get(head.tokenType);
  const named = head?.tokenType === Trigger || head?.tokenType === Filter;
  return headRole !== undefined && headRole !== 'modifier' && !named ? 'keyword' : 'word';
}
