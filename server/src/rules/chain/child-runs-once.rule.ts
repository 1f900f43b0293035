import { type Call, type CampaignNode, type CampaignSymbol, type Model, placeOf } from '../../model/index.ts';
import { startsAfterCreation } from '../campaign-starts.ts';
import { everyTime } from '../qualification.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/child-runs-once',
  severity: 'warning',
  method: 'graph',
  summary: 'A campaign that lets each person through once, called by one that runs again and again.',
  why: 'Marketo’s default is once: the chain works the first time and silently ends here the second time.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const runsAgain = createRepetition(model);
    for (const node of model.graph.nodes) {
      const { campaign, calledBy } = node;
      if (campaign.bound.qualify.rule !== 'once' || !campaign.bound.active) continue;
      const repeated = calledBy.filter((call) => call.from !== campaign && runsAgain(call.from));
      if (repeated.length > 0) yield finding(model, campaign, repeated);
    }
  },
};

function finding(model: Model, campaign: CampaignSymbol, calls: readonly Call[]): RawFinding {
  const { bound } = campaign;
  const callers = [...new Set(calls.map(({ from }) => from))];
  const names = listed(callers.map(({ name }) => quoted(name)));
  const verb = calls.every(({ how }) => how === 'execute') ? 'execute' : 'call';
  const chosen = bound.qualifySpan !== undefined;
  return {
    place: campaign.place,
    // Whoever writes `qualify once` may well mean it.
    ...(chosen ? { severity: 'information' as const } : {}),
    message: `${quoted(campaign.name)} lets each person through only once, but ${names} may ${verb} it again for the same person.`,
    advice: 'Set qualify every time here and keep the guard against repetition where the chain begins.',
    related: calls.map(({ from, step }) => ({
      place: placeOf(from.bound.declaration, step),
      message: `${quoted(from.name)} calls it here`,
    })),
    fixes: everyTime(model, campaign),
  };
}

/** May a campaign run more than once for one person? Cycles alone start nothing. */
function createRepetition(model: Model): (campaign: CampaignSymbol) => boolean {
  const repeats = new Set<CampaignSymbol>();
  const queue: CampaignNode[] = [];
  const mark = (node: CampaignNode) => {
    if (
      repeats.has(node.campaign) ||
      node.campaign.bound.qualify.rule === 'once' ||
      !node.campaign.bound.active
    )
      return;
    repeats.add(node.campaign);
    queue.push(node);
  };
  for (const node of model.graph.nodes) if (startsAfterCreation(node)) mark(node);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const { to } of node.calls) mark(model.graph.node(to));
  }
  return (campaign) => repeats.has(campaign);
}
