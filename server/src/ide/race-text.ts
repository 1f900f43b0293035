import { type Model, positionAt } from '../model/index.ts';
import type { Finding } from '../rules/index.ts';
import { wrapped } from './timeline-text/columns.ts';
import { pairLines } from './timeline-text/pair.ts';
import { visible } from './timeline-text/visible.ts';
import { pairOf } from './timeline-pair.ts';

/** Wide enough for two columns, and narrow enough for a window with a side bar. */
const width = 120;

/** A finding with both orders of the campaigns that show it, as a page of plain text; undefined when none do. */
export function raceText(
  { rule, message, why, advice, place, witness }: Finding,
  model: Model,
): string | undefined {
  const document = model.documents.get(place.uri);
  if (witness === undefined || document === undefined) return undefined;
  const { line } = positionAt(document, place.start);
  const said = (label: string, text: string): string[] =>
    wrapped(visible(text), width - label.length).map((part, at) =>
      `${at === 0 ? label : ' '.repeat(label.length)}${part}`.trimEnd(),
    );
  const lines = [
    ...said('', message),
    '',
    ...said('Why:   ', why),
    ...said('Do:    ', advice),
    `Where: line ${line + 1} of ${nameOf(place.uri)}`,
    `Rule:  ${rule}`,
    '',
    ...pairLines(pairOf(witness), width, (_, text) => text),
  ];
  return `${lines.join('\n')}\n`;
}

function nameOf(uri: string): string {
  return visible(decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));
}
