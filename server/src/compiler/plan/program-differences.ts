import type { DesiredProgram } from '../desired.ts';
import { type Aspect, settingOf } from './drift.ts';
import { programMark, readMark, sameDescription } from './mark.ts';
import { assetKey } from './normal-form.ts';
import type { ProgramSnapshot } from '../snapshot.ts';

export interface ProgramDifference {
  readonly what: Aspect;
  /** Fixed for life, or at least for the API. */
  readonly byHand: boolean;
}

/** Settings of a program that are not as the files say; tags and costs beyond theirs are left alone. */
export function programDifferences(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
): readonly ProgramDifference[] {
  const fixed: Aspect[] = [];
  const writable: Aspect[] = [];
  if (!samePlace(wanted.folder, found.folder)) {
    fixed.push({
      aspect: 'place',
      of: 'The program',
      found: `"${found.folder.join(' / ')}"`,
      wanted: `"${wanted.folder.join(' / ')}"`,
    });
  }
  if (typeKey(wanted.type) !== typeKey(found.type)) {
    fixed.push(settingOf("The program's type is", `"${found.type}"`, `"${wanted.type}"`));
  }
  if (assetKey(wanted.channel) !== assetKey(found.channel)) {
    fixed.push(settingOf("The program's channel is", `"${found.channel}"`, `"${wanted.channel}"`));
  }
  if (!sameDescription(wanted.description, found.description)) {
    writable.push({ aspect: 'description', of: "The program's description" });
  }
  for (const { type, value } of wanted.tags) {
    const match = found.tags.find((tag) => assetKey(tag.type) === assetKey(type));
    if (match?.value === value) continue;
    const is = match === undefined ? 'not set' : `"${match.value}"`;
    writable.push(settingOf(`The tag "${type}" is`, is, `"${value}"`));
  }
  for (const { startDate, cost } of missingCosts(wanted.costs, found.costs)) {
    writable.push({ aspect: 'cost', cost, startDate });
  }
  return [
    ...fixed.map((what) => ({ what, byHand: true })),
    ...writable.map((what) => ({ what, byHand: false })),
  ];
}

/** Costs that an instance does not hold; what it holds beyond them stays. */
export function missingCosts(
  wanted: DesiredProgram['costs'],
  found: DesiredProgram['costs'],
): DesiredProgram['costs'] {
  return wanted.filter(
    ({ startDate, cost }) =>
      !found.some((other) => other.startDate.slice(0, 10) === startDate.slice(0, 10) && other.cost === cost),
  );
}

/** Programs made by hand carry no mark, and need none unless the API hides something about their smart lists. */
export function needsMark(wanted: DesiredProgram, found: ProgramSnapshot): boolean {
  const mark = readMark(found.description);
  const due = programMark(wanted.smartLists, wanted.name);
  return mark === undefined ? due !== programMark([], wanted.name) : mark !== due;
}

/** The zone of a workspace ("Default") stands in the instance's path but not always in a file's. */
export function samePlace(wanted: readonly string[], found: readonly string[]): boolean {
  const [root = '', ...rest] = wanted.map(assetKey);
  const [foundRoot = '', ...foundRest] = found.map(assetKey);
  const tail = foundRest.length > rest.length ? foundRest.slice(foundRest.length - rest.length) : foundRest;
  return root === foundRoot && foundRest.length - rest.length <= 1 && tail.join('\n') === rest.join('\n');
}

/** The API spells types in several ways: Default, program, default. */
const typeKey = (type: string): string => {
  const key = type.trim().toLowerCase();
  if (key === 'program' || key === '') return 'default';
  if (key === 'nurture') return 'engagement';
  return key === 'webinar' ? 'event with webinar' : key === 'email_batch' ? 'email' : key;
};
