import { wrapped } from '../../ide/index.ts';
import type { Document, Location, Model } from '../../model/index.ts';
import type { Finding } from '../../rules/index.ts';
import { codeFrame } from './code-frame.ts';
import type { Paint } from './colours.ts';
import { placeText } from './place.ts';

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
  /** Where lines are broken; undefined: nowhere, as programs read it. */
  width?: number,
): string {
  const said = (label: string, text: string): string[] => {
    const lead = ' '.repeat(label === '' ? 2 : 7);
    const parts = width === undefined ? [text] : wrapped(text, width - lead.length);
    return parts.map((part, at) => {
      const first = at === 0 && label !== '';
      return first ? `  ${paint('dim', label.padEnd(4))} ${part}` : `${lead}${part}`;
    });
  };
  const lines = [
    `${paint('bold', placeText(document, location.start, cwd))}  ${paint(colours[finding.severity], finding.severity)}  ${paint('dim', finding.rule)}`,
    ...said('', finding.message),
    codeFrame(document, location.start, location.end, paint),
    ...said('Why:', finding.why),
    ...said('Do:', finding.advice),
    ...finding.related.flatMap(({ at, message }) => said('See:', `${at} ${message}`)),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** The other places that a finding speaks about. */
export function relatedPlaces(
  { place: own, related }: Finding,
  model: Model,
  cwd: string,
): { message: string; at: string }[] {
  return related.flatMap(({ message, place }) => {
    const document = model.documents.get(place.uri);
    const isOwn = place.uri === own.uri && place.start === own.start && place.end === own.end;
    return document === undefined || isOwn ? [] : [{ message, at: placeText(document, place.start, cwd) }];
  });
}
