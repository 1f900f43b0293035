import { visible } from '../../ide/index.ts';
import { type Document, positionAt } from '../../model/index.ts';
import type { Paint } from './colours.ts';

/** The line that a finding speaks about, with its part underlined. */
export function codeFrame(document: Document, start: number, end: number, paint: Paint): string {
  const from = positionAt(document, start);
  const to = positionAt(document, end);
  const lineStart = document.lineStarts[from.line] ?? 0;
  const lineEnd = document.lineStarts[from.line + 1] ?? document.text.length + 1;
  const line = document.text.slice(lineStart, lineEnd - 1).replace(/\r$/, '');
  const until = to.line === from.line ? to.character : line.length;
  const [shown, offset] = excerpt(line, from.character);
  const lead = visible(shown.slice(0, from.character - offset)).length;
  const marked = Math.max(1, visible(shown.slice(from.character - offset, until - offset)).length);
  const number = String(from.line + 1).padStart(5);
  const gutter = ' '.repeat(number.length);
  return [
    `${paint('dim', `${number} |`)} ${visible(shown)}`,
    `${paint('dim', `${gutter} |`)} ${' '.repeat(lead)}${paint('yellow', '^'.repeat(Math.min(marked, 100)))}`,
  ].join('\n');
}

/** A very long line is cut around the place. */
function excerpt(line: string, character: number): [string, number] {
  if (line.length <= 160) return [line, 0];
  const offset = Math.max(0, Math.min(character - 60, line.length - 160));
  return [line.slice(offset, offset + 160), offset];
}
