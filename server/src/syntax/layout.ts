import type { IToken, TokenType } from 'chevrotain';
import type { Comment, DocComment, SyntaxProblem } from './ast.ts';
import { docComment, docLinesAbove } from './doc-comments.ts';
import type { TokenRun } from './doc-comments.ts';
import { openBlockRepair } from './repair.ts';
import { isComment, isWord } from './token-kinds.ts';
import {
  Arrow,
  BlockComment,
  CloseBrace,
  Comma,
  DocLine,
  Else,
  If,
  LineComment,
  LineEnd,
  OddlyQuotedText,
  OpenBlockComment,
  OpenBrace,
  OpenBracketed,
  OpenDoubleBraced,
  OpenText,
  Stage,
  Then,
  Unreadable,
} from './tokens.ts';
import { badlyClosed, deepBlocks, unclosedComment, unreadable } from './wording.ts';

/** The tokens of one declaration as the parser wants them, all offsets counted from the declaration's start. */
export interface Layout {
  /** Without comments and unreadable characters; line ends only where they end a statement; every brace closed. */
  readonly tokens: IToken[];
  readonly doc: DocComment | undefined;
  /** Doc comments inside, by the offset of the keyword below them. */
  readonly innerDocs: ReadonlyMap<number, DocComment>;
  readonly comments: Comment[];
  readonly problems: SyntaxProblem[];
}

/** Deeper blocks are read as empty: neither the parser nor a later stage has to fear for its stack. */
export const deepestBlock = 64;

const badlyClosable = new Set<TokenType>([OpenText, OddlyQuotedText, OpenBracketed, OpenDoubleBraced]);

/** A stretch of the file's tokens with where it starts; `unclosed` braces are closed where that makes most sense. */
export interface Stretch extends TokenRun {
  readonly doc: TokenRun | undefined;
  readonly start: number;
  readonly unclosed: number;
}

/** Lays out a stretch. Moves the offsets of its tokens: they are this declaration's from now on. */
export function layOut(tokens: readonly IToken[], stretch: Stretch): Layout {
  const out: IToken[] = [];
  const comments: Comment[] = [];
  const problems: SyntaxProblem[] = [];
  const innerDocs = new Map<number, DocComment>();
  const repair = stretch.unclosed > 0 ? openBlockRepair(stretch.unclosed) : undefined;
  const { doc, start } = stretch;
  let depth = 0;
  let lineEnd: IToken | undefined;
  let previous: TokenType | undefined;
  /** Whether the statement at hand is a choice, for each block that is open. */
  const inChoice: boolean[] = [];

  for (let at = stretch.from; at < stretch.to; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const { tokenType } = token;
    token.startOffset -= start;

    if (tokenType === LineEnd) {
      lineEnd ??= token;
    } else if (isComment(token)) {
      if (doc !== undefined && at >= doc.from && at < doc.to) continue;
      comments.push(commentOf(token));
      if (tokenType === OpenBlockComment) problems.push(unclosedComment(token.startOffset));
    } else if (tokenType === Unreadable) {
      problems.push(unreadable(token));
    } else {
      if (depth > deepestBlock) {
        if (tokenType === OpenBrace) depth++;
        else if (tokenType === CloseBrace) depth--;
        if (depth > deepestBlock) continue;
      } else if (tokenType === OpenBrace && ++depth > deepestBlock) {
        problems.push(deepBlocks(token, deepestBlock));
      } else if (tokenType === CloseBrace) {
        depth--;
      }
      if (badlyClosable.has(tokenType)) problems.push(badlyClosed(token));
      const startsLine = lineEnd !== undefined;
      const repaired = repair?.before(token, startsLine, out) === true;
      if (lineEnd !== undefined && (repaired || endsStatement(previous, token, inChoice[depth] === true))) {
        out.push(lineEnd);
        inChoice[depth] = false;
      }
      lineEnd = undefined;
      if (tokenType === If) inChoice[depth] = true;
      else if (tokenType === OpenBrace) inChoice[depth] = false;
      if (tokenType === Stage && startsLine) {
        const run = docLinesAbove(tokens, at, stretch.from);
        if (run !== undefined) innerDocs.set(token.startOffset, takeDoc(tokens, run, comments));
      }
      out.push(token);
      previous = tokenType;
    }
  }
  repair?.atEnd(out);
  return { tokens: out, doc: doc && docComment(tokens, doc), innerDocs, comments, problems };
}

/**
 * The rule for line ends: they end a statement unless something before or after them says that it goes on. (No arrow
 * leads to a word, so a half-written one does not take the next statement with it.)
 */
function endsStatement(before: TokenType | undefined, after: IToken, inChoice: boolean): boolean {
  if (before === undefined || before === Comma || before === OpenBrace) return false;
  if (before === Arrow) return isWord(after);
  if (after.tokenType === Then || after.tokenType === Else) return !inChoice;
  return !continuing.has(after.tokenType);
}

const continuing = new Set<TokenType>([Arrow, OpenBrace, CloseBrace]);

export function commentOf({ image, startOffset, tokenType }: IToken): Comment {
  const text =
    tokenType === OpenBlockComment || tokenType === LineComment || tokenType === DocLine
      ? image.trimEnd()
      : image;
  const style = tokenType === BlockComment || tokenType === OpenBlockComment ? 'block' : 'line';
  return { start: startOffset, end: startOffset + text.length, style, text };
}

/** Turns the comments that a run of doc lines was read as into the doc comment that it is. */
function takeDoc(tokens: readonly IToken[], run: TokenRun, comments: Comment[]): DocComment {
  const doc = docComment(tokens, run);
  const first = comments.findLastIndex(({ start }) => start < doc.start) + 1;
  const last = comments.findLastIndex(({ start }) => start < doc.end);
  comments.splice(first, last - first + 1);
  return doc;
}
