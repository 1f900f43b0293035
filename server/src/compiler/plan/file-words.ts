import { assetText } from './asset-lines.ts';
import type { Difference, Drift } from './drift.ts';

/** Differences in the words of somebody who compares an instance with files. */
export const inFileWords = (differences: readonly Difference[]): readonly Drift[] =>
  differences.map((difference) => {
    const { kind, asset, byHand, diff } = difference;
    return { kind, asset: assetText(asset), message: sentenceOf(difference), byHand, diff };
  });

/** `2027-01-05 09:00` */
const clock = (wall: string): string => wall.replace('T', ' ');

/** What differs between an instance and the files. */
export function sentenceOf({ kind, what }: Pick<Difference, 'kind' | 'what'>): string {
  switch (what.aspect) {
    case 'presence':
      return kind === 'missing'
        ? 'It is in the files but not in the instance.'
        : 'It is in the program but not in the files.';
    case 'value':
      return `${what.says} ${what.found}, the files say ${what.wanted}.`;
    case 'place':
      return `${what.of} lies in ${what.found}, the files put it in ${what.wanted}.`;
    case 'rules':
      return 'The smart list is not the one in the files.';
    case 'flow':
      return 'The flow is not the one in the files.';
    case 'token':
      return 'The token has another value.';
    case 'description':
      return `${what.of} differs.`;
    case 'cost':
      return `The cost of ${what.cost} from ${what.startDate} is not in the instance.`;
    case 'broken rule':
      return `Marketo marks a rule as broken: ${what.error}`;
    case 'recurrence':
      if (what.found === undefined) return `No recurrence is scheduled, the files say ${what.wanted}.`;
      if (what.wanted === undefined) return `It runs ${what.found}, of which the files say nothing.`;
      return `It runs ${what.found}, the files say ${what.wanted}.`;
    case 'run':
      return `A run at ${clock(what.at)} is scheduled, of which the files say nothing.`;
    case 'activation':
      return what.active
        ? 'The campaign is switched off.'
        : 'The campaign is active, the files say `inactive`.';
    case 'hidden':
      return what.hides === 'negation'
        ? 'Marketo does not show whether a filter is negated, and the mark in the description does not vouch for it.'
        : `This instance does not show the ${what.hides}.`;
  }
}
