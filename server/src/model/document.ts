import type { Declaration, LifecycleFile, ParseResult, Placed } from '../syntax/index.ts';

/** One version of one file: its text, its tree, and where each declaration stands in it. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly parsed: ParseResult;
  /** Every declaration of the file, folders before what they hold, with its absolute offset and its folders. */
  readonly declarations: readonly Standing[];
  /** Offsets at which lines begin. */
  readonly lineStarts: readonly number[];
}

export interface Standing {
  readonly declaration: Declaration;
  readonly offset: number;
  /** Names of the folders around it, outermost first. */
  readonly folders: readonly string[];
}

/** Lines and characters count from 0, characters in UTF-16 units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export function createDocument(uri: string, version: number, parsed: ParseResult): Document {
  const declarations: Standing[] = [];
  collect(parsed.file, declarations);
  for (const { declaration } of declarations) homes.set(declaration, uri);
  return { uri, version, text: parsed.text, parsed, declarations, lineStarts: lineStartsOf(parsed.text) };
}

/** A declaration's object belongs to one file: to each version of it that an edit has left the declaration as it was. */
const homes = new WeakMap<Declaration, string>();

/** The file that a declaration stands in, or stood in. */
export function homeOf(declaration: Declaration): string | undefined {
  return homes.get(declaration);
}

const standings = new WeakMap<Document, ReadonlyMap<Declaration, Standing>>();

/** Where a declaration stands in this version of its file; undefined where it no longer does. */
export function standingIn(document: Document, declaration: Declaration): Standing | undefined {
  let known = standings.get(document);
  if (known === undefined) {
    known = new Map(document.declarations.map((standing) => [standing.declaration, standing]));
    standings.set(document, known);
  }
  return known.get(declaration);
}

function collect(file: LifecycleFile, into: Standing[]): void {
  const walk = (items: readonly Placed[], base: number, folders: readonly string[]): void => {
    for (const { declaration, offset } of items) {
      into.push({ declaration, offset: base + offset, folders });
      if (declaration.kind === 'Folder') {
        walk(declaration.items, base + offset, [...folders, declaration.name.value]);
      }
    }
  };
  walk(file.items, 0, []);
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Offsets outside the text count as its ends. */
export function positionAt(document: Pick<Document, 'lineStarts' | 'text'>, offset: number): Position {
  const bounded = Math.max(0, Math.min(offset, document.text.length));
  let low = 0;
  let high = document.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((document.lineStarts[middle] ?? 0) <= bounded) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: bounded - (document.lineStarts[low] ?? 0) };
}

/** A character beyond its line's end counts as the line's end. */
export function offsetAt(document: Pick<Document, 'lineStarts' | 'text'>, position: Position): number {
  const start = document.lineStarts[position.line];
  if (start === undefined) return position.line < 0 ? 0 : document.text.length;
  const next = document.lineStarts[position.line + 1] ?? document.text.length + 1;
  return Math.min(start + Math.max(0, position.character), next - 1);
}
