import type {
  CampaignRecord,
  ChoiceRecord,
  ConstraintRecord,
  InstanceRecords,
  SmartListRecord,
  StepRecord,
  TestRecord,
  TriggerRecord,
} from '../../engine/index.ts';
import { filterLogicProblem } from '../conditions/filter-logic.ts';
import { doesNothing } from '../flow/check-flow.ts';
import type { Instance } from '../instance.ts';
import type {
  Campaign,
  CampaignSettings,
  Choice,
  Condition,
  Rule,
  SmartList,
  Step,
} from '../store/records.ts';
import { programAbove } from '../store/tree.ts';
import { constraintOf, ruleTypeOf, typeOfRule } from '../vocabulary/lookup.ts';
import type { RuleType } from '../vocabulary/rule-type.ts';
import { schemaDataType } from '../vocabulary/vocabulary.ts';
import type { AssetNames } from './asset-names.ts';
import { settleTokens } from './tokens.ts';

/** The campaigns, smart lists and fields of an instance as the engine takes them: ids looked up, assets by their names. */
export function instanceRecords(instance: Instance, names: AssetNames): InstanceRecords {
  const { store } = instance;
  const reader = new Reader(instance, names);
  return {
    catalogue: instance.catalogue,
    fields: [...store.fields.values()]
      .filter(({ isCustom }) => isCustom)
      .map(({ displayName, dataType }) => ({ name: displayName, dataType: schemaDataType(dataType) })),
    campaigns: [...store.campaigns.values()].map((campaign) => reader.campaign(campaign)),
    smartLists: [...store.smartLists.values()]
      .filter(({ campaignId }) => campaignId === undefined)
      .map((list) => reader.smartList(list, names.nameOf('smart list', list.id) ?? list.name)),
    engagementPrograms: new Set(
      [...store.programs.values()].filter(({ type }) => type === 'Engagement').map(({ name }) => name),
    ),
  };
}

class Reader {
  readonly #instance: Instance;
  readonly #names: AssetNames;

  constructor(instance: Instance, names: AssetNames) {
    this.#instance = instance;
    this.#names = names;
  }

  campaign(campaign: Campaign): CampaignRecord {
    const { store } = this.#instance;
    const { settings, isActive, id } = campaign;
    const list = store.smartLists.get(campaign.smartListId);
    const triggers = list?.triggers.flatMap((rule) => this.#trigger(rule)) ?? [];
    const name = this.#names.nameOf('campaign', id) ?? campaign.name;
    return {
      ...(list === undefined ? { name, filters: [], logic: 'all' } : this.smartList(list, name)),
      id,
      program: programAbove(store, campaign.folder)?.name,
      kind: settings.executable ? 'executable' : triggers.length > 0 ? 'trigger' : 'batch',
      active: isActive,
      qualify: qualificationOf(settings),
      triggers,
      flow: campaign.steps.flatMap((step) => this.#step(campaign, step)),
    };
  }

  smartList(list: SmartList, name: string): SmartListRecord {
    const isSound =
      list.matchType !== 'custom' || filterLogicProblem(list.customLogic, list.filters.length) === undefined;
    return {
      name,
      filters: list.filters.flatMap((rule) => this.#filter(rule)),
      // A logic that makes no sense lets nobody through.
      logic: list.matchType === 'custom' ? (isSound ? list.customLogic : '') : list.matchType,
    };
  }

  #trigger(rule: Rule): TriggerRecord[] {
    const type = typeOfRule(this.#instance, rule);
    const definition = type?.definition;
    if (type === undefined || definition?.kind !== 'trigger') return [];
    return [{ definition, constraints: this.#constraints(type, rule.conditions) }];
  }

  #filter(rule: Rule): TestRecord[] {
    const type = typeOfRule(this.#instance, rule);
    if (type === undefined) return [];
    const { definition } = type;
    const constraints = this.#constraints(type, rule.conditions);
    if (definition?.kind === 'activityFilter') {
      return [{ kind: 'activity', definition, negated: rule.negative, constraints }];
    }
    const first = type.constraints[0];
    const own = constraints.find(({ name }) => name === first?.name);
    const { operator = first?.operator ?? 'is', values = [] } = own ?? {};
    return this.#attribute(
      type,
      operator,
      values,
      constraints.filter((constraint) => constraint !== own),
    );
  }

  #attribute(
    type: RuleType,
    operator: string,
    values: readonly string[],
    constraints: readonly ConstraintRecord[],
  ): TestRecord[] {
    const field = this.#instance.store.fields.get(type.id);
    if (field !== undefined) return [{ kind: 'field', field: field.displayName, operator, values }];
    const { definition } = type;
    return definition?.kind === 'attribute'
      ? [{ kind: 'attribute', definition, operator, values, constraints }]
      : [];
  }

  #constraints(type: RuleType, conditions: readonly Condition[]): ConstraintRecord[] {
    return conditions.flatMap(({ constraintId, operator, values }) => {
      const constraint = constraintOf(type, constraintId);
      if (constraint === undefined) return [];
      return [{ name: constraint.name, operator, values: values.map((value) => this.#names.textOf(value)) }];
    });
  }

  #step(campaign: Campaign, step: Step): StepRecord[] {
    const type = this.#instance.vocabulary.steps.get(step.typeId);
    if (type === undefined) return [];
    const choices = step.choices.map((choice): ChoiceRecord => {
      const nothing = step.choices.length > 1 && doesNothing(type, choice);
      return {
        when: this.#condition(choice),
        values: nothing ? undefined : this.#values(campaign, type.parameters, choice),
      };
    });
    return [{ definition: type.definition, choices }];
  }

  #values(
    campaign: Campaign,
    parameters: readonly { readonly id: number; readonly name: string }[],
    { attributes }: Choice,
  ): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    for (const { id, name } of parameters) {
      const value = attributes.find(({ attributeId }) => attributeId === id)?.value;
      if (value !== undefined)
        values.set(name, settleTokens(this.#instance.store, campaign, this.#names.textOf(value)));
    }
    return values;
  }

  /** A choice whose condition nobody set fits nobody; it cannot be activated either. */
  #condition({ isDefault, condition }: Choice): TestRecord | undefined {
    if (isDefault) return undefined;
    const type = condition && ruleTypeOf(this.#instance, 'attribute', condition.typeId, false);
    const values = condition?.values.map((value) => this.#names.textOf(value)) ?? [];
    const [test] = type === undefined ? [] : this.#attribute(type, condition?.operator ?? 'is', values, []);
    return test ?? { kind: 'field', field: '', operator: 'is not empty', values: [] };
  }
}

function qualificationOf({ qualification }: CampaignSettings): CampaignRecord['qualify'] {
  if (qualification.rule === 'interval') return { amount: qualification.interval, unit: qualification.unit };
  return qualification.rule === 'once' ? 'once' : 'every time';
}
