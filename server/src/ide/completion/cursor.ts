import type { Document } from '../../model/index.ts';
import { type Block, blockOf } from './blocks.ts';
import { isValue, isWord, type Lexeme, nameInBrackets } from './lexeme.ts';
import { lexemesOf } from './lexemes.ts';

/** Where the cursor stands, as far as the text before it tells. */
export interface Cursor {
  /** The open blocks, outermost first; none at the top of a file. */
  readonly blocks: readonly OpenBlock[];
  /** The statement at hand, up to what is being typed. */
  readonly before: readonly Lexeme[];
  /** A list that a comma may continue: the statement before that comma. */
  readonly continued: readonly Lexeme[] | undefined;
  /** The statement before, in the same block. */
  readonly previous: readonly Lexeme[];
  readonly typed: Typed;
}

export interface OpenBlock {
  readonly kind: Block;
  /** The statement that the brace belongs to. */
  readonly head: readonly Lexeme[];
  /** Names in brackets that begin its statements: the constraints that it holds already. */
  readonly names: readonly string[];
}

/** The token that the cursor touches; `start` is the cursor where it touches none. */
export interface Typed {
  readonly kind: 'nothing' | 'word' | 'text' | 'bracketed' | 'token';
  readonly start: number;
  readonly end: number;
}

/** Undefined inside comments and numbers, where nothing is to be completed. */
export function cursorAt(document: Document, offset: number): Cursor | undefined {
  const standing = document.declarations.findLast((candidate) => candidate.offset <= offset);
  const origin = standing?.offset ?? 0;
  const reader = new CursorReader(standing?.folders.length ?? 0);
  let cursor: Cursor | undefined;
  for (const lexeme of lexemesOf(document.text, origin, offset)) {
    const typed = lexeme.start < offset ? typedAt(lexeme, offset) : nothingAt(offset);
    if (typed === 'closed to completion') return undefined;
    if (cursor === undefined && typed !== undefined) cursor = reader.cursor(typed);
    if (lexeme.start >= offset && !reader.lookAhead(lexeme)) break;
    if (cursor === undefined) reader.read(lexeme);
  }
  return cursor ?? reader.cursor(nothingAt(offset));
}

function nothingAt(offset: number): Typed {
  return { kind: 'nothing', start: offset, end: offset };
}

function typedAt(lexeme: Lexeme, offset: number): Typed | 'closed to completion' | undefined {
  const { kind, start, end, open, image } = lexeme;
  const inside = offset < end || (offset === end && open);
  switch (kind) {
    case 'word':
      return offset <= end ? { kind, start, end } : undefined;
    case 'text':
    case 'bracketed':
    case 'token':
      // What nothing closes reaches on to the end of the line: the rest was not meant to be in it.
      return inside ? { kind, start, end: open ? offset : end } : undefined;
    case 'number':
    case 'date':
      return offset <= end ? 'closed to completion' : undefined;
    case 'comment':
      return inside || image.startsWith('//')
        ? offset <= end
          ? 'closed to completion'
          : undefined
        : undefined;
    default:
      return undefined;
  }
}

/** Follows blocks and statements from left to right. */
class CursorReader {
  readonly #blocks: (OpenBlock & { readonly names: string[] })[] = [];
  #statement: Lexeme[] = [];
  #continued: Lexeme[] | undefined;
  #previous: readonly Lexeme[] = [];
  /** A line end or comma of which only the next token tells whether it ends the statement. */
  #pending: 'line end' | ',' | undefined;

  constructor(folders: number) {
    for (let depth = 0; depth < folders; depth += 1)
      this.#blocks.push({ kind: 'folder', head: [], names: [] });
  }

  read(lexeme: Lexeme): void {
    switch (lexeme.kind) {
      case 'comment':
        return;
      case 'line end':
        if (!continuesLine(this.#statement.at(-1))) this.#pending = 'line end';
        return;
      case ',':
        this.#settle(lexeme);
        this.#statement.push(lexeme);
        this.#pending = ',';
        return;
      case '{':
        this.#settle(lexeme);
        this.#blocks.push({
          kind: blockOf(this.#blocks.at(-1)?.kind, this.#statement),
          head: this.#statement,
          names: [],
        });
        this.#begin();
        return;
      case '}':
        this.#pending = undefined;
        this.#statement = [...(this.#blocks.pop()?.head ?? []), lexeme];
        this.#continued = undefined;
        return;
      default:
        this.#settle(lexeme);
        if (this.#statement.length === 0) this.#noteName(lexeme);
        this.#statement.push(lexeme);
    }
  }

  /** What stands behind the cursor on its line, up to the end of its block. @returns whether to go on. */
  lookAhead(lexeme: Lexeme): boolean {
    this.#noteName(lexeme);
    return lexeme.kind !== '{' && lexeme.kind !== '}';
  }

  #noteName(lexeme: Lexeme): void {
    if (lexeme.kind === 'bracketed') this.#blocks.at(-1)?.names.push(nameInBrackets(lexeme));
  }

  cursor(typed: Typed): Cursor {
    if (this.#pending === 'line end') this.#end();
    if (this.#pending === ',' && typed.kind !== 'text' && typed.kind !== 'token') {
      const continued = this.#statement;
      this.#end();
      this.#continued = continued;
    }
    return {
      blocks: this.#blocks,
      before: this.#statement,
      continued: this.#continued,
      previous: this.#previous,
      typed,
    };
  }

  /** Decides about a pending line end or comma, now that the next token is known. */
  #settle(next: Lexeme): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === 'line end' && !isWord(next, 'else') && next.kind !== '->') this.#end();
    if (pending === ',' && !isValue(next) && !listsNames(this.#statement)) this.#end();
  }

  #end(): void {
    if (this.#statement.length > 0) this.#previous = this.#statement;
    this.#statement = [];
    this.#continued = undefined;
    this.#pending = undefined;
  }

  #begin(): void {
    this.#statement = [];
    this.#previous = [];
    this.#continued = undefined;
  }
}

function continuesLine(last: Lexeme | undefined): boolean {
  return last === undefined || last.kind === ',' || last.kind === '->';
}

/** Statements whose lists are made of names and words, not of values. */
export function listsNames(statement: readonly Lexeme[]): boolean {
  return isWord(statement[0], 'stamp', 'writes', 'reads', 'salesforce', 'schedule');
}
