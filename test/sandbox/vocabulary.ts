import type { Caller, Fields } from './caller.ts';
import { first } from './caller.ts';

/** Finds ids in the catalogues that an instance gives out, by name, as any client has to. */

interface Constraint {
  readonly id: number;
  readonly name: string;
  readonly primary: boolean;
  readonly operator?: string;
}

export interface Entry {
  readonly id: number;
  readonly name: string;
  readonly type: 'activity' | 'attribute';
  readonly constraints: readonly Constraint[];
}

export interface Rules {
  readonly triggers: readonly Entry[];
  readonly filters: readonly Entry[];
  readonly steps: readonly Entry[];
  readonly conditions: readonly Entry[];
}

const base = '/rest/asset/v1/smartCampaign';

export async function rulesOf(caller: Caller): Promise<Rules> {
  const rules = first(await caller.get(`${base}/rules.json`));
  const steps = first(await caller.get(`${base}/flowSteps.json`));
  const conditions = first(await caller.get(`${base}/flowStepTypes.json`));
  return {
    triggers: rules['triggers'] as Entry[],
    filters: rules['filters'] as Entry[],
    steps: steps['flowSteps'] as Entry[],
    conditions: conditions['flowStepTypes'] as Entry[],
  };
}

export function named(entries: readonly Entry[], name: string): Entry {
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`The catalogue has no ${name}`);
  return entry;
}

/** `{id, type}` of a rule type. */
export function typeOf(entry: Entry): { readonly id: number; readonly type: string } {
  return { id: entry.id, type: entry.type };
}

/** `{id, type}` of one of its constraints; the primary one unless told. */
export function constraintOf(entry: Entry, name?: string): { readonly id: number; readonly type: string } {
  const found = entry.constraints.find((constraint) =>
    name === undefined ? constraint.primary : constraint.name === name,
  );
  if (found === undefined) throw new Error(`${entry.name} has no constraint ${name ?? '(primary)'}`);
  return { id: found.id, type: entry.type };
}

export interface ReadCondition {
  readonly activityAttributeId?: number;
  readonly activityAttributeName?: string;
  readonly attributeName?: string;
  readonly operator: string;
  readonly values: readonly string[];
  readonly isPrimary: boolean;
  readonly isError: boolean;
  readonly errorMessage?: string;
}

export interface ReadRule {
  readonly id: number;
  readonly name: string;
  readonly operator: string;
  readonly ruleType: string;
  readonly conditions: readonly ReadCondition[];
}

export interface ReadRules {
  readonly filterMatchType: string;
  readonly filterCustomRuleLogic?: string;
  readonly triggers: readonly ReadRule[];
  readonly filters: readonly ReadRule[];
}

export interface ReadChoice {
  readonly id: number;
  readonly default: boolean;
  readonly attributes: readonly {
    readonly activityTypeAttribId: number;
    readonly name: string;
    readonly value?: string;
    readonly primary: boolean;
  }[];
  readonly rule?: { readonly name?: string; readonly operator?: string; readonly values: readonly string[] };
}

export interface ReadStep {
  readonly id: number;
  readonly activityTypeName: string;
  readonly stepChoice: readonly ReadChoice[];
}

export function rulesIn(record: Record<string, unknown>): ReadRules {
  return record['rules'] as ReadRules;
}

export function stepsIn(record: Record<string, unknown>): readonly ReadStep[] {
  return (record['flow'] as { readonly steps: readonly ReadStep[] }).steps;
}

/** Writes the rules and flow of one campaign, the way the specification describes it. */
export class CampaignWriter {
  readonly caller: Caller;
  readonly rules: Rules;
  readonly id: number;
  readonly smartListId: number;

  constructor(caller: Caller, rules: Rules, campaign: Record<string, unknown>) {
    this.caller = caller;
    this.rules = rules;
    this.id = Number(campaign['id']);
    this.smartListId = Number(campaign['smartListId']);
  }

  /** @returns the rule's id. */
  async rule(name: string, extra: Fields = {}): Promise<number> {
    const trigger = extra['trigger'] === true;
    const entry = named(trigger ? this.rules.triggers : this.rules.filters, name);
    const before = await this.read();
    const index = (trigger ? before.triggers : before.filters).length + 1;
    const answer = await this.caller.form(`/rest/asset/v1/smartList/${this.smartListId}/rules.json`, {
      ruleId: typeOf(entry),
      index,
      ...extra,
    });
    const after = rulesIn(first(answer));
    return (trigger ? after.triggers : after.filters).at(index - 1)?.id ?? 0;
  }

  async constraint(
    ruleId: number,
    entry: Entry,
    values: string,
    operator?: string,
    name?: string,
  ): Promise<ReadRules> {
    const answer = await this.caller.form(
      `/rest/asset/v1/smartList/${this.smartListId}/rule/${ruleId}.json`,
      {
        attributeId: constraintOf(entry, name),
        values,
        ...(operator === undefined ? {} : { operator }),
      },
    );
    return rulesIn(first(answer));
  }

  /** A rule and its primary constraint. */
  async test(name: string, values: string, operator?: string, extra: Fields = {}): Promise<number> {
    const entry = named(extra['trigger'] === true ? this.rules.triggers : this.rules.filters, name);
    const id = await this.rule(name, extra);
    await this.constraint(id, entry, values, operator);
    return id;
  }

  async read(): Promise<ReadRules> {
    return rulesIn(
      first(await this.caller.get(`/rest/asset/v1/smartList/${this.smartListId}.json?includeRules=true`)),
    );
  }

  /** Adds a step at the end and sets its only choice. */
  async step(name: string, values: Readonly<Record<string, string>> = {}): Promise<ReadStep> {
    const entry = named(this.rules.steps, name);
    const steps = await this.flow();
    const answer = await this.caller.form(`/rest/asset/v1/smartCampaign/${this.id}/flows.json`, {
      activityType: { id: entry.id, type: 'activity' },
      index: steps.length,
    });
    const step = stepsIn(first(answer)).at(-1);
    if (step === undefined) throw new Error('No step was added');
    return this.choose(step.id, step.stepChoice[0]?.id ?? 0, values);
  }

  async choose(
    stepId: number,
    choiceId: number,
    values: Readonly<Record<string, string>>,
    condition: Fields = {},
  ): Promise<ReadStep> {
    const step = (await this.flow()).find((candidate) => candidate.id === stepId);
    const ids = step?.stepChoice[0]?.attributes ?? [];
    const attributes = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        String(ids.find((attribute) => attribute.name === name)?.activityTypeAttribId),
        value,
      ]),
    );
    const path = `/rest/asset/v1/smartCampaign/${this.id}/flow/${stepId}/choice/${choiceId}.json`;
    const answer = await this.caller.form(path, { attributes, ...condition });
    const changed = stepsIn(first(answer)).find((candidate) => candidate.id === stepId);
    if (changed === undefined) throw new Error('The step is gone');
    return changed;
  }

  async flow(): Promise<readonly ReadStep[]> {
    return stepsIn(first(await this.caller.get(`/rest/asset/v1/smartCampaign/${this.id}.json`)));
  }
}
