import { type Call, type CampaignSymbol, type Model, placeOf } from '../../model/index.ts';
import { runsAfterCreation } from '../campaign-starts.ts';
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
    const runsAgain = runsAfterCreation(model, (bound) => bound.active && bound.qualify.rule !== 'once');
    for (const campaign of calledOneTimers(model)) {
      const { calledBy } = model.graph.node(campaign);
      const repeated = calledBy.filter((call) => call.from !== campaign && runsAgain(call.from));
      if (repeated.length > 0) yield finding(model, campaign, repeated);
    }
  },
};

/** Most campaigns are nobody's child. */
function calledOneTimers({ graph }: Model): ReadonlySet<CampaignSymbol> {
  const called = graph.callers.flatMap(({ calls }) => calls.map(({ to }) => to));
  return new Set(called.filter(({ bound }) => bound.active && bound.qualify.rule === 'once'));
}

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
