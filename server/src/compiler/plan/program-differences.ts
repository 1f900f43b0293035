import type { DesiredProgram } from '../desired.ts';
import { programMark, readMark, sameDescription } from './mark.ts';
import { assetKey } from './normal-form.ts';
import type { ProgramSnapshot } from '../snapshot.ts';

export interface ProgramDifference {
  readonly setting: 'folder' | 'type' | 'channel' | 'description' | 'tag' | 'cost';
  readonly message: string;
}

/** Settings of a program that are not as the files say; tags and costs beyond theirs are left alone. */
export function programDifferences(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
): readonly ProgramDifference[] {
  const differences: ProgramDifference[] = [];
  if (!samePlace(wanted.folder, found.folder)) {
    const message = `The program lies in "${found.folder.join(' / ')}", the files put it in "${wanted.folder.join(' / ')}".`;
    differences.push({ setting: 'folder', message });
  }
  for (const setting of ['type', 'channel'] as const) {
    const same =
      setting === 'type'
        ? typeKey(wanted.type) === typeKey(found.type)
        : assetKey(wanted.channel) === assetKey(found.channel);
    if (!same)
      differences.push({
        setting,
        message: `The program's ${setting} is "${found[setting]}", the files say "${wanted[setting]}".`,
      });
  }
  if (!sameDescription(wanted.description, found.description)) {
    differences.push({ setting: 'description', message: "The program's description differs." });
  }
  for (const { type, value } of wanted.tags) {
    const match = found.tags.find((tag) => assetKey(tag.type) === assetKey(type));
    if (match?.value === value) continue;
    const is = match === undefined ? 'not set' : `"${match.value}"`;
    differences.push({ setting: 'tag', message: `The tag "${type}" is ${is}, the files say "${value}".` });
  }
  for (const { startDate, cost } of missingCosts(wanted, found)) {
    differences.push({
      setting: 'cost',
      message: `The cost of ${cost} from ${startDate} is not in the instance.`,
    });
  }
  return differences;
}

export function missingCosts(wanted: DesiredProgram, found: ProgramSnapshot): DesiredProgram['costs'] {
  return wanted.costs.filter(
    ({ startDate, cost }) =>
      !found.costs.some(
        (other) => other.startDate.slice(0, 10) === startDate.slice(0, 10) && other.cost === cost,
      ),
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
