import { type Call, type CampaignSymbol, type Model, placeOf } from '../../model/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

/** How many executables may run inside each other below the campaign that begins. */
const deepest = 3;

export const rule: Rule = {
  id: 'chain/executable-depth',
  severity: 'error',
  method: 'graph',
  summary: 'Executable campaigns inside each other, more than three deep or in a circle.',
  why: 'Marketo executes three campaigns inside each other and no fourth: what is deeper never runs.',
  checkModel: function* (model) {
    const calls = model.graph.callers.flatMap(({ campaign }) =>
      campaign.bound.active ? executed(model, campaign) : [],
    );
    if (calls.length === 0) return;
    const circular = circularCalls(model, calls);
    for (const [call, way] of circular) yield circle(call, way);
    yield* tooDeep(calls.filter((call) => !circular.has(call)));
  },
};

function executed(model: Model, campaign: CampaignSymbol): readonly Call[] {
  return model.graph
    .node(campaign)
    .calls.filter(({ how, to }) => how === 'execute' && to.bound.kind === 'executable');
}

/** The calls that close a circle, each with the campaigns on the way round. */
function circularCalls(model: Model, calls: readonly Call[]): ReadonlyMap<Call, readonly CampaignSymbol[]> {
  const closing = new Map<Call, readonly CampaignSymbol[]>();
  const done = new Set<CampaignSymbol>();
  for (const start of new Set(calls.map(({ from }) => from))) {
    const way = [{ campaign: start, left: [...executed(model, start)] }];
    const onWay = new Set([start]);
    while (way.length > 0) {
      const here = way.at(-1);
      const call = here?.left.shift();
      if (here === undefined) break;
      if (call === undefined) {
        way.pop();
        onWay.delete(here.campaign);
        done.add(here.campaign);
      } else if (onWay.has(call.to)) {
        const begin = way.findIndex(({ campaign }) => campaign === call.to);
        closing.set(
          call,
          way.slice(begin).map(({ campaign }) => campaign),
        );
      } else if (!done.has(call.to)) {
        onWay.add(call.to);
        way.push({ campaign: call.to, left: [...executed(model, call.to)] });
      }
    }
  }
  return closing;
}

function circle(call: Call, way: readonly CampaignSymbol[]): RawFinding {
  const names = listed([...way, call.to].map(({ name }) => quoted(name)));
  return {
    place: placeOf(call.from.bound.declaration, call.step),
    message:
      way.length === 1
        ? `${quoted(call.from.name)} executes itself.`
        : `${names} execute each other in a circle.`,
    advice: 'Take one of the calls out, or request that campaign, with a condition that ends the circle.',
  };
}

/** The first call of each chain that is one too deep; what follows is only deeper. */
function* tooDeep(calls: readonly Call[]): Generator<RawFinding> {
  const above = new Map<CampaignSymbol, Call>();
  const depths = new Map<CampaignSymbol, number>();
  const waiting = Map.groupBy(calls, ({ to }) => to);
  const left = new Map([...waiting].map(([campaign, callers]) => [campaign, callers.length]));
  const ready = [...new Set(calls.map(({ from }) => from))].filter((campaign) => !left.has(campaign));
  const bySource = Map.groupBy(calls, ({ from }) => from);
  for (const campaign of ready) {
    // An executable that nobody calls yet will be called by somebody.
    const depth = depths.get(campaign) ?? (campaign.bound.kind === 'executable' ? 1 : 0);
    for (const call of bySource.get(campaign) ?? []) {
      if (depth + 1 === deepest + 1) yield finding(call, chainTo(call, above));
      if (depth + 1 > (depths.get(call.to) ?? 0)) {
        depths.set(call.to, depth + 1);
        above.set(call.to, call);
      }
      const open = (left.get(call.to) ?? 0) - 1;
      left.set(call.to, open);
      if (open === 0) ready.push(call.to);
    }
  }
}

function chainTo(call: Call, above: ReadonlyMap<CampaignSymbol, Call>): readonly Call[] {
  const chain = [call];
  for (let next = above.get(call.from); next !== undefined; next = above.get(next.from)) chain.unshift(next);
  return chain;
}

function finding(call: Call, chain: readonly Call[]): RawFinding {
  const [first] = chain;
  const names = chain.map(({ to }) => quoted(to.name));
  const start = first?.from.bound.kind === 'executable' ? [quoted(first.from.name), ...names] : names;
  return {
    place: placeOf(call.from.bound.declaration, call.step),
    message: `${quoted(call.to.name)} is executed as the ${ordinal(start.length)} inside each other: ${start.join(', ')}.`,
    advice: `Let the campaign that begins execute some of them one after the other; ${deepest} may stand inside each other.`,
    related: chain.slice(0, -1).map(({ from, to, step }) => ({
      place: placeOf(from.bound.declaration, step),
      message: `${quoted(from.name)} executes ${quoted(to.name)} here`,
    })),
  };
}

function ordinal(count: number): string {
  return count === deepest + 1 ? 'fourth' : `${count}th`;
}
