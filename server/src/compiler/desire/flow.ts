import type { BoundFlowItem, BoundStep } from '../../model/index.ts';
import type { DesiredChoice, DesiredStep } from '../desired.ts';
import { conditionOf } from './rules.ts';
import { argumentText, type ValueContext } from './values.ts';

/** A choice is one flow step in Marketo: its branches in order, then the default. */
export function compileFlow(context: ValueContext, flow: readonly BoundFlowItem[]): DesiredStep[] {
  return flow.flatMap((item) => {
    if (item.kind === 'step') {
      return [
        {
          name: item.definition.apiName,
          choices: [{ condition: undefined, attributes: attributesOf(context, item) }],
        },
      ];
    }
    const outcomes = [...item.branches.map(({ then }) => then), item.otherwise];
    const step = outcomes.find(
      (outcome): outcome is BoundStep => outcome !== undefined && outcome !== 'nothing',
    );
    if (step === undefined) return [];
    const choices = item.branches.flatMap(({ test, then }): DesiredChoice[] => {
      if (test === undefined || test.kind === 'activity') return [];
      const { name, constraint } = conditionOf(context, test);
      const condition = {
        name,
        type: 'attribute',
        operator: constraint.operator,
        values: constraint.values,
      } as const;
      return [{ condition, attributes: outcome(context, then) }];
    });
    return [
      {
        name: step.definition.apiName,
        choices: [...choices, { condition: undefined, attributes: outcome(context, item.otherwise) }],
      },
    ];
  });
}

function outcome(
  context: ValueContext,
  step: BoundStep | 'nothing' | undefined,
): DesiredChoice['attributes'] {
  return step === undefined || step === 'nothing' ? undefined : attributesOf(context, step);
}

/** Parameters in the catalogue's order; those that are required and left out get the value that is meant. */
function attributesOf(context: ValueContext, step: BoundStep): NonNullable<DesiredChoice['attributes']> {
  return step.definition.parameters.flatMap((parameter) => {
    const argument = step.arguments.find((candidate) => candidate.parameter === parameter);
    if (argument !== undefined) {
      const values = argument.values.map((value) =>
        argumentText(context, value, parameter, step.within),
      );
      return [{ name: parameter.name, value: values.join(', ') }];
    }
    return parameter.required && parameter.fallback !== undefined
      ? [{ name: parameter.name, value: parameter.fallback }]
      : [];
  });
}
