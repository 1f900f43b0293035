import type { BoundArgument, BoundCondition, BoundFlowItem, BoundStep, BoundTest } from './bound.ts';
import { fieldKey } from './symbols.ts';

/**
 * What steps write and tests read, as keys that can be compared: `field:lifecycle status`, `list:Competitors`,
 * `owner`. Field names are folded to lower case, asset names kept.
 */
export type Thing = string;

export interface Access {
  readonly thing: Thing;
  /** The literal that is written, where it is one. */
  readonly value: string | undefined;
  readonly step: BoundStep;
}

export function fieldThing(name: string): Thing {
  return `field:${fieldKey(name)}`;
}

export function argumentOf(step: BoundStep, parameter: string): BoundArgument | undefined {
  return step.arguments.find((argument) => argument.parameter.name === parameter);
}

/** The first value of an argument as text; undefined when it is a token or missing. */
export function literalOf(argument: BoundArgument | undefined): string | undefined {
  const value = argument?.values[0];
  switch (value?.kind) {
    case 'String':
      return value.value;
    case 'Word':
    case 'Number':
    case 'Date':
    case 'Time':
    case 'DateTime':
      return value.text;
    case 'Duration':
      return `${value.text} ${value.unit}`;
    case 'Boolean':
      return String(value.value);
    case 'Empty':
      return '';
    case 'FieldName':
      return value.name;
    default:
      return undefined;
  }
}

/** The argument that stands without a word after the step's name. */
export function primaryOf(step: BoundStep): BoundArgument | undefined {
  return step.arguments.find(({ parameter }) => parameter.position === 'primary');
}

/** What a step writes, by the catalogue's effects: `$Attribute` is the value of that parameter, `[X]` a field. */
export function writesOf(step: BoundStep): readonly Access[] {
  const primary = primaryOf(step);
  return step.definition.effects.writes.map((written): Access => {
    if (written.startsWith('[')) return { thing: fieldThing(written.slice(1, -1)), value: undefined, step };
    const target = written.startsWith('$') ? argumentOf(step, written.slice(1)) : primary;
    const name = literalOf(target);
    if (target?.values[0]?.kind === 'FieldName' && name !== undefined) {
      const value = step.arguments.find((argument) => argument !== target);
      return { thing: fieldThing(name), value: literalOf(value), step };
    }
    const thing = name === undefined ? written : `${written.replace(/^\$/, '')}:${name}`;
    return { thing, value: undefined, step };
  });
}

/** What a test looks at. */
export function readsOf(test: BoundTest): readonly Thing[] {
  switch (test.kind) {
    case 'field':
      return [fieldThing(test.field.name)];
    case 'membership':
      return test.values.map(
        (value) => `${test.definition.name}:${value.kind === 'String' ? value.value : ''}`,
      );
    case 'activity':
      return [`activity:${test.definition.name}`];
  }
}

/** Every step of a flow, branches included, in the order of the text. */
export function stepsOf(flow: readonly BoundFlowItem[]): BoundStep[] {
  return flow.flatMap((item) => {
    if (item.kind === 'step') return [item];
    const outcomes = [...item.branches.map(({ then }) => then), item.otherwise];
    return outcomes.flatMap((outcome) => (outcome === undefined || outcome === 'nothing' ? [] : [outcome]));
  });
}

/** Every test of conditions, groups opened. */
export function testsOf(conditions: readonly BoundCondition[]): BoundTest[] {
  return conditions.flatMap((condition) =>
    condition.kind === 'group' ? testsOf(condition.items) : [condition],
  );
}
