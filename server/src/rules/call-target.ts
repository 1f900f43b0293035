import { type BoundStep, type CampaignSymbol, primaryOf, type Reference } from '../model/index.ts';

/** The name of a campaign in a step that requests it, executes it or takes people out of it. */
export function campaignNamedBy(
  step: BoundStep,
  { bound }: Pick<CampaignSymbol, 'bound'>,
): Reference | undefined {
  const name = primaryOf(step)?.values[0];
  return name && bound.references.find(({ start, kind }) => start === name.start && kind === 'campaign');
}
