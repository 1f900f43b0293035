import { fromCampaigns } from '../incremental/from-files.ts';
import { type Call, type CampaignSymbol, type Model, placeOf, stepsOf } from '../../model/index.ts';
import type { Edit, Fix, RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/executable-step',
  severity: 'error',
  method: 'graph',
  summary: 'A wait, a webhook or another step that Marketo does not run inside an executable campaign.',
  why: 'The campaign that executes it stands still until it is done, so Marketo takes no step that has to wait for something.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const { campaign, steps } of refusals(model)) yield finding(model, campaign, steps);
  },
};

const refusals = fromCampaigns((campaign) => {
  if (campaign.bound.kind !== 'executable') return [];
  const steps = stepsOf(campaign.bound.flow).filter(
    ({ definition }) => !definition.allowedIn.includes('executable'),
  );
  return steps.length > 0 ? [{ campaign, steps }] : [];
});

/** One for all of the steps: together they say that the campaign is no executable one. */
function finding(
  model: Model,
  campaign: CampaignSymbol,
  [first, ...others]: ReturnType<typeof stepsOf>,
): RawFinding {
  const { declaration } = campaign.bound;
  const names = [...new Set([first, ...others].flatMap((step) => step?.definition.name ?? []))];
  const calls = model.graph.node(campaign).calledBy;
  return {
    place: placeOf(declaration, first ?? declaration.name),
    message: `${quoted(campaign.name)} is executable, and Marketo does not take ${listed(names)} in an executable campaign.`,
    advice: 'Move it into a campaign that is requested, and let what depends on it follow there.',
    related: [
      ...others.map((step) => ({
        place: placeOf(declaration, step),
        message: `${step.definition.name} is not taken here, either`,
      })),
      ...calls.map(({ from, step }) => ({
        place: placeOf(from.bound.declaration, step),
        message: `${quoted(from.name)} executes it here`,
      })),
    ],
    fixes: requestable(campaign, calls),
  };
}

/** Makes it a campaign that is requested, here and where it is called. */
function requestable({ name, bound }: CampaignSymbol, calls: readonly Call[]): readonly Fix[] {
  const setting = bound.declaration.items.find((item) => item.kind === 'Executable');
  // What is said about tokens has no place in a request.
  if (setting === undefined || calls.some(({ step }) => step.node.constraints !== undefined)) return [];
  const edits: readonly Edit[] = [
    {
      place: placeOf(bound.declaration, setting),
      text: 'trigger Campaign is Requested "Marketo Flow Action"',
    },
    ...calls.map(({ from, step }) => ({
      place: placeOf(from.bound.declaration, step.nameSpan),
      text: 'Request Campaign',
    })),
  ];
  return [{ title: `Request ${quoted(name)} instead of executing it`, safe: false, edits }];
}
