import { diffLines } from '../compiler/index.ts';
import type { Document, Model } from '../model/index.ts';
import { format, parse } from '../syntax/index.ts';
import { applyEdits, type TextEdit } from './edit.ts';

/**
 * The edits of a fix, so that a file in the one layout stays in it: a rule cannot know whether what it writes still fits
 * into its line. A file that is laid out in another way gets the fix and nothing else.
 */
export function neatEdits(model: Model, edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...Map.groupBy(edits, ({ uri }) => uri)].flatMap(([uri, own]) => {
    const document = model.documents.get(uri);
    return document === undefined ? own : neatened(document, own, model);
  });
}

function neatened(document: Document, edits: readonly TextEdit[], { catalogue }: Model): readonly TextEdit[] {
  const { uri, text, parsed } = document;
  const fixed = applyEdits(text, edits);
  const neat = format(parse(fixed, parsed), { catalogue });
  if (neat === fixed || !isNeat(document, catalogue)) return edits;
  return changedLines(text, neat).map((edit) => ({ uri, ...edit }));
}

const known = new WeakMap<Document, boolean>();

function isNeat(document: Document, catalogue: Model['catalogue']): boolean {
  const before = known.get(document);
  if (before !== undefined) return before;
  const is = format(document.parsed, { catalogue }) === document.text;
  known.set(document, is);
  return is;
}

/** One edit for each stretch of lines that differ. */
function changedLines(before: string, after: string): readonly Omit<TextEdit, 'uri'>[] {
  const edits: { start: number; end: number; text: string }[] = [];
  let at = 0;
  for (const line of diffLines(linesOf(before), linesOf(after))) {
    const text = line.slice(1);
    const open = edits.at(-1);
    const isNext = open?.end === at;
    if (line.startsWith(' ')) {
      at += text.length;
    } else if (line.startsWith('-')) {
      if (isNext) open.end += text.length;
      else edits.push({ start: at, end: at + text.length, text: '' });
      at += text.length;
    } else if (isNext) {
      open.text += text;
    } else {
      edits.push({ start: at, end: at, text });
    }
  }
  return edits;
}

/** Each with the end that it has. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
