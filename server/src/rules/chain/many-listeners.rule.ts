import { fromCampaigns } from '../incremental/from-files.ts';
import {
  type BoundTrigger,
  type CampaignSymbol,
  type Model,
  placeOf,
  stepsOf,
  testsOf,
} from '../../model/index.ts';
import { contradict } from '../implication/contradiction.ts';
import { excludes } from '../implication/exclusion.ts';
import { linesAfter, textOf } from '../insertion.ts';
import { flowStep } from '../request-source.ts';
import type { Edit, Fix, RawFinding, Rule } from '../rule.ts';
import { listed, quoted, stringLiteral } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/many-listeners',
  severity: 'warning',
  method: 'graph',
  summary: 'Several campaigns that listen to the creation of one and the same person.',
  why: 'Marketo runs campaigns of one event in any order, so nothing that they do for a new person may rely on another of them.',
  fix: 'unsafe',
  checkModel: function* (model) {
    let left = listeners(model);
    while (left.length > 1) {
      const [keeper, ...rest] = left;
      if (keeper === undefined) return;
      const others = rest.filter((other) => !areApart(model, keeper, other));
      if (others.length > 0) yield finding(model, keeper, others);
      left = rest.filter((other) => !others.includes(other));
    }
  },
};

interface Listener {
  readonly campaign: CampaignSymbol;
  readonly trigger: BoundTrigger;
}

function listenerOf(campaign: CampaignSymbol): Listener | undefined {
  if (!campaign.bound.active) return undefined;
  const trigger = campaign.bound.triggers.find(({ definition }) => definition.name === 'Person is Created');
  return trigger && { campaign, trigger };
}

const listeners = fromCampaigns((campaign) => {
  const listener = listenerOf(campaign);
  return listener === undefined ? [] : [listener];
});

/** Does one of them keep out everybody whom the other lets in? */
function areApart(model: Model, a: Listener, b: Listener): boolean {
  const canonical = (field: string) => model.field(field)?.name ?? field;
  return (
    a.trigger.constraints.some((one) =>
      b.trigger.constraints.some((other) => one.name === other.name && contradict(one, other)),
    ) || demandsOf(a).some((one) => demandsOf(b).some((other) => excludes(one, other, canonical)))
  );
}

/** Filters of which every one must hold. */
function demandsOf({ campaign }: Listener) {
  return testsOf(
    campaign.bound.filters.filter((filter) => filter.kind !== 'group' || filter.match === 'all'),
  );
}

function finding(model: Model, keeper: Listener, others: readonly Listener[]): RawFinding {
  const names = [keeper, ...others].map(({ campaign }) => quoted(campaign.name));
  return {
    place: placeOf(keeper.campaign.bound.declaration, keeper.trigger),
    message: `${listed(names)} all start when a person is created, in no certain order.`,
    advice: `Let one campaign listen, and let it execute the others in the order that is right.`,
    related: others.map(({ campaign, trigger }) => ({
      place: placeOf(campaign.bound.declaration, trigger),
      message: `${quoted(campaign.name)} listens here`,
    })),
    fixes: fold(model, keeper, others),
  };
}

/** The first one keeps listening and calls the others at its end, in the order of the files. */
function fold(model: Model, { campaign: { bound } }: Listener, others: readonly Listener[]): readonly Fix[] {
  const last = bound.flow.at(-1);
  if (last === undefined || !others.every(isPlain)) return [];
  const { declaration } = bound;
  const calls = others.map(({ campaign }) => {
    const home = campaign.program === undefined ? '' : ` in ${stringLiteral(campaign.program)}`;
    const isElsewhere = campaign.program !== model.programOf(declaration);
    return `${callOf(campaign)} Campaign ${stringLiteral(campaign.name)}${isElsewhere ? home : ''}`;
  });
  const edits: readonly Edit[] = [
    linesAfter(declaration, last, calls, textOf(model, declaration)),
    ...others.map(({ campaign, trigger }) => ({
      place: placeOf(campaign.bound.declaration, trigger),
      text:
        callOf(campaign) === 'Execute'
          ? 'executable'
          : `trigger Campaign is Requested ${stringLiteral(flowStep)}`,
    })),
  ];
  return [{ title: `Call the others from ${quoted(declaration.name.value)}`, safe: false, edits }];
}

/** A campaign that listens to nothing else, and to new people whatever they come from. */
function isPlain({ campaign, trigger }: Listener): boolean {
  return campaign.bound.triggers.length === 1 && trigger.constraints.length === 0;
}

function callOf({ bound }: CampaignSymbol): 'Execute' | 'Request' {
  const fits = stepsOf(bound.flow).every(({ definition }) => definition.allowedIn.includes('executable'));
  return fits ? 'Execute' : 'Request';
}
