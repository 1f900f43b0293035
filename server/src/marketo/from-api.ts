import type {
  DesiredCampaign,
  DesiredChoice,
  DesiredConstraint,
  DesiredRule,
  DesiredRules,
  DesiredStep,
  Recurrence,
} from '../compiler/index.ts';
import type {
  CampaignRecord,
  ChoiceRecord,
  RuleRecord,
  SmartListRecord,
  StepRecord,
} from './endpoints/records.ts';
import type { SeenContent } from './seen/seen.ts';
import { wallTime } from './zoned-time.ts';

/** What the API answers, in the shapes of the desired state: names instead of numbers. */

export function rulesFromApi({ rules }: SmartListRecord): DesiredRules | undefined {
  if (rules == null) return undefined;
  const { filterMatchType, filterCustomRuleLogic, triggers, filters } = rules;
  const match = filterMatchType.toLowerCase();
  return {
    triggers: triggers.map(ruleFromApi),
    filters: filters.map(ruleFromApi),
    // `Advanced` is the older word for `custom`.
    logic:
      match === 'custom' || match === 'advanced' ? filterCustomRuleLogic : match === 'any' ? 'any' : 'all',
  };
}

/** @param campaign the campaign around the list, with its flow. */
export function contentFromApi(list: SmartListRecord | undefined, campaign?: CampaignRecord): SeenContent {
  return {
    rules: list && rulesFromApi(list),
    flow: campaign && flowFromApi(campaign),
    errors: list === undefined ? [] : ruleErrors(list),
  };
}

/** `negative` is not part of any answer: whoever compares has to know. */
export function ruleFromApi({ name, ruleType, conditions }: RuleRecord): DesiredRule {
  return {
    name,
    type: ruleType.toLowerCase() === 'attribute' ? 'attribute' : 'activity',
    negative: false,
    constraints: conditions.map((condition, index): DesiredConstraint => ({
      name: condition.activityAttributeName ?? condition.attributeName ?? name,
      operator: condition.operator,
      values: condition.values,
      primary: condition.isPrimary ?? index === 0,
    })),
  };
}

/** What Marketo finds wrong with the rules: the one sign of it that the API gives. */
export function ruleErrors({ rules }: SmartListRecord): readonly string[] {
  return [...(rules?.triggers ?? []), ...(rules?.filters ?? [])].flatMap(({ name, conditions }) =>
    conditions.flatMap(({ isError, errorMessage }) =>
      isError === true ? [`${name}: ${errorMessage ?? 'not valid'}`] : [],
    ),
  );
}

export function flowFromApi({ flow }: CampaignRecord): readonly DesiredStep[] | undefined {
  return flow?.steps.map(stepFromApi);
}

export function stepFromApi({ activityTypeName, stepChoice }: StepRecord): DesiredStep {
  return { name: activityTypeName, choices: stepChoice.map(choiceFromApi) };
}

export function choiceFromApi({ attributes, rule, default: isDefault }: ChoiceRecord): DesiredChoice {
  const set = attributes.filter(({ value }) => value !== '').map(({ name, value }) => ({ name, value }));
  const doesNothing = set.length === 0 || set.some(({ value }) => value === 'Do Nothing');
  return {
    condition:
      isDefault || rule == null
        ? undefined
        : {
            name: rule.name,
            type: rule.ruleType.toLowerCase() === 'activity' ? 'activity' : 'attribute',
            operator: rule.operator,
            values: rule.values,
          },
    attributes: doesNothing ? undefined : set,
  };
}

/** Undefined: the campaign does not recur, or the instance does not show when. */
export function recurrenceFromApi(
  { status, recurrence }: CampaignRecord,
  timeZone: string,
): Recurrence | undefined {
  const interval = (['Daily', 'Weekly', 'Monthly'] as const).find(
    (known) => known.toLowerCase() === recurrence?.intervalType?.toLowerCase(),
  );
  const start = recurrence?.startAt == null ? undefined : wallTime(recurrence.startAt, timeZone);
  if (status !== 'Recurring Run' || recurrence == null || interval === undefined || start === undefined)
    return undefined;
  return {
    interval,
    every: recurrence.interval ?? 1,
    weekdaysOnly: recurrence.weekdayOnly ?? false,
    weekdays: recurrence.weekdayMask ?? [],
    dayOfMonth: recurrence.dayOfMonth ?? undefined,
    weekOfMonth: recurrence.weekOfMonth ?? undefined,
    dayOfWeek: recurrence.dayOfWeek ?? undefined,
    start,
    end: recurrence.endAt == null ? undefined : wallTime(recurrence.endAt, timeZone),
  };
}

export function qualificationFromApi(campaign: CampaignRecord): DesiredCampaign['qualification'] {
  const { qualificationRuleType, qualificationRuleInterval, qualificationRuleUnit } = campaign;
  if (qualificationRuleType === 'any') return { rule: 'any' };
  const units = ['hour', 'day', 'week', 'month'] as const;
  const unit = units.find((known) => known === qualificationRuleUnit);
  if (qualificationRuleType !== 'interval' || unit === undefined) return { rule: 'once' };
  return { rule: 'interval', amount: qualificationRuleInterval ?? 1, unit };
}
