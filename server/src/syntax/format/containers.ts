import type { Catalogue } from '../../catalogue/index.ts';
import type { Broken, Comment, Declaration, FolderDeclaration, Placed, Span } from '../ast.ts';
import { cursorOf, lineEnds } from './comments.ts';
import { declarationDoc, docAbove } from './declarations.ts';
import { concat, print } from './doc.ts';
import { atom, sentence } from './phrases.ts';

export interface Style {
  readonly width: number;
  readonly catalogue: Catalogue;
}

interface Container {
  readonly items: readonly Placed[];
  readonly comments: readonly Comment[];
  readonly broken: readonly Broken[];
}

/** Something in a file or a folder, printed. */
interface Element extends Span {
  readonly kind: 'declaration' | 'comment' | 'broken';
  readonly printed: string;
}

/**
 * What a file or a folder holds, each thing on a line of its own, with a line's end before each: at most one blank line
 * in between, at least one around a declaration of several lines. `from` is where the content begins in the text.
 */
export function contentLines(
  container: Container,
  text: string,
  from: number,
  level: number,
  style: Style,
): string {
  const elements = elementsOf(container, text, level, style);
  const blanks = blankLinesOf(elements, text);
  const margin = marginOf(level);
  let out = '';
  let at = from;
  for (const [index, element] of elements.entries()) {
    if (isTrailing(element, text, at)) out += ` ${element.printed}`;
    else if (isBesideBroken(elements, index, text)) out += text.slice(at, element.start) + element.printed;
    else out += `${blanks.has(index) ? '\n\n' : '\n'}${margin}${element.printed}`;
    at = element.end;
  }
  return out;
}

function elementsOf(
  { items, comments, broken }: Container,
  text: string,
  level: number,
  style: Style,
): Element[] {
  const elements: Element[] = [];
  for (const { declaration, offset: start } of items) {
    const end = start + declaration.end;
    const printed = declarationText(declaration, text.slice(start, end), level, style);
    elements.push({ kind: 'declaration', start, end, printed });
  }
  for (const { start, end, text: printed } of comments)
    elements.push({ kind: 'comment', start, end, printed });
  for (const { start, end, text: printed } of broken) elements.push({ kind: 'broken', start, end, printed });
  return elements.sort((one, other) => one.start - other.start);
}

/** Before which elements a blank line stands. Comments directly above a declaration stay with it. */
function blankLinesOf(elements: readonly Element[], text: string): Set<number> {
  const blanks = new Set<number>();
  const trailing = new Set<number>();
  for (const [index, element] of elements.entries()) {
    const before = elements[index - 1];
    if (before === undefined) continue;
    if (lineEnds(text, before.end, element.start) > 1) blanks.add(index);
    else if (isTrailing(element, text, before.end)) trailing.add(index);
  }
  for (const [index, { kind, printed }] of elements.entries()) {
    if (kind !== 'declaration' || !printed.includes('\n')) continue;
    let first = index;
    while (elements[first - 1]?.kind === 'comment' && !trailing.has(first - 1) && !blanks.has(first)) first--;
    if (first > 0) blanks.add(first);
    let next = index + 1;
    while (trailing.has(next)) next++;
    blanks.add(next);
  }
  return blanks;
}

/** Whether a comment stands behind something in the same line. */
function isTrailing({ kind, start }: Element, text: string, from: number): boolean {
  return kind === 'comment' && from > 0 && lineEnds(text, from, start) === 0;
}

/** Whether an element shares a line with something that could not be read: who knows what belongs together there. */
function isBesideBroken(elements: readonly Element[], index: number, text: string): boolean {
  const [before, element] = [elements[index - 1], elements[index]];
  if (before === undefined || element === undefined) return false;
  const broken = before.kind === 'broken' || element.kind === 'broken';
  return broken && lineEnds(text, before.end, element.start) === 0;
}

function declarationText(node: Declaration, text: string, level: number, style: Style): string {
  if (node.problems.length > 0) return text.trimEnd();
  if (node.kind === 'Folder') return folderText(node, text, level, style);
  const formatting = { cursor: cursorOf(text, node.comments), catalogue: style.catalogue };
  return print(declarationDoc(formatting, node), style.width, level);
}

function folderText(node: FolderDeclaration, text: string, level: number, style: Style): string {
  const cursor = cursorOf(text, node.comments);
  const formatting = { cursor, catalogue: style.catalogue };
  const above = docAbove(formatting, node);
  const head = sentence(formatting, node.keyword.start, ['folder', atom(node.name)]);
  const printedHead = print(concat([above, head]), style.width, level);
  const inside = { ...node, comments: node.comments.slice(cursor.next) };
  const content = contentLines(inside, text, node.name.end, level + 1, style);
  return content === '' ? `${printedHead} {}` : `${printedHead} {${content}\n${marginOf(level)}}`;
}

function marginOf(level: number): string {
  return '  '.repeat(level);
}
