import type { Instance } from '../instance.ts';
import { conditionProblem, valueProblem } from '../conditions/check-values.ts';
import type { Campaign, Choice, Step, Value } from '../store/records.ts';
import { ruleTypeOf } from '../vocabulary/lookup.ts';
import type { StepParameter, StepType } from '../vocabulary/rule-type.ts';

/**
 * Everything that is wrong with a campaign's flow, in words. The API shows none of it: a campaign with a faulty flow
 * refuses to be activated.
 */
export function flowProblems(instance: Instance, campaign: Campaign): string[] {
  return campaign.steps.flatMap((step, at) =>
    stepProblems(instance, step).map((problem) => `Step ${at + 1}: ${problem}`),
  );
}

function stepProblems(instance: Instance, step: Step): string[] {
  const type = instance.vocabulary.steps.get(step.typeId);
  if (type === undefined) return ['the step is of a kind that no longer exists'];
  return step.choices.flatMap((choice) => [
    ...choiceConditionProblems(instance, choice),
    ...choiceValueProblems(instance, type, choice, step.choices.length > 1).map(
      (problem) => `${type.name}: ${problem}`,
    ),
  ]);
}

function choiceConditionProblems(instance: Instance, choice: Choice): string[] {
  if (choice.isDefault) return [];
  const { condition } = choice;
  if (condition === undefined) return ['a choice has no condition'];
  const type = ruleTypeOf(instance, 'attribute', condition.typeId, false);
  const constraint = type?.constraints[0];
  if (constraint === undefined) return ['a choice tests something that no longer exists'];
  const problem = conditionProblem(instance, constraint, condition.operator, condition.values);
  return problem === undefined ? [] : [problem];
}

/** In a step with choices, one whose values are all unset, or whose primary value says so, does nothing. */
function choiceValueProblems(
  instance: Instance,
  type: StepType,
  choice: Choice,
  mayDoNothing: boolean,
): string[] {
  if (mayDoNothing && doesNothing(type, choice)) return [];
  const problems: string[] = [];
  for (const parameter of type.parameters) {
    const value = valueOfParameter(choice, parameter);
    const problem =
      value === undefined
        ? unsetProblem(parameter)
        : parameter.words.includes(value.text)
          ? undefined
          : isTokenText(value)
            ? tokenProblem(parameter)
            : (valueProblem(instance, parameter, value) ?? startProblem(instance, type, parameter, value));
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

export const doNothing = 'Do Nothing';

/** Of a step with choices. */
export function doesNothing(type: StepType, choice: Choice): boolean {
  if (type.parameters.length > 0 && choice.attributes.every((attribute) => attribute.value === undefined))
    return true;
  return type.parameters.some(
    (parameter) => parameter.primary && valueOfParameter(choice, parameter)?.text === doNothing,
  );
}

function valueOfParameter(choice: Choice, parameter: StepParameter): Value | undefined {
  return choice.attributes.find((attribute) => attribute.attributeId === parameter.id)?.value;
}

function unsetProblem(parameter: StepParameter): string | undefined {
  return parameter.required ? `${parameter.name} needs a value` : undefined;
}

function isTokenText(value: Value): boolean {
  return value.text.includes('{{');
}

function tokenProblem(parameter: StepParameter): string | undefined {
  return parameter.acceptsTokens ? undefined : `${parameter.name} takes no tokens`;
}

/** Request needs a campaign that waits to be requested, Execute one that waits for nothing. */
function startProblem(
  instance: Instance,
  type: StepType,
  parameter: StepParameter,
  value: Value,
): string | undefined {
  if (type.starts === undefined || !parameter.primary || value.asset?.kind !== 'campaign') return undefined;
  const campaign = instance.store.campaigns.get(value.asset.id);
  const triggers =
    campaign === undefined ? [] : (instance.store.smartLists.get(campaign.smartListId)?.triggers ?? []);
  if (type.starts === 'execute') {
    return triggers.length > 0 ? `'${value.text}' has triggers and cannot be executed` : undefined;
  }
  const waits = triggers.some(
    (rule) => instance.vocabulary.triggers.get(rule.typeId)?.name === 'Campaign is Requested',
  );
  return waits ? undefined : `'${value.text}' has no trigger Campaign is Requested`;
}
