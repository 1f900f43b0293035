import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, type Location, positionAt } from '../../model/index.ts';
import { codeFrame } from './code-frame.ts';
import type { Paint } from './colours.ts';

export interface SpokenFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly why: string;
  readonly advice: string;
  readonly related: readonly { readonly message: string; readonly at: string }[];
}

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const;

/** A finding as a person reads it: where, what, the line itself, why it matters, what to do. */
export function findingLines(
  finding: SpokenFinding,
  location: Location,
  document: Document,
  cwd: string,
  paint: Paint,
): string {
  const lines = [
    `${paint('bold', placeText(document, location.start, cwd))}  ${paint(colours[finding.severity], finding.severity)}  ${paint('dim', finding.rule)}`,
    `  ${finding.message}`,
    codeFrame(document, location.start, location.end, paint),
    `  ${paint('dim', 'Why:')} ${finding.why}`,
    `  ${paint('dim', 'Do: ')} ${finding.advice}`,
    ...finding.related.map(({ at, message }) => `  ${paint('dim', 'See:')} ${at} ${message}`),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** `samples/a.lifecycle:14:5`, counted from 1 as editors show it. */
export function placeText(document: Document, offset: number, cwd: string): string {
  const { line, character } = positionAt(document, offset);
  const path = document.uri.startsWith('file:') ? relative(cwd, fileURLToPath(document.uri)) : document.uri;
  return `${path}:${line + 1}:${character + 1}`;
}
