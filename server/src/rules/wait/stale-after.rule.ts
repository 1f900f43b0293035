import {
  argumentOf,
  type BoundFlowItem,
  type BoundStep,
  type BoundTest,
  type CampaignSymbol,
  fieldThing,
  literalOf,
  type Model,
  placeOf,
  readsOf,
  stepsOf,
  testsOf,
  type Thing,
} from '../../model/index.ts';
import {
  cancelledCampaigns,
  choicesIn,
  MINUTES_PER_DAY,
  type PlainWait,
  plainWaits,
  removesFromFlow,
} from '../flow-waits.ts';
import { linesAfter, textOf } from '../insertion.ts';
import { campaignsThat } from '../incremental/from-files.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { fieldLiteral, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'wait/stale-after',
  severity: 'warning',
  method: 'graph',
  summary: 'A wait of a day or more, and then a step that matters, without a look at whether it still fits.',
  why: 'Marketo asks the filters when a person enters and never again: whoever has opted out, bought or been called meanwhile goes on.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const stages = new Set(
      model.lifecycles.flatMap(({ field }) => (field === undefined ? [] : fieldThing(field))),
    );
    let cancelled: ReadonlySet<unknown> | undefined;
    for (const campaign of waiting(model)) {
      for (const wait of plainWaits(campaign.bound)) {
        if (wait.minutes === undefined || wait.minutes < MINUTES_PER_DAY) continue;
        const entry = entryOf(campaign, wait);
        const next =
          entry.size === 0 ? undefined : staleStep(campaign, wait, new Set([...entry, ...stages]), stages);
        if (next === undefined) continue;
        cancelled ??= cancelledCampaigns(model);
        if (!cancelled.has(campaign.bound)) yield finding(model, campaign, wait, next);
      }
    }
  },
};

const waiting = campaignsThat(
  (bound) =>
    bound.active &&
    plainWaits(bound).some(({ minutes }) => minutes !== undefined && minutes >= MINUTES_PER_DAY),
);

/** What was asked of people when they entered, and the value by whose change they came; not the date that is waited for. */
function entryOf({ bound }: CampaignSymbol, { step }: PlainWait): ReadonlySet<Thing> {
  const heard = bound.triggers.flatMap(({ primary }) =>
    (primary?.values ?? []).flatMap((value) => (value.kind === 'FieldName' ? fieldThing(value.name) : [])),
  );
  const asked = testsOf(bound.filters).filter(({ kind }) => kind !== 'activity');
  const entry = new Set([...heard, ...asked.flatMap(readsOf)]);
  const until = argumentOf(step, 'Date')?.values[0];
  if (until?.kind === 'Token') entry.delete(fieldThing(until.name.slice(until.name.indexOf('.') + 1)));
  return entry;
}

/** The first step behind the wait that matters and comes without another look. */
function staleStep(
  { bound: { flow } }: CampaignSymbol,
  { at }: PlainWait,
  asked: ReadonlySet<Thing>,
  stages: ReadonlySet<Thing>,
): BoundStep | undefined {
  for (const item of flow.slice(at + 1)) {
    if (choicesIn([item]).some((test) => looksAgain(test, asked))) {
      if (removesFromFlow(item)) return undefined;
    } else {
      const step = stepsOf([item]).find((one) => matters(one, stages));
      if (step !== undefined) return step;
    }
    // The next wait has a finding of its own.
    if (isWait(item)) return undefined;
  }
  return undefined;
}

function looksAgain(test: BoundTest, asked: ReadonlySet<Thing>): boolean {
  // What a list asks for may well be what the entry asked for.
  if (test.kind === 'membership' && test.definition.name === 'Member of Smart List') return true;
  return readsOf(test).some((thing) => asked.has(thing));
}

const weighty = new Set([
  'Send Email',
  'Send Alert',
  'Change Score',
  'Add to List',
  'Change Program Status',
  'Add to Engagement Program',
]);

function matters(step: BoundStep, stages: ReadonlySet<Thing>): boolean {
  if (weighty.has(step.definition.name)) return true;
  const field = literalOf(argumentOf(step, 'Attribute'));
  return step.definition.name === 'Change Data Value' && field !== undefined && stages.has(fieldThing(field));
}

function isWait(item: BoundFlowItem): boolean {
  return item.kind === 'step' && item.definition.name === 'Wait';
}

function finding(
  model: Model,
  { name, bound }: CampaignSymbol,
  { step, length }: PlainWait,
  next: BoundStep,
): RawFinding {
  const text = textOf(model, bound.declaration);
  const words = quoted(text.slice(next.start, next.end)).slice(1, -1);
  return {
    place: placeOf(bound.declaration, step),
    message: `After ${length} ${quoted(name)} goes on to ${words} without asking again for what people were let in for.`,
    advice: 'Put a choice with Remove from Flow right behind the wait, for those whom it no longer fits.',
    related: [
      { place: placeOf(bound.declaration, next), message: 'This step may come for the wrong people' },
    ],
    fixes: askAgain(bound, step, text),
  };
}

/** Asks once more for the first thing that the entry asked for. */
function askAgain(bound: CampaignSymbol['bound'], wait: BoundStep, text: string): readonly Fix[] {
  const test = entryTest(bound, text);
  if (test === undefined) return [];
  const lines = [`if ${test} then nothing`, 'else Remove from Flow'];
  const edits = [linesAfter(bound.declaration, wait, lines, text)];
  return [{ title: 'Take out whom it no longer fits', safe: false, edits }];
}

function entryTest({ filters, triggers }: CampaignSymbol['bound'], text: string): string | undefined {
  const filter = filters.find(({ kind }) => kind === 'field');
  if (filter !== undefined) return text.slice(filter.start, filter.end);
  const [trigger, ...others] = triggers;
  const field = trigger?.primary?.values[0];
  const value = trigger?.constraints.find(({ name }) => name === 'New Value');
  const [first] = value?.values ?? [];
  if (others.length > 0 || field?.kind !== 'FieldName' || value === undefined || first === undefined)
    return undefined;
  const start = value.operatorSpan?.start ?? first.start;
  return `${fieldLiteral(field.name)} ${value.operatorSpan === undefined ? 'is ' : ''}${text.slice(start, value.end)}`;
}
