import {
  type Access,
  type BoundFlowItem,
  type BoundTest,
  callersAbove,
  type CampaignSymbol,
  fieldThing,
  type Model,
  placeOf,
  readsOf,
  stepsOf,
  testsOf,
  type Thing,
  writesOf,
} from '../../model/index.ts';
import { calledBelow, writtenBelow } from '../call-reach.ts';
import { textOf } from '../insertion.ts';
import { reorder, slotsOf } from '../reorder.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/sorts-too-early',
  severity: 'warning',
  method: 'graph',
  summary: 'A flow that sorts people into stages before a later step writes what the sorting looks at.',
  why: 'People are sorted by what was known before, and stay where they are until something sorts them again.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const stages = model.stageMachines.map(({ lifecycle }) => fieldThing(lifecycle.field ?? ''));
    const writers = stages.flatMap((stage) => model.graph.writersOf(stage));
    // Only whoever writes a stage, or calls somebody who does, sorts.
    for (const { campaign } of callersAbove(model.graph, writers)) {
      if (campaign.bound.active && campaign.bound.flow.length > 1)
        yield* checkFlow(model, campaign, new Set(stages));
    }
  },
};

function* checkFlow(
  model: Model,
  campaign: CampaignSymbol,
  stages: ReadonlySet<Thing>,
): Generator<RawFinding> {
  const { flow } = campaign.bound;
  const sorts = flow.map((item) => sortedBy(model, campaign, item, stages));
  for (const [at, sort] of sorts.entries()) {
    const sorter = flow[at];
    if (sorter === undefined || sort.size === 0) continue;
    const before = new Set(flow.slice(0, at + 1).flatMap((item) => written(model, campaign, item)));
    const late = flow.findIndex(
      (item, index) =>
        index > at && written(model, campaign, item).some((thing) => sort.has(thing) && !before.has(thing)),
    );
    const writer = flow[late];
    if (writer === undefined) continue;
    const things = new Set(written(model, campaign, writer).filter((thing) => sort.has(thing)));
    // Whoever sorts again afterwards sorts by what is known by then.
    if (sorts.slice(late + 1).some((again) => [...things].every((thing) => again.has(thing)))) continue;
    yield finding(model, campaign, { at, late, sorter, writer, things });
  }
}

/** What an item looks at to decide on a stage; nothing where it decides on none, or only asks somebody else to. */
function sortedBy(
  model: Model,
  campaign: CampaignSymbol,
  item: BoundFlowItem,
  stages: ReadonlySet<Thing>,
): ReadonlySet<Thing> {
  const steps = stepsOf([item]);
  const calls = model.graph
    .node(campaign)
    .calls.filter(({ how, step }) => how === 'execute' && steps.includes(step));
  const sorters = calls.flatMap(({ to }) =>
    [...calledBelow(model, to, ({ how }) => how === 'execute')].filter((one) =>
      writesStage(model, one, stages),
    ),
  );
  const writesItself = steps.some((step) => writesOf(step).some(({ thing }) => stages.has(thing)));
  if (!writesItself && sorters.length === 0) return new Set();
  const below = calls.flatMap(({ to }) => [...calledBelow(model, to, ({ how }) => how === 'execute')]);
  const tests = [
    ...choicesOf([item]),
    ...below.flatMap(({ bound }) => [...testsOf(bound.filters), ...stageChoices(bound.flow, stages)]),
  ];
  const reads = tests.flatMap((test) => thingsIn(model, test));
  return new Set(reads.filter((thing) => thing.startsWith('field:') && !stages.has(thing)));
}

function writesStage(model: Model, campaign: CampaignSymbol, stages: ReadonlySet<Thing>): boolean {
  return model.graph.node(campaign).writes.some(({ thing }) => stages.has(thing));
}

/** Choices whose branches write the stage, or call somebody: those by which people are sorted. */
function stageChoices(flow: readonly BoundFlowItem[], stages: ReadonlySet<Thing>) {
  return choicesOf(
    flow.filter((item) =>
      stepsOf([item]).some(
        (step) =>
          step.definition.effects.starts !== undefined ||
          writesOf(step).some(({ thing }) => stages.has(thing)),
      ),
    ),
  );
}

function choicesOf(flow: readonly BoundFlowItem[]): readonly BoundTest[] {
  return flow.flatMap((item) =>
    item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
  );
}

/** A smart list is asked for what its filters ask for. */
function thingsIn(model: Model, test: BoundTest): readonly Thing[] {
  if (test.kind !== 'membership' || test.definition.name !== 'Member of Smart List') return readsOf(test);
  const names = new Set(test.values.flatMap((value) => (value.kind === 'String' ? value.value : [])));
  return model.smartLists
    .filter(({ name }) => names.has(name))
    .flatMap(({ bound }) => testsOf(bound.filters).flatMap(readsOf));
}

/** What an item brings, by itself and by those whom it calls. Clearing a flag once it has been used brings nothing. */
function written(model: Model, campaign: CampaignSymbol, item: BoundFlowItem): readonly Thing[] {
  const steps = stepsOf([item]);
  const calls = model.graph.node(campaign).calls.filter(({ step }) => steps.includes(step));
  const all: readonly Access[] = [
    ...steps.flatMap(writesOf),
    ...calls.flatMap(({ to }) => writtenBelow(model, to)),
  ];
  return all.filter(({ value }) => !['', 'false', '0'].includes(value ?? '?')).map(({ thing }) => thing);
}

interface Early {
  readonly at: number;
  readonly late: number;
  readonly sorter: BoundFlowItem;
  readonly writer: BoundFlowItem;
  readonly things: ReadonlySet<Thing>;
}

function finding(model: Model, campaign: CampaignSymbol, early: Early): RawFinding {
  const { bound, name } = campaign;
  const names = listed([...early.things].map((thing) => bracketed(nameOf(model, thing))));
  return {
    place: placeOf(bound.declaration, early.sorter),
    message: `${quoted(name)} sorts people by ${names} here, and ${actorOf(model, campaign, early.writer)} writes ${early.things.size === 1 ? 'it' : 'them'} only afterwards.`,
    advice: 'Sort at the end, when everything that it looks at has been written.',
    related: [{ place: placeOf(bound.declaration, early.writer), message: `${names} written only here` }],
    fixes: sortLater(model, campaign, early),
  };
}

function actorOf(model: Model, campaign: CampaignSymbol, item: BoundFlowItem): string {
  const steps = stepsOf([item]);
  const call = model.graph.node(campaign).calls.find(({ step }) => steps.includes(step));
  return call === undefined ? 'a later step' : quoted(call.to.name);
}

function nameOf(model: Model, thing: Thing): string {
  const key = thing.slice('field:'.length);
  return model.field(key)?.name ?? key;
}

/** The step that sorts goes behind the one that it should have waited for; those between move up. */
function sortLater(model: Model, { bound }: CampaignSymbol, { at, late }: Early): readonly Fix[] {
  const { declaration, flow } = bound;
  const text = textOf(model, declaration);
  const slots = slotsOf(flow.slice(at, late + 1), declaration.comments, text);
  const order = [...slots.slice(1), ...slots.slice(0, 1)];
  return [{ title: 'Sort afterwards', safe: false, edits: reorder(declaration, slots, order, text) }];
}
