import type { BoundArgument, BoundFlowItem, BoundStep } from '../../model/index.ts';
import type { DesiredChoice, DesiredStep } from '../desired.ts';
import { conditionOf } from './rules.ts';
import { argumentText, textOf, type ValueContext } from './values.ts';

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
  const attributes = step.definition.parameters.flatMap((parameter) => {
    const argument = step.arguments.find((candidate) => candidate.parameter === parameter);
    if (argument === undefined) {
      const { required, fallback, name } = parameter;
      return required && fallback !== undefined ? [{ name, value: fallback }] : [];
    }
    if (parameter.name === 'Send To') return recipients(argument);
    const values = argument.values.map((value) => argumentText(context, value, parameter, step.within));
    const value = values.join(', ');
    return [
      {
        name: parameter.name,
        value: parameter.dataType === 'score' ? scoreChange(value, argument.connective) : value,
      },
    ];
  });
  return joined(attributes);
}

/** Addresses of an alert may stand after `to` and in braces as well: they are one setting. */
function joined(
  attributes: NonNullable<DesiredChoice['attributes']>,
): NonNullable<DesiredChoice['attributes']> {
  const byName = Map.groupBy(attributes, ({ name }) => name);
  return [...byName].map(([name, all]) => ({ name, value: all.map(({ value }) => value).join(', ') }));
}

/** Marketo's Change Score takes `+5`, `-5` to add and `=5` to set. */
function scoreChange(value: string, connective: string | undefined): string {
  if (connective === 'to') return `=${value}`;
  return /^[-+=]/.test(value) || value.startsWith('{{') ? value : `+${value}`;
}

/** An alert goes to an owner or to nobody, and to other addresses beside. */
function recipients({ parameter, values }: BoundArgument): NonNullable<DesiredChoice['attributes']> {
  const owner = values.find((value) => value.kind === 'Word');
  const meant = parameter.words.find(
    ({ word }) => owner?.kind === 'Word' && word === owner.text.toLowerCase(),
  );
  const others = values.filter((value) => value.kind !== 'Word').map(textOf);
  return [
    { name: parameter.name, value: meant?.value ?? (owner?.kind === 'Word' ? owner.text : 'None') },
    ...(others.length > 0 ? [{ name: 'To Other Emails', value: others.join(', ') }] : []),
  ];
}
