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
  const lead = expand(shown.slice(0, from.character - offset)).length;
  const marked = Math.max(1, expand(shown.slice(from.character - offset, until - offset)).length);
  const number = String(from.line + 1).padStart(5);
  const gutter = ' '.repeat(number.length);
  return [
    `${paint('dim', `${number} |`)} ${expand(shown)}`,
    `${paint('dim', `${gutter} |`)} ${' '.repeat(lead)}${paint('yellow', '^'.repeat(Math.min(marked, 100)))}`,
  ].join('\n');
}

/** A very long line is cut around the place. */
function excerpt(line: string, character: number): [string, number] {
  if (line.length <= 160) return [line, 0];
  const offset = Math.max(0, Math.min(character - 60, line.length - 160));
  return [line.slice(offset, offset + 160), offset];
}

/** Tabs and control characters take one column each, so that the underline stands where the text is. */
function expand(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters of the file must not reach the terminal
  return text.replace(/\t/g, '  ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '�');
}
