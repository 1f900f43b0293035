import {
  type BoundFlowItem,
  type BoundTest,
  type Call,
  type CampaignSymbol,
  type Model,
  placeOf,
  readsOf,
  stepsOf,
  testsOf,
  type Thing,
} from '../../model/index.ts';
import { textOf } from '../insertion.ts';
import { campaignsThat } from '../incremental/from-files.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/executable-refuses',
  severity: 'warning',
  method: 'graph',
  summary: 'An executable campaign with filters of its own, whose caller goes on as if it had run.',
  why: 'Whom the filters refuse is logged as not qualified and nothing else happens: the caller’s next step comes all the same.',
  checkModel: function* (model) {
    for (const campaign of filtering(model)) {
      for (const call of model.graph.node(campaign).calledBy) {
        if (call.how !== 'execute' || !call.from.bound.active) continue;
        const relying = relyingOn(model, call);
        if (relying !== undefined) yield finding(model, call, relying);
      }
    }
  },
};

const filtering = campaignsThat(({ kind, filters }) => kind === 'executable' && filters.length > 0);

/** The next step of the caller that matters, where it neither asks beforehand nor looks at the result. */
function relyingOn(model: Model, call: Call): BoundFlowItem | undefined {
  const { flow, filters } = call.from.bound;
  const at = flow.findIndex((item) => stepsOf([item]).includes(call.step));
  const after = flow.slice(at + 1);
  const result = new Set(model.graph.node(call.to).writes.map(({ thing }) => thing));
  const asked = new Set([...testsOf(filters), ...choicesOf(flow.slice(0, at + 1))].flatMap(readsOf));
  if (testsOf(call.to.bound.filters).every((test) => readsOf(test).every((thing) => asked.has(thing))))
    return undefined;
  if (choicesOf(after).some((test) => looksAt(test, result))) return undefined;
  return after.find((item) => stepsOf([item]).some(({ definition }) => weighty.has(definition.name)));
}

/** What cannot be taken back, or rests on what came before. */
const weighty = new Set([
  'Execute Campaign',
  'Request Campaign',
  'Sync Person to SFDC',
  'Change Owner',
  'Convert Person',
  'Create Task',
  'Send Alert',
  'Send Email',
]);

function choicesOf(flow: readonly BoundFlowItem[]): readonly BoundTest[] {
  return flow.flatMap((item) =>
    item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
  );
}

function looksAt(test: BoundTest, things: ReadonlySet<Thing>): boolean {
  return readsOf(test).some((thing) => things.has(thing));
}

function finding(model: Model, { from, to, step }: Call, relying: BoundFlowItem): RawFinding {
  return {
    place: placeOf(from.bound.declaration, step),
    message: `${quoted(to.name)} refuses whoever does not pass ${filterIn(model, to)}, and ${quoted(from.name)} goes on with them as if it had run.`,
    advice: `Ask in this step instead of in the filters of ${quoted(to.name)}, or look afterwards at what it should have written.`,
    related: [
      ...to.bound.filters.slice(0, 1).map((filter) => ({
        place: placeOf(to.bound.declaration, filter),
        message: `${quoted(to.name)} refuses people here`,
      })),
      { place: placeOf(from.bound.declaration, relying), message: 'This step comes for everybody' },
    ],
  };
}

function filterIn(model: Model, { bound }: CampaignSymbol): string {
  const [first, ...others] = bound.filters;
  if (first === undefined) return 'its filters';
  const words = quoted(textOf(model, bound.declaration).slice(first.start, first.end)).slice(1, -1);
  return others.length === 0 ? words : `${words} and ${others.length} more`;
}
