import type { Instance } from '../instance.ts';
import type { Field, Rule } from '../store/records.ts';
import type { RuleConstraint, RuleType } from './rule-type.ts';

/** What an id of a rule type stands for. Triggers and filters of one activity share the id. */
export function ruleTypeOf(
  instance: Instance,
  kind: 'activity' | 'attribute',
  id: number,
  trigger: boolean,
): RuleType | undefined {
  const { vocabulary, store } = instance;
  if (kind === 'activity') return (trigger ? vocabulary.triggers : vocabulary.activityFilters).get(id);
  if (trigger) return undefined;
  const field = store.fields.get(id);
  return field === undefined ? vocabulary.memberships.get(id) : vocabulary.fieldRule(field);
}

export function typeOfRule(instance: Instance, rule: Rule): RuleType | undefined {
  return ruleTypeOf(instance, rule.kind, rule.typeId, rule.trigger);
}

/** Everything a filter can be made of: activities, memberships, then the fields that are not hidden. */
export function filterTypes(instance: Instance): RuleType[] {
  return [...instance.vocabulary.activityFilters.values(), ...attributeTypes(instance)];
}

/** What the condition of a choice can test. */
export function attributeTypes(instance: Instance): RuleType[] {
  const { vocabulary, store } = instance;
  const fields = [...store.fields.values()].filter((field) => !field.isHidden);
  return [...vocabulary.memberships.values(), ...fields.map((field) => vocabulary.fieldRule(field))];
}

export function constraintOf(type: RuleType, id: number): RuleConstraint | undefined {
  return type.constraints.find((constraint) => constraint.id === id);
}

/** A field by the name that people see, or that rules use. */
export function fieldNamed(instance: Instance, name: string): Field | undefined {
  const wanted = name.toLowerCase();
  for (const field of instance.store.fields.values()) {
    if (field.displayName.toLowerCase() === wanted || field.ruleName?.toLowerCase() === wanted) return field;
  }
  return undefined;
}
