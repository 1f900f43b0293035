import {
  type BoundFlowItem,
  type BoundStep,
  type BoundTrigger,
  type CampaignSymbol,
  type Model,
  placeOf,
  readsOf,
  stepsOf,
  type Thing,
  writesOf,
} from '../../model/index.ts';
import { textOf } from '../insertion.ts';
import { fromCampaigns, fromCampaignsBy } from '../incremental/from-files.ts';
import { statementRemoved } from '../removal.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'write/lost',
  severity: 'warning',
  method: 'graph',
  summary: 'A value that is written and overwritten in the same flow before anything has looked at it.',
  why: 'Only the last value stays; the steps before it cost time, fill the log, and send people back and forth where the value is the owner.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const isHeard = (thing: Thing) => listenersTo(model, thing).length > 0;
    for (const { campaign, lost } of losses(model)) {
      if (!isHeard(lost.thing) && !isHeard(anything)) yield finding(model, campaign, lost);
    }
  },
};

interface Lost {
  readonly thing: Thing;
  readonly step: BoundStep;
  readonly next: BoundStep;
}

/** A trigger that names no field listens to all. */
const anything = '*';
/** Changing the owner writes many fields: one of them stands for all. */
const owner = 'field:lead owner email address';

/** Fields whose changes wake a campaign: it hears of every value, the lost one included. */
const listenersTo = fromCampaignsBy(
  ({ bound }): readonly Thing[] => (bound.active ? bound.triggers.flatMap(heardBy) : []),
  (thing) => thing,
);

function heardBy({ definition, primary }: BoundTrigger): readonly Thing[] {
  if (definition.name === 'Owner Changes') return [owner];
  if (!['Data Value Changes', 'Score is Changed'].includes(definition.name)) return [];
  const fields = (primary?.values ?? []).flatMap((value) =>
    value.kind === 'FieldName' ? [`field:${value.name.toLowerCase()}`] : [],
  );
  return fields.length === 0 ? [anything] : fields;
}

const losses = fromCampaigns((campaign) => {
  const { flow } = campaign.bound;
  return flow.length < 2 ? [] : Array.from(replacedIn(flow), (lost) => ({ campaign, lost }));
});

function* replacedIn(flow: readonly BoundFlowItem[]): Generator<Lost> {
  const pending = new Map<Thing, readonly BoundStep[]>();
  for (const item of flow) {
    if (!isPlain(item)) {
      // A wait, a call, a mail or a sync gives others time to look.
      pending.clear();
      continue;
    }
    for (const thing of readBy(item)) pending.delete(thing);
    const written = Map.groupBy(stepsOf([item]).flatMap(overwrites), ({ thing }) => thing);
    for (const [thing, writes] of written) {
      const steps = writes.map(({ step }) => step);
      const [next] = steps;
      const before = pending.get(thing) ?? [];
      const replaced = next !== undefined && writesAlways(item, thing) ? before : [];
      if (next !== undefined) yield* replaced.map((step) => ({ thing, step, next }));
      pending.set(thing, replaced.length > 0 ? steps : [...before, ...steps]);
    }
  }
}

const plain = new Set([
  'Change Data Value',
  'Change Score',
  'Change Owner',
  'Add to List',
  'Remove from List',
]);

/** Steps that only write, so that nothing looks at a value before the next one; choices that ask only for fields. */
function isPlain(item: BoundFlowItem): boolean {
  const tests = item.kind === 'choice' ? item.branches.map(({ test }) => test) : [];
  return (
    tests.every((test) => test?.kind === 'field') &&
    stepsOf([item]).every(({ definition }) => plain.has(definition.name))
  );
}

function readBy(item: BoundFlowItem): readonly Thing[] {
  const tests = item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [];
  return [...tests.flatMap(readsOf), ...stepsOf([item]).flatMap(readByStep)];
}

function readByStep(step: BoundStep): readonly Thing[] {
  const names = step.arguments.flatMap(({ values }) =>
    values.flatMap((value) => {
      if (value.kind === 'Token') return [value.name];
      return value.kind === 'String'
        ? [...value.value.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => match[1] ?? '')
        : [];
    }),
  );
  const tokens = names.flatMap((name) => {
    const field = /^(?:lead|company)\.(.*?)(?::default=.*)?$/i.exec(name)?.[1];
    return field === undefined ? [] : [`field:${field.toLowerCase()}`];
  });
  // Adding to a score looks at it.
  return isAddition(step) ? [...tokens, ...writesOf(step).map(({ thing }) => thing)] : tokens;
}

function isAddition({ definition, arguments: all }: BoundStep): boolean {
  return definition.name === 'Change Score' && all.some(({ connective }) => connective === 'by');
}

function overwrites(step: BoundStep): readonly { readonly thing: Thing; readonly step: BoundStep }[] {
  switch (step.definition.name) {
    case 'Change Data Value':
    case 'Change Score':
      return writesOf(step).map(({ thing }) => ({ thing, step }));
    case 'Change Owner':
      return [{ thing: owner, step }];
    default:
      return [];
  }
}

/** Nobody gets past the item without the write. */
function writesAlways(item: BoundFlowItem, thing: Thing): boolean {
  const outcomes = item.kind === 'step' ? [item] : [...item.branches.map(({ then }) => then), item.otherwise];
  return outcomes.every(
    (outcome) =>
      outcome !== undefined &&
      outcome !== 'nothing' &&
      overwrites(outcome).some((write) => write.thing === thing),
  );
}

function finding(model: Model, { name, bound }: CampaignSymbol, { thing, step, next }: Lost): RawFinding {
  const key = thing.slice('field:'.length);
  const what = thing === owner ? 'the owner' : bracketed(model.field(key)?.name ?? key);
  return {
    place: placeOf(bound.declaration, step),
    message: `${quoted(name)} sets ${what} here and sets it again before anything has looked at it.`,
    advice:
      'Keep only the last step, or make branches of one choice of them, so that each person gets one value.',
    unnecessary: true,
    related: [{ place: placeOf(bound.declaration, next), message: 'This value replaces it' }],
    fixes: takeOut(bound, step, textOf(model, bound.declaration)),
  };
}

function takeOut(bound: CampaignSymbol['bound'], step: BoundStep, text: string): readonly Fix[] {
  if (!bound.flow.includes(step)) return [];
  return [
    { title: 'Take the step out', safe: false, edits: [statementRemoved(bound.declaration, text, step)] },
  ];
}
