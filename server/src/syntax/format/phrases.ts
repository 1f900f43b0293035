import type { Catalogue } from '../../catalogue/index.ts';
import type {
  Broken,
  Constraint,
  ConstraintBlock,
  Part,
  Phrase,
  Span,
  Value,
  Values,
  Words,
} from '../ast.ts';
import { gap, hasCommentBefore, itemLines, lineEnds } from './comments.ts';
import type { CommentCursor, Item } from './comments.ts';
import { blankLine, concat, group, hardLine, ifBroken, indent, line } from './doc.ts';
import type { Doc } from './doc.ts';
import { canonicalOperator, canonicalWords } from './names.ts';
import type { PhraseKind } from './names.ts';

/** What the printing of every node needs. */
export interface Formatting {
  readonly cursor: CommentCursor;
  readonly catalogue: Catalogue;
}

/** A piece of a statement: a keyword, or a node with its place. */
export type Piece = string | (Span & { readonly doc: Doc | (() => Doc) });

/** Pieces with blanks between them, and the comments that stand there. */
export function sentence({ cursor }: Formatting, from: number, pieces: readonly (Piece | undefined)[]): Doc {
  const docs: Doc[] = [];
  let at = from;
  for (const piece of pieces) {
    if (piece === undefined) continue;
    if (typeof piece === 'string') {
      docs.push(docs.length === 0 ? piece : ` ${piece}`);
      continue;
    }
    if (docs.length > 0) docs.push(gap(cursor, at, piece.start, ' '));
    docs.push(typeof piece.doc === 'function' ? piece.doc() : piece.doc);
    at = piece.end;
  }
  return concat(docs);
}

// ── Words and values ────────────────────────────────────────────────────────────────────────────────────

export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

export function bracketed(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

/** Any node that is one word, value or name. */
export function atom(node: Value | Words | Extract<Part, { kind: 'FieldName' }>): Piece {
  return { start: node.start, end: node.end, doc: atomText(node) };
}

export function atomText(node: Value | Words | Extract<Part, { kind: 'FieldName' }>): string {
  switch (node.kind) {
    case 'Words':
      return node.text;
    case 'FieldName':
      return bracketed(node.name);
    case 'String':
      return quoted(node.value);
    case 'Number':
      return plainNumber(node.text);
    case 'Duration':
      return `${plainNumber(node.text)} ${node.unit}`;
    case 'Boolean':
      return String(node.value);
    case 'Empty':
      return 'empty';
    case 'Token':
      return `{{${node.name}}}`;
    case 'Date':
    case 'Time':
    case 'DateTime':
      return node.text;
  }
}

/** Without a plus and without leading zeros. */
function plainNumber(text: string): string {
  return text.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1');
}

/** A list that goes on in further lines where it is too long, four columns in. */
export function list(
  { cursor }: Formatting,
  items: readonly (Span & { readonly doc: Doc })[],
  separator = ',',
): Doc {
  const docs: Doc[] = [];
  let at: number | undefined;
  for (const { start, end, doc } of items) {
    if (at !== undefined) docs.push(separator, gap(cursor, at, start, group(line)));
    docs.push(doc);
    at = end;
  }
  return items.length > 1 ? indent(indent(concat(docs))) : concat(docs);
}

export function listPiece(
  formatting: Formatting,
  items: readonly (Value | Extract<Part, { kind: 'FieldName' }>)[],
): Piece {
  const placed = items.map((item) => ({ start: item.start, end: item.end, doc: atomText(item) }));
  const doc = (): Doc => list(formatting, placed);
  return { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0, doc };
}

function valuesPiece(formatting: Formatting, { items }: Values, before: string): Piece {
  const [first, second, third] = items;
  if (first === undefined || second === undefined || third !== undefined || !/(^| )between$/i.test(before)) {
    return listPiece(formatting, items);
  }
  const doc = (): Doc => sentence(formatting, first.start, [atom(first), 'and', atom(second)]);
  return { start: first.start, end: second.end, doc };
}

// ── Phrases ─────────────────────────────────────────────────────────────────────────────────────────────

export function phrase(formatting: Formatting, kind: PhraseKind, node: Phrase): Piece {
  const doc = (): Doc => {
    let before = '';
    const pieces = node.parts.map((part) => {
      const piece = partPiece(formatting, kind, node, part, before);
      before = part.kind === 'Words' ? part.text : '';
      return piece;
    });
    const { constraints } = node;
    const head = sentence(formatting, node.start, pieces);
    if (constraints === undefined) return head;
    return concat([head, constraintBlock(formatting, node.parts.at(-1)?.end ?? node.start, constraints)]);
  };
  return { start: node.start, end: node.end, doc };
}

function partPiece(
  formatting: Formatting,
  kind: PhraseKind,
  node: Phrase,
  part: Part,
  before: string,
): Piece {
  if (part.kind === 'Values') return valuesPiece(formatting, part, before);
  if (part.kind === 'FieldName') return atom(part);
  const text = canonicalWords(formatting.catalogue, kind, node, part);
  return { start: part.start, end: part.end, doc: text };
}

function constraintBlock(formatting: Formatting, from: number, { items, end }: ConstraintBlock): Doc {
  const printed = itemsOf<Constraint>(items, (item) => constraint(formatting, item));
  return block(formatting, from, printed, end, 'one line if it fits');
}

function constraint(formatting: Formatting, { start, field, operator, values }: Constraint): Doc {
  const words = operator && {
    start: operator.start,
    end: operator.end,
    doc: canonicalOperator(formatting.catalogue, operator.text),
  };
  const list = values && valuesPiece(formatting, values, operator?.text ?? '');
  return sentence(formatting, start, [atom(field), words, list]);
}

// ── Blocks ──────────────────────────────────────────────────────────────────────────────────────────────

/** Items of a block with the printer of their kind; broken ones stay as they are. */
export function itemsOf<T extends Span & { readonly kind: string }>(
  items: readonly (T | Broken)[],
  print: (item: T) => Doc,
): Item[] {
  return items.map((item) => ({
    start: item.start,
    end: item.end,
    print: () => (isBroken(item) ? item.text : print(item)),
  }));
}

function isBroken(item: Span & { readonly kind: string }): item is Broken {
  return item.kind === 'Broken';
}

/** ` { … }` after the piece that ends at `from`; the block ends at `end`, with its brace. */
export function block(
  { cursor }: Formatting,
  from: number,
  items: readonly Item[],
  end: number,
  style: 'lines' | 'one line if it fits',
): Doc {
  const hasComments = hasCommentBefore(cursor, end);
  if (items.length === 0 && !hasComments) return ' {}';
  if (style === 'lines' || hasComments) {
    return concat([' {', indent(itemLines(cursor, from, items, end)), hardLine, '}']);
  }
  const docs: Doc[] = [];
  let at: number | undefined;
  for (const item of items) {
    if (at !== undefined)
      docs.push(ifBroken(lineEnds(cursor.text, at, item.start) > 1 ? blankLine : hardLine, ', '));
    docs.push(item.print());
    at = item.end;
  }
  return group(concat([' {', indent(concat([line, ...docs])), line, '}']));
}
