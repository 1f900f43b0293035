import type { DesiredField, DesiredProgram, DesiredSmartList, DesiredToken } from '../desired.ts';
import type { ProgramSnapshot } from '../snapshot.ts';
import { ruleLines, type Wording } from './wording.ts';

/** Everything but campaigns as a file would say it, for differences that a person reads. */

export const quoted = (name: string): string => `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export function fieldLine({ displayName, apiName, dataType }: DesiredField): string {
  return `field [${displayName.replaceAll(']', ']]')}] ${dataType} { api ${quoted(apiName)} }`;
}

export function tokenLine({ name, type, value }: DesiredToken): string {
  const bare = type === 'number' || type === 'score' || type === 'date';
  return `token ${quoted(name)} ${type} ${bare ? value : quoted(value).replaceAll('\n', '\\n')}`;
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

export function smartListLines(
  { rules }: Pick<DesiredSmartList, 'rules'>,
  wording: Wording,
): readonly string[] {
  return ruleLines(rules, wording);
}

export const added = (lines: readonly string[]): readonly string[] => lines.map((line) => `+${line}`);
