import type { DesiredProgram } from '../desired.ts';
import { programMark, readMark, sameDescription } from './mark.ts';
import { assetKey } from './normal-form.ts';
import type { ProgramSnapshot } from '../snapshot.ts';

export interface ProgramDifference {
  readonly message: string;
  /** Fixed for life, or at least for the API. */
  readonly byHand: boolean;
}

/** Settings of a program that are not as the files say; tags and costs beyond theirs are left alone. */
export function programDifferences(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
): readonly ProgramDifference[] {
  const fixed: string[] = [];
  const writable: string[] = [];
  if (!samePlace(wanted.folder, found.folder)) {
    const [is, should] = [found.folder, wanted.folder].map((path) => path.join(' / '));
    fixed.push(`The program lies in "${is}", the files put it in "${should}".`);
  }
  if (typeKey(wanted.type) !== typeKey(found.type)) {
    fixed.push(`The program's type is "${found.type}", the files say "${wanted.type}".`);
  }
  if (assetKey(wanted.channel) !== assetKey(found.channel)) {
    fixed.push(`The program's channel is "${found.channel}", the files say "${wanted.channel}".`);
  }
  if (!sameDescription(wanted.description, found.description)) {
    writable.push("The program's description differs.");
  }
  for (const { type, value } of wanted.tags) {
    const match = found.tags.find((tag) => assetKey(tag.type) === assetKey(type));
    if (match?.value === value) continue;
    const is = match === undefined ? 'not set' : `"${match.value}"`;
    writable.push(`The tag "${type}" is ${is}, the files say "${value}".`);
  }
  for (const { startDate, cost } of missingCosts(wanted.costs, found.costs)) {
    writable.push(`The cost of ${cost} from ${startDate} is not in the instance.`);
  }
  return [
    ...fixed.map((message) => ({ message, byHand: true })),
    ...writable.map((message) => ({ message, byHand: false })),
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
