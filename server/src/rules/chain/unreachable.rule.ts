import { type CampaignNode, placeOf } from '../../model/index.ts';
import { campaignsThat } from '../incremental/from-files.ts';
import { waitsForSteps } from '../request-source.ts';
import { effectsOutside, hasUnknownCampaigns } from '../outside.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/unreachable',
  severity: 'warning',
  method: 'graph',
  summary: 'A campaign that only other campaigns can start, and that none of them does.',
  why: 'Nobody ever enters it, and what it was meant to do is not done; Marketo may switch it off as idle.',
  checkModel: function* (model) {
    // Where no campaign of the files calls another, the callers live elsewhere.
    if (model.graph.callers.length === 0) return;
    // An external campaign that does not say what it does may be the one.
    const known = !hasUnknownCampaigns(model);
    const requested = new Set(requests(model).map(({ campaign }) => campaign.value));
    for (const campaign of waitingForSteps(model)) {
      if (requested.has(campaign.name)) continue;
      const node = model.graph.node(campaign);
      const callers = node.calledBy.filter(({ from }) => from !== campaign);
      if (!callers.some(({ from }) => from.bound.active)) yield finding(node, callers, known);
    }
  },
};

const waitingForSteps = campaignsThat((bound) => bound.active && waitsForSteps(bound));

const requests = effectsOutside('Requests');

function finding(
  { campaign: { name, place, bound } }: CampaignNode,
  callers: CampaignNode['calledBy'],
  known: boolean,
): RawFinding {
  const verb = bound.kind === 'executable' ? 'executes' : 'requests';
  const who = callers.length === 0 ? `no campaign ${verb} it` : `only inactive campaigns do`;
  const how = bound.kind === 'executable' ? 'be executed' : 'be requested by a flow step';
  return {
    place,
    ...(known ? {} : { severity: 'information' as const }),
    message: `Nothing starts ${quoted(name)}: it waits to ${how}, and ${who}.`,
    advice: 'Call it where it belongs, give it a trigger of its own, or mark it inactive.',
    unnecessary: true,
    related: callers.map(({ from, step }) => ({
      place: placeOf(from.bound.declaration, step),
      message: `${quoted(from.name)} would, but is inactive`,
    })),
  };
}
