import { type Model, placeOf } from '../model/index.ts';
import type { CampaignDeclaration } from '../syntax/index.ts';
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
  const lineStart = document.text.lastIndexOf('\n', at.start - 1) + 1;
  const before = document.text.slice(lineStart, at.start);
  const ownLine = before.trim() === '';
  const indent = ownLine ? before : `${/^[ \t]*/.exec(before)?.[0] ?? ''}  `;
  const text = ownLine ? `${statement}\n${indent}` : `\n${indent}${statement}\n${indent}`;
  return { place: placeOf(declaration, { start: offset, end: offset }), text };
}
