import type { Instance } from '../instance.ts';
import { valueText } from '../store/links.ts';
import type { Campaign, Choice, Step } from '../store/records.ts';
import { ruleTypeOf } from '../vocabulary/lookup.ts';
import type { StepType } from '../vocabulary/rule-type.ts';

/** The `flow` of a campaign as the API shows it: a step's settings stand on its choices, the default one last. */
export function flowView(instance: Instance, campaign: Campaign): Record<string, unknown> {
  return { steps: campaign.steps.flatMap((step) => stepView(instance, step)) };
}

function stepView(instance: Instance, step: Step): Record<string, unknown>[] {
  const type = instance.vocabulary.steps.get(step.typeId);
  if (type === undefined) return [];
  return [
    {
      id: step.id,
      activityTypeId: type.id,
      activityTypeName: type.name,
      stepChoice: step.choices.map((choice) => choiceView(instance, type, choice)),
    },
  ];
}

function choiceView(instance: Instance, type: StepType, choice: Choice): Record<string, unknown> {
  return {
    id: choice.id,
    default: choice.isDefault,
    attributes: type.parameters.flatMap((parameter) => {
      const attribute = choice.attributes.find((candidate) => candidate.attributeId === parameter.id);
      if (attribute === undefined) return [];
      const { value } = attribute;
      return [
        {
          id: attribute.id,
          activityTypeAttribId: parameter.id,
          name: parameter.name,
          dataType: parameter.dataType,
          ...(value === undefined ? {} : { value: valueText(instance.store, value) }),
          primary: parameter.primary,
        },
      ];
    }),
    ...(choice.isDefault ? {} : { rule: conditionView(instance, choice) }),
  };
}

function conditionView(instance: Instance, choice: Choice): Record<string, unknown> {
  const { condition } = choice;
  const type =
    condition === undefined ? undefined : ruleTypeOf(instance, 'attribute', condition.typeId, false);
  if (condition === undefined || type === undefined) return { values: [] };
  return {
    name: type.name,
    operator: condition.operator,
    ruleType: 'Attribute',
    ruleTypeId: type.id,
    values: condition.values.map((value) => valueText(instance.store, value)),
  };
}
