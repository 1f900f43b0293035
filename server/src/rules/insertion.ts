import { type Model, placeOf } from '../model/index.ts';
import type { CampaignDeclaration, Declaration } from '../syntax/index.ts';
import type { Edit } from './rule.ts';

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
