import { assetText } from '../plan/asset-lines.ts';
import type { Difference, Drift } from '../plan/drift.ts';

/** Differences in the words of somebody who compares an instance with another one, by the names of both. */
export const inInstanceWords = (
  differences: readonly Difference[],
  names: { readonly from: string; readonly to: string },
): readonly Drift[] =>
  differences.map((difference) => {
    const { kind, asset, byHand, diff } = difference;
    return { kind, asset: assetText(asset), message: sentenceOf(difference, names), byHand, diff };
  });

function sentenceOf(
  { kind, what }: Difference,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  switch (what.aspect) {
    case 'presence':
      return kind === 'missing' ? `It is in ${from} but not in ${to}.` : `It is in ${to} but not in ${from}.`;
    case 'value':
      return `${what.says} ${what.found} in ${to}, ${what.wanted} in ${from}.`;
    case 'place':
      return `In ${to} ${middle(what.of)} lies in ${what.found}, in ${from} in ${what.wanted}.`;
    case 'rules':
      return `The smart list in ${to} is not the one in ${from}.`;
    case 'flow':
      return `The flow in ${to} is not the one in ${from}.`;
    case 'token':
      return `The token has another value in ${to} than in ${from}.`;
    case 'description':
      return `${what.of} in ${to} is not the one in ${from}.`;
    case 'cost':
      return `The cost of ${what.cost} from ${what.startDate} is in ${from} but not in ${to}.`;
    case 'broken rule':
      return `In ${to} Marketo marks a rule as broken: ${what.error}`;
    case 'recurrence':
      return `In ${to} ${recurs(what.found)}, in ${from} ${recurs(what.wanted)}.`;
    case 'run':
      return `In ${to} a run at ${what.at.replace('T', ' ')} is scheduled, in ${from} none.`;
    case 'activation':
      return what.active
        ? `The campaign is active in ${from} and switched off in ${to}.`
        : `The campaign is active in ${to} and switched off in ${from}.`;
    case 'hidden':
      return what.hides === 'negation'
        ? `Marketo does not show whether a filter is negated, and the mark of the description in ${to} does not vouch for it.`
        : `${what.by === 'wanted' ? from : to} does not show the ${what.hides}.`;
  }
}

const recurs = (words: string | undefined): string =>
  words === undefined ? 'no recurrence is scheduled' : `it runs ${words}`;

/** Within a sentence. */
const middle = (subject: string): string => subject.charAt(0).toLowerCase() + subject.slice(1);
