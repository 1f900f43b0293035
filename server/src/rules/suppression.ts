import { type Document, type Location, positionAt } from '../model/index.ts';
import type { Comment } from '../syntax/index.ts';

/**
 * `// lifecycle-ignore race/alert-before-sync -- the alert goes to Marketing`: silences rules on one line. Above a
 * line it counts for the next line that has code; behind code, for that line.
 */
export interface Suppression {
  /** The comment. */
  readonly place: Location;
  /** The comment and the blanks or the line that only it needs. */
  readonly removal: Location;
  /** The line whose findings it silences, counted from 0. */
  readonly line: number;
  readonly rules: readonly SuppressedRule[];
  readonly reason: string | undefined;
}

export interface SuppressedRule {
  readonly id: string;
  readonly place: Location;
}

const marker = 'lifecycle-ignore';

/** Every suppression of a file, in the order of the text. */
export function suppressionsOf(document: Document): readonly Suppression[] {
  if (!document.text.includes(marker)) return [];
  return commentsOf(document).flatMap((comment) => readSuppression(document, comment) ?? []);
}

type Standing = Pick<Comment, 'style' | 'text' | 'start'>;

/** The comments of a file and of its declarations, with absolute offsets. */
function commentsOf(document: Document): readonly Standing[] {
  const inside = document.declarations.flatMap(({ declaration, offset }) =>
    declaration.comments.map(({ style, text, start }) => ({ style, text, start: offset + start })),
  );
  return [...document.parsed.file.comments, ...inside].sort((a, b) => a.start - b.start);
}

function readSuppression(document: Document, { style, text, start }: Standing): Suppression | undefined {
  const head = /^\/\/[ \t]*lifecycle-ignore(?![\w-])/.exec(text);
  if (style !== 'line' || head === null) return undefined;
  const { uri } = document;
  const end = start + text.length;
  const ruleText = text.slice(head[0].length).split('--', 1)[0] ?? '';
  const reason = text.slice(head[0].length + ruleText.length + '--'.length).trim();
  const ownLine = blankBefore(document, start);
  return {
    place: { uri, start, end },
    removal: ownLine
      ? wholeLine(document, start, end)
      : { uri, start: trimBefore(document.text, start), end },
    line: positionAt(document, ownLine ? nextCode(document.text, end) : start).line,
    rules: readRules(ruleText, start + head[0].length, uri),
    reason: reason === '' ? undefined : reason,
  };
}

function readRules(text: string, offset: number, uri: string): SuppressedRule[] {
  const rules: SuppressedRule[] = [];
  for (const match of text.matchAll(/[^,\s]+/g)) {
    const start = offset + match.index;
    rules.push({ id: match[0], place: { uri, start, end: start + match[0].length } });
  }
  return rules;
}

function blankBefore(document: Document, offset: number): boolean {
  const { line } = positionAt(document, offset);
  return document.text.slice(document.lineStarts[line] ?? 0, offset).trim() === '';
}

function wholeLine(document: Document, start: number, end: number): Location {
  const { line } = positionAt(document, start);
  return {
    uri: document.uri,
    start: document.lineStarts[line] ?? 0,
    end: document.lineStarts[line + 1] ?? end,
  };
}

function trimBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** The first character after an offset that is neither blank nor part of a comment. */
function nextCode(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) at += 1;
    else if (text.startsWith('//', at)) at = endOr(text, text.indexOf('\n', at));
    else if (text.startsWith('/*', at)) at = endOr(text, text.indexOf('*/', at + 2) + 2, 2);
    else return at;
  }
  return text.length;
}

function endOr(text: string, found: number, least = 0): number {
  return found < least ? text.length : found;
}
