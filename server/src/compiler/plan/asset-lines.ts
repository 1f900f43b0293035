import type { DesiredField, DesiredProgram, DesiredToken } from '../desired.ts';
import type { ProgramSnapshot } from '../snapshot.ts';
import { type ComparedAsset, different, differentByHand, type Difference } from './drift.ts';
import { samePath } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { sameDescription, withoutMark } from './mark.ts';
import { fieldText, quotedText } from './value-text.ts';

/** Everything but campaigns as a file would say it, for differences that a person reads. */

export const quoted = quotedText;

export function fieldLine({ displayName, apiName, dataType }: DesiredField): string {
  return `field ${fieldText(displayName)} ${dataType} { api ${quoted(apiName)} }`;
}

export function tokenLine({ name, type, value }: DesiredToken): string {
  const bare = type === 'number' || type === 'score' || type === 'date';
  return `token ${quoted(name)} ${type} ${bare ? value : quoted(value)}`;
}

export function programLines(
  program: Pick<DesiredProgram, 'folder' | 'channel' | 'type' | 'tags' | 'costs'> | ProgramSnapshot,
): readonly string[] {
  return [
    `in ${quoted(program.folder.join(' / '))}`,
    `type ${quoted(program.type)}`,
    `channel ${quoted(program.channel)}`,
    ...program.tags.map(({ type, value }) => `tag ${quoted(type)} ${quoted(value)}`),
    ...program.costs.map(({ startDate, cost, note }) => `cost ${startDate} ${cost} ${quoted(note)}`),
  ];
}

/** `campaign "090 - Processing: Sort"`, `field [Lifecycle Status]`. */
export const assetText = ({ of, name }: ComparedAsset): string =>
  of === 'field' ? `field [${name}]` : `${of} ${quoted(name)}`;

/** Assets lie where they were made: no API moves one. */
export function misplaced(
  asset: ComparedAsset,
  wanted: readonly string[],
  found: readonly string[],
): readonly Difference[] {
  if (samePath(wanted, found)) return [];
  const places = { found: placeWords(found), wanted: placeWords(wanted) };
  return [differentByHand(asset, { aspect: 'place', of: 'It', ...places })];
}

const placeWords = (folder: readonly string[]): string =>
  folder.length === 0 ? 'the program itself' : `the folder ${quoted(folder.join(' / '))}`;

export function redescribed(asset: ComparedAsset, wanted: string, found: string): readonly Difference[] {
  if (sameDescription(wanted, found)) return [];
  const what = { aspect: 'description', of: 'The description' } as const;
  return [different(asset, what, diffLines(lines(withoutMark(found)), lines(wanted)))];
}

const lines = (description: string): readonly string[] =>
  description.split('\n').filter((line) => line !== '');

export const added = (lines: readonly string[]): readonly string[] => lines.map((line) => `+${line}`);
