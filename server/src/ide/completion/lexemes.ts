import { lex } from '../../syntax/lexer.ts';
import type { Lexeme } from './lexeme.ts';

/** The tokens of a text between two offsets, and the one that reaches over the end. */
export function* lexemesOf(text: string, from: number, to: number): Generator<Lexeme> {
  const lineEnd = text.indexOf('\n', to);
  for (const token of lex(text.slice(from, lineEnd === -1 ? text.length : lineEnd))) {
    const kind = kinds[token.tokenType.name] ?? 'word';
    const start = from + token.startOffset;
    yield { kind, start, end: start + token.image.length, image: token.image, open: token.tokenType.name.startsWith('Open') };
  }
}

const kinds: Readonly<Record<string, Lexeme['kind']>> = {
  ClosedText: 'text',
  OpenText: 'text',
  OddlyQuotedText: 'text',
  ClosedBracketed: 'bracketed',
  OpenBracketed: 'bracketed',
  ClosedDoubleBraced: 'token',
  OpenDoubleBraced: 'token',
  DateTime: 'date',
  Date: 'date',
  Time: 'date',
  Number: 'number',
  OpenBrace: '{',
  CloseBrace: '}',
  Comma: ',',
  Arrow: '->',
  LineEnd: 'line end',
  DocLine: 'comment',
  LineComment: 'comment',
  BlockComment: 'comment',
  OpenBlockComment: 'comment',
  Unreadable: 'unreadable',
};
