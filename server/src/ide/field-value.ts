import {
  type ArgumentValue,
  type Bound,
  type BoundConstraint,
  type BoundStep,
  type BoundTest,
  type BoundTrigger,
  stepsOf,
  testsOf,
} from '../model/index.ts';
import type { ScenarioDeclaration, StringValue } from '../syntax/index.ts';

/** A text that a file compares a field with or writes to it. */
export interface FieldValue {
  readonly field: string;
  readonly value: StringValue;
  readonly role: 'reads' | 'writes';
}

const known = new WeakMap<Bound, readonly FieldValue[]>();

/** Every text beside a field, in a campaign, a smart list or a scenario. */
export function fieldValuesOf(bound: Bound): readonly FieldValue[] {
  let values = known.get(bound);
  if (values === undefined) {
    values = collect(bound);
    known.set(bound, values);
  }
  return values;
}

function collect(bound: Bound): FieldValue[] {
  if ('given' in bound) {
    return [
      ...bound.given.flatMap(ofTest),
      ...bound.events.flatMap(ofTrigger),
      ...bound.expected.flatMap((expected) =>
        expected.kind === 'step' ? ofStep(expected) : ofTest(expected),
      ),
      ...ofChangesIn(bound.declaration),
    ];
  }
  if (!('filters' in bound)) return [];
  const tests = testsOf(bound.filters).flatMap(ofTest);
  if (!('flow' in bound)) return tests;
  const choices = bound.flow.flatMap((item) => (item.kind === 'choice' ? item.branches : []));
  return [
    ...bound.triggers.flatMap(ofTrigger),
    ...tests,
    ...choices.flatMap(({ test }) => (test === undefined ? [] : ofTest(test))),
    ...stepsOf(bound.flow).flatMap(ofStep),
  ];
}

function ofTest(test: BoundTest): FieldValue[] {
  if (test.kind === 'field') return textsOf(test.field.name, test.values, 'reads');
  return test.kind === 'activity' ? ofChange(test.primary, test.constraints) : [];
}

function ofTrigger(trigger: BoundTrigger): FieldValue[] {
  return ofChange(trigger.primary, trigger.constraints);
}

/** `Data Value Changes [Lifecycle Status] { [New Value] is "2 - MQL" }` */
function ofChange(
  primary: BoundConstraint | undefined,
  constraints: readonly BoundConstraint[],
): FieldValue[] {
  const field = primary?.values[0];
  if (field?.kind !== 'FieldName') return [];
  return constraints.flatMap(({ name, values }) =>
    name.endsWith('Value') ? textsOf(field.name, values, 'reads') : [],
  );
}

/** `Change Data Value [Lifecycle Status] to "2 - MQL"` */
function ofStep(step: BoundStep): FieldValue[] {
  const target = step.arguments.find(({ values }) => values[0]?.kind === 'FieldName');
  const field = target?.values[0];
  if (field?.kind !== 'FieldName') return [];
  return step.arguments.flatMap((argument) =>
    argument === target ? [] : textsOf(field.name, argument.values, 'writes'),
  );
}

/** `when [Lifecycle Status] becomes "2 - MQL"` */
function ofChangesIn(declaration: ScenarioDeclaration): FieldValue[] {
  return declaration.items.flatMap((item) => {
    if (item.kind !== 'When') return [];
    const events = item.what.kind === 'Together' ? item.what.events : [item.what];
    return events.flatMap((event) =>
      event.kind === 'Becomes' ? textsOf(event.field.name, [event.value], 'writes') : [],
    );
  });
}

function textsOf(field: string, values: readonly ArgumentValue[], role: FieldValue['role']): FieldValue[] {
  return values.flatMap((value) => (value.kind === 'String' ? [{ field, value, role }] : []));
}
