import { type BoundCampaign, type BoundStep, type Model, placeOf } from '../model/index.ts';
import type { CampaignDeclaration, Declaration, Span } from '../syntax/index.ts';
import { declarationText } from './declaration-text.ts';
import type { Edit, Fix } from './rule.ts';

/**
 * Puts a statement on a line of its own before an item of a campaign. Undefined where the text is not at hand.
 * What is written in one line is split; the formatter makes it neat.
 */
export function statementBefore(
  model: Model,
  declaration: CampaignDeclaration,
  offset: number,
  statement: string,
): Edit | undefined {
  const document = model.documentOf(declaration);
  const at = model.locate(placeOf(declaration, { start: offset, end: offset }));
  if (document === undefined || at === undefined) return undefined;
  return insertedAt(declaration, offset, document.text.slice(0, at.start), statement);
}

/** The same where only the text of the declaration is at hand. */
export function lineBefore(declaration: Declaration, text: string, offset: number, statement: string): Edit {
  return insertedAt(declaration, offset, text.slice(0, offset), statement);
}

function insertedAt(declaration: Declaration, offset: number, before: string, statement: string): Edit {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const ownLine = line.trim() === '';
  const indent = ownLine ? line : `${/^[ \t]*/.exec(line)?.[0] ?? ''}  `;
  const text = ownLine ? `${statement}\n${indent}` : `\n${indent}${statement}\n${indent}`;
  return { place: placeOf(declaration, { start: offset, end: offset }), text };
}

/** Puts lines behind a statement, each as far in as the line in which the statement begins. */
export function linesAfter(
  declaration: Declaration,
  { start, end }: Span,
  lines: readonly string[],
  text: string,
): Edit {
  const indent = indentOf(text, start);
  return {
    place: placeOf(declaration, { start: end, end }),
    text: lines.map((line) => `\n${indent}${line}`).join(''),
  };
}

/**
 * Makes a choice of a step: it is taken where the condition holds, and else nothing is. None for a step of a choice, which
 * has a condition already, and takes one only.
 */
export function guardFix(
  { declaration, flow }: BoundCampaign,
  step: BoundStep,
  condition: string,
  { text, title }: { readonly text: string; readonly title: string },
): readonly Fix[] {
  if (!flow.includes(step)) return [];
  const edits = [
    { place: placeOf(declaration, { start: step.start, end: step.start }), text: `if ${condition} then ` },
    linesAfter(declaration, step, ['else nothing'], text),
  ];
  return [{ title, safe: false, edits }];
}

/** A declaration as written; the spans of its tree are offsets in it. */
export function textOf(model: Model, declaration: Declaration): string {
  return declarationText(model, declaration) ?? '';
}

function indentOf(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}
