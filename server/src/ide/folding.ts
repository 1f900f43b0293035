import type { Model } from '../model/index.ts';
import { type Span, type SyntaxToken, tokenize } from '../syntax/index.ts';

/** A stretch that an editor can fold away: what stands between two braces, or a run of comment lines. */
export interface Fold extends Span {
  readonly kind: 'block' | 'comment';
}

export function foldsOf(model: Model, uri: string): readonly Fold[] {
  const text = model.documents.get(uri)?.text;
  if (text === undefined) return [];
  const tokens = tokenize(text);
  return [...blocks(text, tokens), ...commentRuns(text, tokens)];
}

/** From an opening brace to before its closing one. */
function* blocks(text: string, tokens: readonly SyntaxToken[]): Generator<Fold> {
  const open: number[] = [];
  for (const { type, start } of tokens) {
    if (type !== 'brace') continue;
    if (text[start] === '{') {
      open.push(start + 1);
      continue;
    }
    const from = open.pop();
    if (from === undefined) continue;
    const end = lastContent(text, from, start);
    if (isSeveralLines(text, from, end)) yield { kind: 'block', start: from, end };
  }
}

/** The closing brace stays to be seen when it stands on a line of its own. */
function lastContent(text: string, from: number, brace: number): number {
  const lineStart = text.lastIndexOf('\n', brace - 1);
  const isAlone = lineStart >= from && text.slice(lineStart + 1, brace).trim() === '';
  return isAlone ? lineStart : brace;
}

/** Comments on lines of their own, one below the other; a long comment is a run by itself. */
function* commentRuns(text: string, tokens: readonly SyntaxToken[]): Generator<Fold> {
  let run: Span | undefined;
  for (const token of tokens) {
    const isComment = token.type === 'comment' || token.type === 'docComment';
    const goesOn = isComment && run !== undefined && /^\r?\n[^\S\n]*$/.test(text.slice(run.end, token.start));
    if (goesOn && run !== undefined) {
      run = { start: run.start, end: token.end };
      continue;
    }
    if (run !== undefined && isSeveralLines(text, run.start, run.end)) yield { kind: 'comment', ...run };
    run = isComment ? { start: token.start, end: token.end } : undefined;
  }
  if (run !== undefined && isSeveralLines(text, run.start, run.end)) yield { kind: 'comment', ...run };
}

function isSeveralLines(text: string, start: number, end: number): boolean {
  const line = text.indexOf('\n', start);
  return line !== -1 && line < end;
}
