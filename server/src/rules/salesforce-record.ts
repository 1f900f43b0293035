import {
  type BoundCondition,
  type BoundFlowItem,
  type BoundStep,
  type BoundTest,
  type BoundTrigger,
  type CampaignSymbol,
  fieldKey,
  type Model,
  stageKey,
} from '../model/index.ts';
import { calledBelow } from './call-reach.ts';
import { stepsNamed } from './flow-steps.ts';
import { requestTriggersOf } from './request-source.ts';

/** What Salesforce has of a person: nothing, nothing that is certain after a sync has been tried, a lead, a contact. */
export type SalesforceRecord = 'none' | 'tried' | 'lead' | 'contact';

type Records = ReadonlySet<SalesforceRecord>;

const anything: Records = new Set(['none', 'lead', 'contact']);
const known: Records = new Set(['lead', 'contact']);

/** Several rules ask for the same. */
const readings = new WeakMap<Model, RecordReading>();

/** What Salesforce may have of a person when a step comes: by triggers, filters, choices and callers. Errs towards 'possible'. */
export function salesforceRecordAt(model: Model, campaign: CampaignSymbol, step: BoundStep): Records {
  let reading = readings.get(model);
  if (reading === undefined) {
    reading = new RecordReading(model);
    readings.set(model, reading);
  }
  return reading.at(campaign, step);
}

class RecordReading {
  readonly #model: Model;
  readonly #steps = new Map<CampaignSymbol, ReadonlyMap<BoundStep, Records>>();
  /** Campaigns being looked into: where calls run in a circle, anything may be. */
  readonly #open = new Set<CampaignSymbol>();

  constructor(model: Model) {
    this.#model = model;
  }

  at(campaign: CampaignSymbol, step: BoundStep): Records {
    let steps = this.#steps.get(campaign);
    if (steps === undefined) {
      if (this.#open.has(campaign)) return anything;
      this.#open.add(campaign);
      steps = this.#walk(campaign);
      this.#open.delete(campaign);
      this.#steps.set(campaign, steps);
    }
    return steps.get(step) ?? anything;
  }

  #walk(campaign: CampaignSymbol): ReadonlyMap<BoundStep, Records> {
    const steps = new Map<BoundStep, Records>();
    let records = this.#all(campaign.bound.filters, this.#entry(campaign));
    for (const item of campaign.bound.flow) records = this.#item(campaign, item, records, steps);
    return steps;
  }

  #entry(campaign: CampaignSymbol): Records {
    const { bound } = campaign;
    if (bound.kind === 'batch') return anything;
    const entry = new Set<SalesforceRecord>();
    for (const trigger of bound.triggers) add(entry, this.#after(trigger));
    if (bound.kind === 'executable' || requestTriggersOf(bound).length > 0) {
      const calls = this.#model.graph.node(campaign).calledBy.filter(({ from }) => from.bound.active);
      if (calls.length === 0) return anything;
      for (const { from, step } of calls) add(entry, this.at(from, step));
    }
    return entry;
  }

  /** Some events come from Salesforce, so the person is there. A request says nothing by itself. */
  #after(trigger: BoundTrigger): Records {
    const { name } = trigger.definition;
    if (name === 'Campaign is Requested') return new Set();
    if (comesFromSalesforce(trigger)) return known;
    if (name !== 'Data Value Changes') return anything;
    const field = trigger.primary?.values[0];
    const value = trigger.constraints.find((constraint) => constraint.name === 'New Value')?.values[0];
    const lifecycle = field?.kind === 'FieldName' ? this.#model.lifecycleOn(field.name) : undefined;
    if (lifecycle === undefined || value?.kind !== 'String') return anything;
    const stage = lifecycle.stages.find((one) => stageKey(one.name) === stageKey(value.value));
    return isSalesforce(stage?.master) ? known : anything;
  }

  #item(
    campaign: CampaignSymbol,
    item: BoundFlowItem,
    records: Records,
    steps: Map<BoundStep, Records>,
  ): Records {
    if (item.kind === 'step') return this.#step(campaign, item, records, steps);
    const after = new Set<SalesforceRecord>();
    let left = records;
    for (const { test, then } of item.branches) {
      const inside = test === undefined ? left : this.#test(test, left, true);
      add(after, this.#outcome(campaign, then, inside, steps));
      if (test !== undefined) left = this.#test(test, left, false);
    }
    add(after, this.#outcome(campaign, item.otherwise, left, steps));
    return after;
  }

  #outcome(
    campaign: CampaignSymbol,
    step: BoundStep | 'nothing' | undefined,
    records: Records,
    steps: Map<BoundStep, Records>,
  ): Records {
    return step === undefined || step === 'nothing' ? records : this.#step(campaign, step, records, steps);
  }

  #step(
    campaign: CampaignSymbol,
    step: BoundStep,
    records: Records,
    steps: Map<BoundStep, Records>,
  ): Records {
    steps.set(step, records);
    const { name, effects } = step.definition;
    if (name === sync || effects.implies.includes(sync)) return tried(records);
    if (effects.starts !== 'execute') return records;
    const call = this.#model.graph.node(campaign).calls.find((one) => one.step === step);
    const syncs =
      call !== undefined &&
      [...calledBelow(this.#model, call.to, ({ how }) => how === 'execute')].some(
        ({ bound }) => stepsNamed(bound, sync).length > 0,
      );
    // Whether the executed campaign has come to its sync is for its own choices to say.
    return syncs ? new Set([...records, ...tried(records)]) : records;
  }

  #all(conditions: readonly BoundCondition[], records: Records): Records {
    return conditions.reduce<Records>((left, condition) => this.#condition(condition, left), records);
  }

  #condition(condition: BoundCondition, records: Records): Records {
    if (condition.kind !== 'group') return this.#test(condition, records, true);
    if (condition.match === 'all' || condition.items.length === 0) return this.#all(condition.items, records);
    const either = new Set<SalesforceRecord>();
    for (const item of condition.items) add(either, this.#condition(item, records));
    return either;
  }

  #test(test: BoundTest, records: Records, holds: boolean): Records {
    if (test.kind === 'field') {
      return recordFields.has(fieldKey(test.field.name)) ? narrowed(test, records, holds) : records;
    }
    if (test.kind !== 'membership' || test.negated || !holds) return records;
    if (test.definition.name !== 'Member of Smart List') return records;
    const name = test.values[0]?.kind === 'String' ? test.values[0].value : undefined;
    const list = this.#model.smartLists.find((candidate) => candidate.name === name);
    if (list === undefined || this.#lists.has(list.bound)) return records;
    this.#lists.add(list.bound);
    const inside = this.#all(list.bound.filters, records);
    this.#lists.delete(list.bound);
    return inside;
  }

  /** Lists being looked into: a list that names itself narrows nothing. */
  readonly #lists = new Set<object>();
}

const sync = 'Sync Person to SFDC';

/** Fields that are filled as soon as Salesforce has the person. */
const recordFields: ReadonlySet<string> = new Set(['SFDC Type', 'SFDC Created Date'].map(fieldKey));

function tried(records: Records): Records {
  return new Set([...records].map((one) => (one === 'none' ? 'tried' : one)));
}

/** `[SFDC Type] is not empty`, `is "Lead"`: a sync that was tried may have made a lead. */
function narrowed(test: BoundTest, records: Records, holds: boolean): Records {
  const operator = test.operator?.name ?? 'is';
  const values = new Set(
    test.values.flatMap((value) => (value.kind === 'String' ? value.value.toLowerCase() : [])),
  );
  const passes = (type: string): boolean => {
    switch (operator) {
      case 'is empty':
        return type === '';
      case 'is not empty':
        return type !== '';
      case 'is':
        return values.has(type);
      case 'is not':
        return !values.has(type);
      default:
        return holds;
    }
  };
  const left = new Set<SalesforceRecord>();
  for (const record of records) {
    const isNothing = record === 'none' || record === 'tried';
    if (passes(isNothing ? '' : record) === holds) left.add(record);
    if (record === 'tried' && passes('lead') === holds) left.add('lead');
  }
  return left;
}

/** The person must be in Salesforce for the event to come. */
export function comesFromSalesforce({ definition, constraints }: BoundTrigger): boolean {
  if (salesforceEvents.test(definition.name)) return true;
  const source = constraints.find(({ name }) => name === 'Source');
  return (
    (source?.operator?.name ?? 'is') === 'is' &&
    source?.values.some((value) => value.kind === 'String' && /sfdc|salesforce/i.test(value.value)) === true
  );
}

const salesforceEvents =
  /^(?:Owner Changes|Person is Synced to SFDC|Person is Converted|Activity is (?:Logged|Updated)|.*\bOpportunity\b.*|.*\bSFDC Campaign)$/;

export function isSalesforce(master: string | undefined): boolean {
  return /^(?:salesforce|sfdc)$/i.test(master ?? '');
}

function add<T>(set: Set<T>, more: Iterable<T>): void {
  for (const item of more) set.add(item);
}
