import { type BoundTrigger, type CampaignSymbol, fieldKey, type Model, placeOf } from '../../model/index.ts';
import { type PlainWait, plainWaits } from '../flow-waits.ts';
import { fromCampaigns, fromCampaignsBy } from '../incremental/from-files.ts';
import { contradict } from '../implication/contradiction.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

/** Longer waits are meant for people, not for other campaigns. */
const longest = 30;

export const rule: Rule = {
  id: 'wait/as-fence',
  severity: 'information',
  method: 'graph',
  summary: 'A short wait at the beginning of a flow, beside other campaigns of the same event.',
  why: 'A wait says how long at least, not that others are done by then; it also puts the rest of the flow at the end of the queue.',
  yieldsTo: ['wait/fragile'],
  checkModel: function* (model) {
    for (const fence of fences(model)) {
      const others = othersBeside(model, fence.campaign);
      if (others.length > 0) yield finding(fence, others);
    }
  },
};

interface Fence {
  readonly campaign: CampaignSymbol;
  readonly wait: PlainWait;
}

function fenceOf(campaign: CampaignSymbol): Fence | undefined {
  const { active, flow } = campaign.bound;
  const [wait] = plainWaits(campaign.bound);
  if (!active || wait?.at !== 0 || flow.length < 2) return undefined;
  return wait.minutes !== undefined && wait.minutes <= longest ? { campaign, wait } : undefined;
}

const fences = fromCampaigns((campaign) => {
  const fence = fenceOf(campaign);
  return fence === undefined ? [] : [fence];
});

interface Listener {
  readonly campaign: CampaignSymbol;
  readonly trigger: BoundTrigger;
}

const listenersTo = fromCampaignsBy(
  (campaign): readonly Listener[] =>
    campaign.bound.active ? campaign.bound.triggers.map((trigger) => ({ campaign, trigger })) : [],
  ({ trigger }) => trigger.definition.name,
);

/** Campaigns that one and the same event may start, or one that comes with it. */
function othersBeside(model: Model, campaign: CampaignSymbol): readonly CampaignSymbol[] {
  const beside = campaign.bound.triggers.flatMap((trigger) => {
    const { name } = trigger.definition;
    // A request is for one campaign alone.
    if (name === 'Campaign is Requested') return [];
    const same = listenersTo(model, name).filter((other) => mayCoincide(trigger, other.trigger));
    const coming = model.catalogue.coincidences
      .filter(({ triggers, confidence }) => confidence === 'documented' && triggers.includes(name))
      .flatMap(({ triggers }) => triggers.filter((other) => other !== name))
      .flatMap((other) => listenersTo(model, other));
    return [...same, ...coming].map((listener) => listener.campaign);
  });
  return [...new Set(beside)].filter((other) => other !== campaign);
}

/** Do two triggers of one kind listen to the same field or asset, as far as can be seen? */
function mayCoincide({ primary: a }: BoundTrigger, { primary: b }: BoundTrigger): boolean {
  const [one, other] = [a?.values[0], b?.values[0]];
  if (one?.kind === 'FieldName' && other?.kind === 'FieldName')
    return fieldKey(one.name) === fieldKey(other.name);
  return a === undefined || b === undefined || !contradict(a, b);
}

function finding({ campaign, wait }: Fence, others: readonly CampaignSymbol[]): RawFinding {
  const names = listed(
    others.map(({ name }) => quoted(name)),
    3,
  );
  return {
    place: placeOf(campaign.bound.declaration, wait.step),
    message: `${quoted(campaign.name)} begins with a wait of ${wait.length}, while ${names} may start at the same event.`,
    advice:
      'If it is to wait for them, let them execute or request it, or listen to what they write. If not, take the wait out.',
    related: others.slice(0, 3).map(({ name, place }) => ({
      place,
      message: `${quoted(name)} may start at the same event`,
    })),
  };
}
