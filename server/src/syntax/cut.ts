import type { IToken, TokenType } from 'chevrotain';
import { docLinesAbove } from './doc-comments.ts';
import type { TokenRun } from './doc-comments.ts';
import { endOf, isBracketed, isComment, isOneOf, isWord } from './token-kinds.ts';
import {
  Arrow,
  BlockComment,
  CloseBrace,
  Comma,
  External,
  Field,
  Folder,
  keywords,
  LineEnd,
  List,
  OpenBrace,
  Smart,
  Text,
} from './tokens.ts';

/**
 * Cuts a file into its declarations before any of them is parsed, so that a broken one cannot take the next one
 * with it, and an unchanged one need not be parsed again. All numbers named `from`, `to` and `head` count tokens, all
 * others count characters of the file.
 */

export interface DeclarationPiece extends TokenRun {
  readonly kind: 'Declaration';
  readonly doc: TokenRun | undefined;
  /** The token of its keyword. */
  readonly head: number;
  readonly start: number;
  readonly end: number;
  /** How many braces were still open when the next declaration, or the end of the file, ended it. */
  readonly unclosed: number;
}

export interface FolderPiece extends TokenRun {
  readonly kind: 'Folder';
  readonly doc: TokenRun | undefined;
  readonly head: number;
  /** The token after its head: the brace, unless there is none. */
  readonly headTo: number;
  readonly start: number;
  readonly end: number;
  readonly state: 'closed' | 'unclosed' | 'without block' | 'too deep';
  readonly content: Content;
}

/** Something between declarations that is none. */
export interface BrokenPiece extends TokenRun {
  readonly kind: 'Broken';
  readonly start: number;
  readonly end: number;
}

export interface Content {
  readonly pieces: readonly (DeclarationPiece | FolderPiece | BrokenPiece)[];
  /** The tokens of the comments between the pieces. */
  readonly comments: readonly number[];
}

/** Deeper folders are kept as text: no later stage has to fear for its stack. */
export const deepestFolder = 64;

const declarationHeads = new Set<TokenType>(
  keywords.filter(({ role }) => role === 'declaration').map(({ token }) => token),
);

interface OpenContent {
  readonly pieces: (DeclarationPiece | FolderPiece | BrokenPiece)[];
  readonly comments: number[];
}

interface OpenFolder extends OpenContent {
  readonly doc: TokenRun | undefined;
  readonly head: number;
  readonly headTo: number;
}

export function cut(tokens: readonly IToken[], length: number): Content {
  const file: OpenContent = { pieces: [], comments: [] };
  const folders: OpenFolder[] = [];
  let floor = 0;
  let at = 0;

  const close = (folder: OpenFolder, to: number, end: number, state: FolderPiece['state']): void => {
    const { doc, head, headTo, pieces, comments } = folder;
    const from = doc?.from ?? head;
    const piece = { doc, head, headTo, from, to, start: startOf(tokens, from), end, state };
    (folders.at(-1) ?? file).pieces.push({ kind: 'Folder', ...piece, content: { pieces, comments } });
  };

  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    const container = folders.at(-1) ?? file;
    const { tokenType } = token;
    if (tokenType === LineEnd || (tokenType === Comma && folders.length > 0)) {
      at++;
    } else if (isComment(token)) {
      container.comments.push(at++);
    } else if (tokenType === CloseBrace && folders.length > 0) {
      const folder = folders.pop();
      floor = ++at;
      if (folder !== undefined) close(folder, at, endOf(token), 'closed');
    } else if (!declarationHeads.has(tokenType)) {
      const piece = cutBroken(tokens, at);
      container.pieces.push(piece);
      floor = at = piece.to;
    } else {
      const head = at;
      const doc = docLinesAbove(tokens, head, floor);
      takeBack(container.comments, doc?.from ?? head);
      const headTo = tokenType === Folder ? endOfFolderHead(tokens, head) : undefined;
      if (headTo === undefined || folders.length >= deepestFolder) {
        const piece = cutDeclaration(tokens, head, doc, length);
        if (headTo === undefined) container.pieces.push(piece);
        else container.pieces.push(folderWithoutContent(piece, headTo, 'too deep'));
        at = piece.to;
      } else if (tokens[headTo]?.tokenType === OpenBrace) {
        folders.push({ doc, head, headTo, pieces: [], comments: [] });
        at = headTo + 1;
      } else {
        const piece = cutDeclaration(tokens, head, doc, length);
        container.pieces.push(folderWithoutContent(piece, piece.to, 'without block'));
        at = piece.to;
      }
      floor = at;
    }
  }
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    close(folder, tokens.length, length, 'unclosed');
  }
  return file;
}

function startOf(tokens: readonly IToken[], index: number): number {
  return tokens[index]?.startOffset ?? 0;
}

/** Comments from the token `from` on belong to the declaration that follows, not to its container. */
function takeBack(comments: number[], from: number): void {
  while ((comments.at(-1) ?? -1) >= from) comments.pop();
}

function folderWithoutContent(
  { doc, head, from, to, start, end }: DeclarationPiece,
  headTo: number,
  state: FolderPiece['state'],
): FolderPiece {
  return {
    kind: 'Folder',
    doc,
    head,
    headTo,
    from,
    to,
    start,
    end,
    state,
    content: { pieces: [], comments: [] },
  };
}

/** The index of the folder's brace, or of the token with which its line ends. */
function endOfFolderHead(tokens: readonly IToken[], head: number): number {
  let at = head + 1;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    const { tokenType } = token;
    if (tokenType === OpenBrace || tokenType === CloseBrace || tokenType === Comma) break;
    if (tokenType === LineEnd) {
      const next = nextSignificant(tokens, at);
      return tokens[next]?.tokenType === OpenBrace ? next : at;
    }
    at++;
  }
  return at;
}

/** From its keyword to its closing brace, its line's end, or the next declaration if a brace stayed open. */
function cutDeclaration(
  tokens: readonly IToken[],
  head: number,
  doc: TokenRun | undefined,
  length: number,
): DeclarationPiece {
  const from = doc?.from ?? head;
  const start = startOf(tokens, from);
  const piece = { kind: 'Declaration', doc, head, from, start } as const;
  let depth = 0;
  let last = head;
  let at = head + 1;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    const { tokenType } = token;
    if (tokenType === LineEnd) {
      const next = depth === 0 ? continuation(tokens, at, last) : at + 1;
      if (next === undefined) break;
      at = next;
      continue;
    }
    if (
      depth > 0 &&
      declarationHeads.has(tokenType) &&
      startsLine(tokens, at) &&
      isUnmistakable(tokens, at)
    ) {
      const to = docLinesAbove(tokens, at, last + 1)?.from ?? at;
      return { ...piece, to, end: startOf(tokens, to), unclosed: depth };
    }
    if (depth === 0 && endsBefore(tokens, at)) break;
    at++;
    if (isComment(token)) continue;
    last = at - 1;
    if (tokenType === OpenBrace) depth++;
    else if (tokenType === CloseBrace && --depth === 0) break;
  }
  if (depth > 0) return { ...piece, to: tokens.length, end: length, unclosed: depth };
  const lastToken = tokens[last];
  return { ...piece, to: last + 1, end: lastToken === undefined ? start : endOf(lastToken), unclosed: 0 };
}

/** Where the statement goes on after a line end outside braces; undefined when it ends there. */
function continuation(tokens: readonly IToken[], lineEnd: number, last: number): number | undefined {
  const next = nextSignificant(tokens, lineEnd);
  const nextToken = tokens[next];
  if (nextToken === undefined) return undefined;
  const before = tokens[last]?.tokenType;
  const goesOn =
    before === Comma || before === Arrow
      ? !declarationHeads.has(nextToken.tokenType)
      : nextToken.tokenType === Arrow || nextToken.tokenType === OpenBrace;
  return goesOn ? next : undefined;
}

/** Whether a declaration without open braces ends before this token of its line. */
function endsBefore(tokens: readonly IToken[], index: number): boolean {
  const type = tokens[index]?.tokenType;
  if (type === CloseBrace) return true;
  if (type !== Comma) return false;
  const next = tokens[nextSignificant(tokens, index)];
  return next === undefined || declarationHeads.has(next.tokenType);
}

function nextSignificant(tokens: readonly IToken[], index: number): number {
  let at = index + 1;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    if (token.tokenType !== LineEnd && !isComment(token)) break;
    at++;
  }
  return at;
}

function startsLine(tokens: readonly IToken[], index: number): boolean {
  let before = index - 1;
  while (tokens[before]?.tokenType === BlockComment) before--;
  return before < 0 || tokens[before]?.tokenType === LineEnd;
}

/** Whether a declaration's keyword inside another declaration is followed by what such a keyword needs, or by nothing. */
function isUnmistakable(tokens: readonly IToken[], index: number): boolean {
  const next = tokens[index + 1];
  if (next === undefined || next.tokenType === LineEnd) return true;
  switch (tokens[index]?.tokenType) {
    case Smart:
      return next.tokenType === List;
    case Field:
      return isBracketed(next) || isWord(next);
    case External:
      return isWord(next);
    default:
      return isOneOf(next, Text) || next.tokenType === OpenBrace;
  }
}

/** One line that is no declaration, with the whole block if it opens one. */
function cutBroken(tokens: readonly IToken[], from: number): BrokenPiece {
  let depth = 0;
  let last = from;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const { tokenType } = token;
    if (at > from && declarationHeads.has(tokenType) && startsLine(tokens, at)) break;
    if (depth === 0 && at > from && (tokenType === LineEnd || tokenType === CloseBrace)) break;
    if (tokenType === LineEnd || isComment(token)) continue;
    last = at;
    if (tokenType === OpenBrace) depth++;
    else if (tokenType === CloseBrace && --depth <= 0) break;
  }
  const lastToken = tokens[last];
  const start = startOf(tokens, from);
  return {
    kind: 'Broken',
    from,
    to: last + 1,
    start,
    end: lastToken === undefined ? start : endOf(lastToken),
  };
}
