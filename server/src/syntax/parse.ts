import type { IToken } from 'chevrotain';
import type {
  Broken,
  Comment,
  Declaration,
  FolderDeclaration,
  LifecycleFile,
  Placed,
  Span,
  SyntaxProblem,
} from './ast.ts';
import { cut, deepestFolder } from './cut.ts';
import type { BrokenPiece, Content, DeclarationPiece, FolderPiece } from './cut.ts';
import { readDeclaration, readFolderHead } from './grammar/index.ts';
import { commentOf, layOut } from './layout.ts';
import type { Layout, Stretch } from './layout.ts';
import { lex } from './lexer.ts';
import { allProblems, keepFirstOfEachLine } from './problems.ts';
import { reusable } from './reuse.ts';
import type { Reusable } from './reuse.ts';
import { endOf } from './token-kinds.ts';
import { Campaign, Folder, List, OpenBlockComment, OpenText, Smart, Unreadable } from './tokens.ts';
import {
  deepFolders,
  noDeclaration,
  notInFolder,
  unclosedBlock,
  unclosedComment,
  unreadable,
} from './wording.ts';

export interface ParseResult {
  readonly text: string;
  readonly file: LifecycleFile;
  /** Everything that could not be read, in the order of the text. Offsets count from the start of the file. */
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads a file. Every text gives a tree; what could not be read is among the problems. Declarations whose text stands
 * in `previous` too are not read again: they are the same objects.
 */
export function parse(text: string, previous?: ParseResult): ParseResult {
  const tokens = lex(text);
  const keep = previous === undefined ? asItIs : detached;
  const source: Source = { text, tokens, earlier: reusable(previous), keep };
  const content = readContent(source, cut(tokens, text.length), 'file', 0);
  const file: LifecycleFile = { kind: 'File', ...content, length: text.length };
  return { text, file, problems: allProblems(file) };
}

interface Source {
  readonly text: string;
  readonly tokens: readonly IToken[];
  readonly earlier: Reusable;
  /** Makes a part of the text fit for being kept in the tree. */
  readonly keep: (part: string) => string;
}

function asItIs(part: string): string {
  return part;
}

/**
 * A part of a text keeps all of the text in memory. Declarations outlive the version in which they were read, each
 * another one, so those of later versions get a copy.
 */
function detached(part: string): string {
  return ` ${part}`.slice(1);
}

interface Container {
  readonly items: readonly Placed[];
  readonly comments: Comment[];
  readonly broken: readonly Broken[];
  readonly problems: SyntaxProblem[];
}

/** Reads what a file or a folder holds. Offsets count from `origin`, where the container begins. */
function readContent(
  source: Source,
  content: Content,
  container: 'file' | 'folder',
  origin: number,
): Container {
  const items: Placed[] = [];
  const broken: Broken[] = [];
  const problems: SyntaxProblem[] = [];
  for (const piece of content.pieces) {
    if (piece.kind === 'Broken') {
      const node = readBroken(source, piece, origin);
      broken.push(node);
      problems.push(problemOf(source, piece, container, origin));
    } else {
      const declaration = piece.kind === 'Folder' ? readFolder(source, piece) : readLeaf(source, piece);
      items.push({ offset: piece.start - origin, declaration });
      const keyword = source.tokens[piece.head];
      if (container === 'folder' && keyword !== undefined && !folderItems.has(keyword.tokenType)) {
        const start = piece.start - origin;
        const { keyword: span } = declaration;
        problems.push({ ...notInFolder(keyword), start: start + span.start, end: start + span.end });
      }
    }
  }
  const comments = content.comments.map((index) => readComment(source, index, origin, problems));
  keepFirstOfEachLine(problems, source.text.slice(origin));
  return { items, comments, broken, problems };
}

const folderItems = new Set([Campaign, Smart, List, Folder]);

function readComment(source: Source, index: number, origin: number, problems: SyntaxProblem[]): Comment {
  const token = source.tokens[index];
  if (token === undefined) throw new RangeError(`There is no token ${index}.`);
  const comment = commentOf(token);
  const start = comment.start - origin;
  if (token.tokenType === OpenBlockComment) problems.push(unclosedComment(start));
  return { ...comment, text: source.keep(comment.text), start, end: comment.end - origin };
}

// ── Declarations ────────────────────────────────────────────────────────────────────────────────────────

function readLeaf(source: Source, piece: DeclarationPiece): Declaration {
  const known = source.earlier.take(source.text.slice(piece.start, piece.end));
  if (known !== undefined) return known;

  const swallowsBrace = piece.unclosed > 0 && swallowsBraceIn(source.tokens, piece);
  const { text, layout } = layOutPiece(source, piece);
  const declaration = readDeclaration(text, layout);
  const { problems } = layout;
  keepFirstOfEachLine(problems, text);
  if (piece.unclosed > 0 && !swallowsBrace) {
    const noun = declaration.kind === 'SmartList' ? 'smart list' : declaration.kind.toLowerCase();
    problems.unshift(unclosedBlock(noun, piece.unclosed, headOf(declaration)));
  }
  return declaration;
}

/** Lays out a piece of the file, or a copy of it. */
function layOutPiece(
  { text, tokens, keep }: Source,
  piece: Stretch & Span,
): { text: string; layout: Layout } {
  const part = keep(text.slice(piece.start, piece.end));
  if (keep === asItIs) return { text: part, layout: layOut(tokens, piece) };
  const own = lex(part);
  const doc = piece.doc && { from: piece.doc.from - piece.from, to: piece.doc.to - piece.from };
  return { text: part, layout: layOut(own, { ...piece, from: 0, to: own.length, doc, start: 0 }) };
}

/** Whether text or a comment without an end hides the missing brace: then that is the problem to speak of. */
function swallowsBraceIn(tokens: readonly IToken[], { from, to }: DeclarationPiece): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    const open = token?.tokenType === OpenText || token?.tokenType === OpenBlockComment;
    if (open && token.image.includes('}')) return true;
  }
  return false;
}

/** From a declaration's keyword to its name. */
function headOf({ keyword, ...declaration }: Declaration): { start: number; end: number } {
  const end = 'name' in declaration ? declaration.name.end : (declaration.names[0]?.end ?? keyword.end);
  return { start: keyword.start, end: Math.max(keyword.end, end) };
}

function readFolder(source: Source, piece: FolderPiece): FolderDeclaration {
  const { text, tokens, earlier } = source;
  const content = readContent(source, piece.content, 'folder', piece.start);
  const folderText = text.slice(piece.start, piece.end);
  const known = earlier.take(folderText);
  if (known?.kind === 'Folder' && holdsTheSame(known, content)) return known;

  const to = piece.state === 'without block' ? piece.headTo : piece.headTo + 1;
  const lastOfHead = tokens[to - 1];
  const end = lastOfHead === undefined ? piece.end : endOf(lastOfHead);
  const { text: head, layout } = layOutPiece(source, { ...piece, to, end, unclosed: 0 });
  const { keyword, name } = readFolderHead(head, layout);
  const problems = [...layout.problems];
  for (const problem of content.problems) problems.push(problem);
  if (piece.state === 'too deep') problems.push(deepFolders(keyword, deepestFolder));
  keepFirstOfEachLine(problems, folderText);
  if (piece.state === 'unclosed')
    problems.unshift(unclosedBlock('folder', 1, { start: keyword.start, end: name.end }));
  const { items, broken } = content;
  const comments = [...layout.comments];
  for (const comment of content.comments) comments.push(comment);
  const { doc } = layout;
  return {
    kind: 'Folder',
    start: 0,
    end: folderText.length,
    doc,
    keyword,
    name,
    items,
    broken,
    comments,
    problems,
  };
}

/** Whether an earlier folder with the same text holds the very objects that were just read for it. */
function holdsTheSame(known: FolderDeclaration, { items }: Container): boolean {
  return items.every(({ declaration }, index) => known.items[index]?.declaration === declaration);
}

// ── What is no declaration ──────────────────────────────────────────────────────────────────────────────

function readBroken({ text, keep }: Source, piece: BrokenPiece, origin: number): Broken {
  const { start, end } = piece;
  return { kind: 'Broken', start: start - origin, end: end - origin, text: keep(text.slice(start, end)) };
}

function problemOf(
  { tokens }: Source,
  piece: BrokenPiece,
  container: 'file' | 'folder',
  origin: number,
): SyntaxProblem {
  const first = tokens[piece.from];
  if (first === undefined) throw new RangeError(`There is no token ${piece.from}.`);
  const start = piece.start - origin;
  const span = { start, end: start + first.image.length };
  return {
    ...(first.tokenType === Unreadable ? unreadable(first) : noDeclaration(first, container)),
    ...span,
  };
}
