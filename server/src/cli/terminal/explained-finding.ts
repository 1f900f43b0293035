import { pairLines, pairOf, visible } from '../../ide/index.ts';
import type { Model } from '../../model/index.ts';
import type { Finding } from '../../rules/index.ts';
import type { Io } from '../io.ts';
import { painter } from './colours.ts';
import { findingLines, relatedPlaces } from './finding-text.ts';
import { widthOfTerminal } from './width.ts';

/** A finding with everything that is known of it: its fixes, its rule's page, and the two orders that show it. */
export function explainedFinding(finding: Finding, model: Model, io: Io): string {
  const paint = painter(io.colour);
  const document = model.documents.get(finding.place.uri);
  if (document === undefined) return '';
  const related = relatedPlaces(finding, model, io.cwd);
  const more = [
    ...finding.fixes.map(
      ({ title, safe }) =>
        `  ${paint('dim', 'Fix:')} ${visible(title)}${safe ? ' (safe: check --fix applies it)' : ''}`,
    ),
    `  ${paint('dim', 'Page:')} lifecycle explain ${finding.rule}`,
  ];
  const { witness } = finding;
  const shown = witness === undefined ? [] : ['', ...pairLines(pairOf(witness), widthOfTerminal(io), paint)];
  // A terminal breaks lines anywhere; whatever else reads this wants them whole.
  const width = io.columns === undefined ? undefined : widthOfTerminal(io);
  const said = findingLines({ ...finding, related }, finding.place, document, io.cwd, paint, width).trimEnd();
  return `${[said, ...more, ...shown].join('\n')}\n\n`;
}
