import type { BoundBranch, BoundCondition, BoundFlowItem, BoundStep, BoundTest } from './bound.ts';
import { callersAbove } from './graph/callers-above.ts';
import type { Call, CampaignNode } from './graph/campaign-graph.ts';
import type { Model } from './model.ts';
import type { StageWrite } from './stages.ts';
import type { CampaignSymbol, LifecycleSymbol, SmartListSymbol } from './symbols.ts';
import { fieldKey } from './symbols.ts';
import { argumentOf, fieldThing, literalOf } from './things.ts';

type Stages = ReadonlySet<string>;
type Names = Omit<Model, 'stageMachines'>;

interface Kept {
  readonly of: readonly unknown[];
  readonly writes: readonly StageWrite[];
}

const known = new WeakMap<LifecycleSymbol, Kept>();

/**
 * Which stages a person may be in at each step that writes the stage: filters, triggers, choices and callers narrow
 * the set, a wait opens it again. The answer errs towards 'possible'. It is kept for as long as an edit leaves alone
 * whoever moves people, or leads to somebody who does.
 */
export function collectStageWrites(
  model: Names,
  lifecycle: LifecycleSymbol,
  stages: readonly string[],
): readonly StageWrite[] {
  const field = fieldKey(model.field(lifecycle.field ?? '')?.name ?? lifecycle.field ?? '');
  const { graph, names, smartLists } = model;
  const involved = callersAbove(graph, graph.writersOf(fieldThing(field)));
  const calls = [...involved].flatMap((node) => [node.campaign, ...node.calls.map(({ to }) => to)]);
  const of = [field, names.of('field'), ...smartLists, ...calls];
  const before = known.get(lifecycle);
  if (before?.of.length === of.length && of.every((one, at) => one === before.of[at])) return before.writes;
  const analysis = new StageAnalysis(model, field, new Set([...stages, '']), involved);
  const writes = analysis.run();
  known.set(lifecycle, { of, writes });
  return writes;
}

class StageAnalysis {
  readonly #model: Names;
  readonly #field: string;
  readonly #all: Stages;
  /** Stages at the start of each campaign that calls bring along; grows until nothing changes. */
  readonly #called = new Map<CampaignSymbol, Set<string>>();
  readonly #queue = new Set<CampaignSymbol>();
  /** Campaigns that move people, and those that lead to them: nobody else has a say in it. */
  readonly #involved: ReadonlySet<CampaignSymbol>;
  readonly #writes = new Map<BoundStep, StageWrite>();

  constructor(model: Names, field: string, all: Stages, involved: ReadonlySet<CampaignNode>) {
    this.#model = model;
    this.#field = field;
    this.#all = all;
    this.#involved = new Set(Array.from(involved, ({ campaign }) => campaign));
  }

  run(): readonly StageWrite[] {
    for (const campaign of this.#involved) this.#queue.add(campaign);
    for (const campaign of this.#queue) {
      this.#queue.delete(campaign);
      this.#walk(campaign);
    }
    return [...this.#writes.values()];
  }

  #walk(campaign: CampaignSymbol): void {
    let stages = narrowAll(this.#entry(campaign), campaign.bound.filters, this.#narrow);
    for (const item of campaign.bound.flow) stages = this.#item(campaign, item, stages);
  }

  /** Where people stand when the campaign starts: by its own events, by schedule, or as its callers leave them. */
  #entry(campaign: CampaignSymbol): Stages {
    const { bound } = campaign;
    const entry = new Set(this.#called.get(campaign));
    if (bound.kind === 'batch') return this.#all;
    for (const trigger of bound.triggers) {
      if (trigger.definition.name === 'Campaign is Requested') {
        const outside = this.#model.graph.node(campaign).calledBy.length === 0;
        if (outside) return this.#all;
        continue;
      }
      const field = trigger.primary?.values[0];
      const onStage = field?.kind === 'FieldName' && fieldKey(field.name) === this.#field;
      const next = onStage ? trigger.constraints.find(({ name }) => name === 'New Value') : undefined;
      if (next === undefined) return this.#all;
      for (const stage of this.#all)
        if (holds(stage, next.operator?.name ?? 'is', textsOf(next.values))) entry.add(stage);
    }
    return entry;
  }

  #item(campaign: CampaignSymbol, item: BoundFlowItem, stages: Stages): Stages {
    if (item.kind === 'step') return this.#step(campaign, item, stages);
    const after = new Set<string>();
    let left = stages;
    for (const branch of item.branches) {
      const inside = this.#branch(branch, left, true);
      if (inside.size > 0) add(after, this.#outcome(campaign, branch.then, inside));
      left = this.#branch(branch, left, false);
    }
    if (left.size > 0) add(after, this.#outcome(campaign, item.otherwise, left));
    return after;
  }

  #branch(branch: BoundBranch, stages: Stages, holding: boolean): Stages {
    return branch.test === undefined ? stages : this.#narrow(branch.test, stages, holding);
  }

  #outcome(campaign: CampaignSymbol, step: BoundStep | 'nothing' | undefined, stages: Stages): Stages {
    return step === undefined || step === 'nothing' ? stages : this.#step(campaign, step, stages);
  }

  #step(campaign: CampaignSymbol, step: BoundStep, stages: Stages): Stages {
    if (step.definition.name === 'Wait') return this.#all;
    const call = this.#model.graph.node(campaign).calls.find((candidate) => candidate.step === step);
    if (call !== undefined) return this.#call(call, stages);
    const target = argumentOf(step, 'Attribute')?.values[0];
    if (target?.kind !== 'FieldName' || fieldKey(target.name) !== this.#field) return stages;
    const to = literalOf(argumentOf(step, 'New Value'));
    const known = this.#writes.get(step);
    this.#writes.set(step, { campaign, step, to, from: new Set([...(known?.from ?? []), ...stages]) });
    return to === undefined ? this.#all : new Set([to.toLowerCase()]);
  }

  #call({ to, how }: Call, stages: Stages): Stages {
    const known = this.#called.get(to) ?? new Set<string>();
    const before = known.size;
    add(known, stages);
    this.#called.set(to, known);
    if (known.size > before && this.#involved.has(to)) this.#queue.add(to);
    return how === 'execute' ? new Set([...stages, ...this.#writtenBelow(to, new Set())]) : stages;
  }

  /** Every stage that a campaign or those it executes may leave behind. */
  #writtenBelow(campaign: CampaignSymbol, seen: Set<CampaignSymbol>): Set<string> {
    const written = new Set<string>();
    if (seen.has(campaign)) return written;
    seen.add(campaign);
    const node = this.#model.graph.node(campaign);
    for (const { thing, value } of node.writes) {
      if (thing !== `field:${this.#field}`) continue;
      if (value === undefined) add(written, this.#all);
      else written.add(value.toLowerCase());
    }
    for (const call of node.calls)
      if (call.how === 'execute') add(written, this.#writtenBelow(call.to, seen));
    return written;
  }

  readonly #narrow: Narrow = (test, stages, holding) => {
    if (test.kind === 'field' && fieldKey(test.field.name) === this.#field) {
      const wanted = holding !== test.negated;
      const operator = test.operator?.name ?? 'is';
      const values = textsOf(test.values);
      return new Set([...stages].filter((stage) => holds(stage, operator, values) === wanted));
    }
    if (test.kind === 'membership' && test.definition.name === 'Member of Smart List') {
      return this.#narrowByList(test, stages, holding !== test.negated);
    }
    return stages;
  };

  #narrowByList(test: BoundTest, stages: Stages, member: boolean): Stages {
    const name = test.values[0]?.kind === 'String' ? test.values[0].value : undefined;
    const list = this.#model.smartLists.find((candidate) => candidate.name === name);
    if (list === undefined) return stages;
    return new Set([...stages].filter((stage) => this.#mayBe(list, stage, member)));
  }

  /**
   * Being in a list says what all its filters say; not being in it says something only where it has one filter. Lists
   * may name others in many ways, and themselves: each is looked into once for each stage.
   */
  #mayBe(list: SmartListSymbol, stage: string, member: boolean): boolean {
    let answers = this.#byList.get(list);
    if (answers === undefined) this.#byList.set(list, (answers = new Map()));
    const key = `${member} ${stage}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (this.#depth >= DEEPEST_LIST) return true;
    // Within itself a list narrows nothing.
    answers.set(key, true);
    this.#depth += 1;
    const { filters } = list.bound;
    const [only] = filters;
    const one = new Set([stage]);
    const left = member
      ? narrowAll(one, filters, this.#narrow)
      : only === undefined || filters.length > 1 || only.kind === 'group'
        ? one
        : this.#narrow(only, one, false);
    this.#depth -= 1;
    answers.set(key, left.size > 0);
    return left.size > 0;
  }

  readonly #byList = new Map<SmartListSymbol, Map<string, boolean>>();
  #depth = 0;
}

/** Nested deeper than anybody would. */
const DEEPEST_LIST = 300;

type Narrow = (test: BoundTest, stages: Stages, holding: boolean) => Stages;

function narrowAll(stages: Stages, conditions: readonly BoundCondition[], narrow: Narrow): Stages {
  return conditions.reduce<Stages>((left, condition) => narrowOne(left, condition, narrow), stages);
}

function narrowOne(stages: Stages, condition: BoundCondition, narrow: Narrow): Stages {
  if (condition.kind !== 'group') return narrow(condition, stages, true);
  if (condition.match === 'all') return narrowAll(stages, condition.items, narrow);
  const either = new Set<string>();
  for (const item of condition.items) add(either, narrowOne(stages, item, narrow));
  return condition.items.length === 0 ? stages : either;
}

/** Marketo's `is` ignores letter case. */
function holds(stage: string, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'is':
      return values.includes(stage);
    case 'is not':
      return !values.includes(stage);
    case 'is empty':
      return stage === '';
    case 'is not empty':
      return stage !== '';
    case 'starts with':
      return values.some((value) => stage.startsWith(value));
    case 'not starts with':
      return !values.some((value) => stage.startsWith(value));
    case 'contains':
      return values.some((value) => stage.includes(value));
    case 'not contains':
      return !values.some((value) => stage.includes(value));
    default:
      return true;
  }
}

function textsOf(values: BoundTest['values']): string[] {
  return values.flatMap((value) => (value.kind === 'String' ? [value.value.toLowerCase()] : []));
}

function add(set: Set<string>, more: Iterable<string>): void {
  for (const item of more) set.add(item);
}
