import { Lexer } from 'chevrotain';
import type { IToken, TokenType } from 'chevrotain';
import { keywords, vocabulary, Word } from './tokens.ts';

const lexer = new Lexer([...vocabulary], { positionTracking: 'onlyOffset', ensureOptimizations: true });

const keywordTokens = new Map<string, TokenType>(keywords.map(({ word, token }) => [word, token]));
const longestKeyword = Math.max(...keywords.map(({ word }) => word.length));

/**
 * Every token of the text, comments and line ends included, blanks left out. No text makes it fail: what cannot be
 * read becomes a token of its own.
 */
export function lex(text: string): IToken[] {
  const { tokens } = lexer.tokenize(text);
  // Not `for … of`: among so many tokens, its iterator shows.
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.tokenType === Word) markKeyword(token);
  }
  return tokens;
}

/**
 * Keywords are told apart after the fact: trying each of their patterns before every word would cost more than
 * looking a word up, and whether one acts as a keyword is the parser's to say.
 */
function markKeyword(token: IToken): void {
  const { image } = token;
  if (image.length > longestKeyword || image.charCodeAt(0) < 0x61) return;
  const type = keywordTokens.get(image);
  if (type === undefined) return;
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? token.tokenTypeIdx;
}
