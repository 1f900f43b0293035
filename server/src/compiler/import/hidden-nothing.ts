import type { Catalogue, Parameter } from '../../catalogue/index.ts';
import type { DesiredChoice, DesiredStep } from '../desired.ts';

/**
 * Marketo shows a choice that does nothing as one without settings. So where a step may stand without settings, nobody can
 * tell whether such a choice performs it: Sync Person to SFDC, say, or nothing.
 */
export function hidesNothing(flow: readonly DesiredStep[], catalogue: Catalogue): boolean {
  return flow.some(({ name, choices }) => {
    const parameters = catalogue.stepNamed(name)?.parameters ?? [];
    if (choices.length < 2 || !parameters.every(mayBeLeftOut)) return false;
    // What a step needs stands where it is performed, if it stands anywhere.
    return parameters.some(({ required }) => required)
      ? choices.every(isBare)
      : choices.some((choice) => choice.condition !== undefined && isBare(choice));
  });
}

const mayBeLeftOut = ({ required, position, fallback }: Parameter): boolean =>
  fallback !== undefined || (!required && position !== 'primary');

const isBare = ({ attributes = [] }: DesiredChoice): boolean => attributes.length === 0;
