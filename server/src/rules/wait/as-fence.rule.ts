import type { Catalogue } from '../../catalogue/index.ts';
import { type BoundTrigger, type CampaignSymbol, fieldKey, type Model, placeOf } from '../../model/index.ts';
import { type PlainWait, plainWaits } from '../flow-waits.ts';
import { contradict } from '../implication/exclusion.ts';
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
    const fences = model.campaigns.flatMap((campaign) => fenceOf(campaign) ?? []);
    if (fences.length === 0) return;
    const byEvent = listeners(model);
    for (const fence of fences) {
      const others = othersBeside(model.catalogue, byEvent, fence.campaign);
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

interface Listener {
  readonly campaign: CampaignSymbol;
  readonly trigger: BoundTrigger;
}

function listeners(model: Model): ReadonlyMap<string, readonly Listener[]> {
  const all = model.campaigns.flatMap((campaign) =>
    campaign.bound.active ? campaign.bound.triggers.map((trigger) => ({ campaign, trigger })) : [],
  );
  return Map.groupBy(all, ({ trigger }) => trigger.definition.name);
}

/** Campaigns that one and the same event may start, or one that comes with it. */
function othersBeside(
  catalogue: Catalogue,
  byEvent: ReadonlyMap<string, readonly Listener[]>,
  campaign: CampaignSymbol,
): readonly CampaignSymbol[] {
  const beside = campaign.bound.triggers.flatMap((trigger) => {
    const { name } = trigger.definition;
    // A request is for one campaign alone.
    if (name === 'Campaign is Requested') return [];
    const same = (byEvent.get(name) ?? []).filter((other) => mayCoincide(trigger, other.trigger));
    const coming = catalogue.coincidences
      .filter(({ triggers, confidence }) => confidence === 'documented' && triggers.includes(name))
      .flatMap(({ triggers }) => triggers.filter((other) => other !== name))
      .flatMap((other) => byEvent.get(other) ?? []);
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
