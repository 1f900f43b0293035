import { type BoundTrigger, type CampaignNode, placeOf } from '../../model/index.ts';
import { admitsFlowSteps, flowStep, requestTriggersOf } from '../request-source.ts';
import { stringLiteral } from '../spelling.ts';
import { campaignsThat } from '../incremental/from-files.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/source-refuses',
  severity: 'error',
  method: 'graph',
  summary: 'A campaign that is requested by a flow step and lets itself be requested only by others.',
  why: 'Marketo compares the source of every request and drops those that do not fit, so the chain ends unseen.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const campaign of choosy(model)) {
      const node = model.graph.node(campaign);
      const calls = node.calledBy.filter(({ how, from }) => how === 'request' && from.bound.active);
      if (calls.length === 0) continue;
      const [door] = requestTriggersOf(campaign.bound);
      if (door !== undefined) yield finding(node, door, calls);
    }
  },
};

/** Those that may be requested, but by no flow step. */
const choosy = campaignsThat((bound) => {
  const doors = requestTriggersOf(bound);
  return bound.active && doors.length > 0 && !doors.some(admitsFlowSteps);
});

function finding(
  { campaign: { name, bound } }: CampaignNode,
  door: BoundTrigger,
  calls: CampaignNode['calledBy'],
): RawFinding {
  const callers = [...new Set(calls.map(({ from }) => quoted(from.name)))];
  const values = door.primary?.values.flatMap((value) =>
    value.kind === 'String' ? quoted(value.value) : [],
  );
  const admitted = door.primary?.operator?.name === 'is not' ? 'others' : listed(values ?? []);
  return {
    place: placeOf(bound.declaration, door),
    message: `${quoted(name)} admits requests of ${admitted} only, but ${listed(callers)} ${callers.length === 1 ? 'requests' : 'request'} it by a flow step.`,
    advice: `Admit ${quoted(flowStep)}, too, or take the request out.`,
    related: calls.map(({ from, step }) => ({
      place: placeOf(from.bound.declaration, step),
      message: `${quoted(from.name)} requests it here, and nothing happens`,
    })),
    fixes: admit(bound.declaration, door),
  };
}

function admit(declaration: CampaignNode['campaign']['bound']['declaration'], door: BoundTrigger): Fix[] {
  const { primary } = door;
  const last = primary?.values.at(-1);
  if (primary === undefined || last === undefined) return [];
  const edit =
    primary.operator?.name === 'is not'
      ? { place: placeOf(declaration, { start: door.nameSpan.end, end: last.end }), text: ' is any' }
      : {
          place: placeOf(declaration, { start: last.end, end: last.end }),
          text: `, ${stringLiteral(flowStep)}`,
        };
  return [{ title: `Admit ${quoted(flowStep)}`, safe: false, edits: [edit] }];
}
