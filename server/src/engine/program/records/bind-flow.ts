import type { Catalogue, Parameter, StepDefinition } from '../../../catalogue/index.ts';
import type { ArgumentValue, BoundArgument, BoundFlowItem, BoundStep } from '../../../model/index.ts';
import { bindTest } from './bind-rules.ts';
import { bindValue, NOWHERE } from './bind-values.ts';
import type { ChoiceRecord, StepRecord } from './records.ts';

/** A step with one choice is a step; one with several is a choice. Every step keeps its number. */
export function bindStep(catalogue: Catalogue, { definition, choices }: StepRecord): BoundFlowItem {
  const [only] = choices;
  if (choices.length === 1 && only?.values !== undefined) return outcomeWith(definition, only.values);
  const fallback = choices.find(({ when }) => when === undefined);
  return {
    kind: 'choice',
    branches: choices.flatMap((choice) =>
      choice.when === undefined
        ? []
        : [{ test: bindTest(catalogue, choice.when), then: outcome(definition, choice), ...NOWHERE }],
    ),
    otherwise: fallback && outcome(definition, fallback),
    ...NOWHERE,
  };
}

function outcome(definition: StepDefinition, { values }: ChoiceRecord): BoundStep | 'nothing' {
  return values === undefined ? 'nothing' : outcomeWith(definition, values);
}

function outcomeWith(definition: StepDefinition, values: ReadonlyMap<string, string>): BoundStep {
  return {
    kind: 'step',
    definition,
    nameSpan: NOWHERE,
    arguments: definition.parameters.flatMap((parameter) => {
      const written = values.get(parameter.name);
      return written === undefined ? [] : [bindArgument(parameter, written)];
    }),
    within: undefined,
    node: { kind: 'Phrase', parts: [], constraints: undefined, ...NOWHERE },
    ...NOWHERE,
  };
}

function bindArgument(parameter: Parameter, written: string): BoundArgument {
  if (parameter.dataType === 'score') return bindChange(parameter, written);
  // `Must End On` takes several days.
  const parts = parameter.dataType === 'enum' ? written.split(/\s*,\s*/) : [written];
  return argument(
    parameter,
    undefined,
    parts.map((part) => bindValue(parameter.dataType, part)),
  );
}

/** Change Score takes `+5` and `-5` to add, `=5` to set. A number without a sign is added. */
function bindChange(parameter: Parameter, written: string): BoundArgument {
  const [, sets, amount = written] = /^\s*(=?)\s*\+?(.*?)\s*$/.exec(written) ?? [];
  return argument(parameter, sets === '=' ? 'to' : 'by', [bindValue('score', amount)]);
}

function argument(
  parameter: Parameter,
  connective: string | undefined,
  values: readonly ArgumentValue[],
): BoundArgument {
  return { parameter, connective, values, ...NOWHERE };
}
