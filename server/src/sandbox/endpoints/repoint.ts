import type { Instance } from '../instance.ts';
import type { Campaign, SmartList, Value } from '../store/records.ts';
import { constraintOf, ruleTypeOf, typeOfRule } from '../vocabulary/lookup.ts';

/** What becomes of a value that is copied; `references` is the kind of asset that it names, if it names one. */
export type Repoint = (value: Value, references: string | undefined) => Value;

/** Changes what the rules of a list name. */
export function repointRules(instance: Instance, list: SmartList, repoint: Repoint): void {
  for (const rule of [...list.triggers, ...list.filters]) {
    const type = typeOfRule(instance, rule);
    const conditions = rule.conditions.map((condition) => {
      const slot = type === undefined ? undefined : constraintOf(type, condition.constraintId);
      return { ...condition, values: condition.values.map((value) => repoint(value, slot?.references)) };
    });
    rule.conditions.splice(0, rule.conditions.length, ...conditions);
  }
}

/** Changes what the steps and choices of a campaign name. */
export function repointFlow(instance: Instance, campaign: Campaign, repoint: Repoint): void {
  for (const step of campaign.steps) {
    const type = instance.vocabulary.steps.get(step.typeId);
    for (const choice of step.choices) {
      for (const attribute of choice.attributes) {
        const slot = type?.parameters.find(({ id }) => id === attribute.attributeId);
        if (attribute.value !== undefined) attribute.value = repoint(attribute.value, slot?.references);
      }
      const { condition } = choice;
      if (condition === undefined) continue;
      const slot = ruleTypeOf(instance, 'attribute', condition.typeId, false)?.constraints[0];
      choice.condition = {
        ...condition,
        values: condition.values.map((value) => repoint(value, slot?.references)),
      };
    }
  }
}
