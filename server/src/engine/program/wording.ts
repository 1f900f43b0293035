import type {
  ArgumentValue,
  BoundConstraint,
  BoundStep,
  BoundTest,
  BoundTrigger,
} from '../../model/index.ts';

/** Bound phrases in one line, as the formatter would write them if lines had no end. */

export function valueInText(value: ArgumentValue): string {
  switch (value.kind) {
    case 'String':
      return `"${value.value}"`;
    case 'FieldName':
      return `[${value.name}]`;
    case 'Boolean':
      return String(value.value);
    case 'Empty':
      return 'empty';
    case 'Token':
      return `{{${value.name}}}`;
    case 'Duration':
      return `${value.text} ${value.unit}`;
    default:
      return value.text;
  }
}

export function stepInText(step: BoundStep): string {
  const spoken: string[] = [step.definition.name];
  const braces: string[] = [];
  for (const { parameter, connective, values } of step.arguments) {
    const written = values.map(valueInText).join(', ');
    if (parameter.position === undefined) braces.push(`[${parameter.name}] is ${written}`);
    else if (connective !== undefined) spoken.push(connective, written);
    else spoken.push(written);
  }
  if (step.within !== undefined) spoken.push('in', `"${step.within}"`);
  return withBraces(spoken.join(' '), braces);
}

export function triggerInText(trigger: BoundTrigger): string {
  const primary =
    trigger.primary === undefined ? [] : comparison(trigger.primary.operator?.name, trigger.primary.values);
  return withBraces(
    [trigger.definition.name, ...primary].join(' '),
    trigger.constraints.map(constraintInText),
  );
}

export function testInText(test: BoundTest): string {
  const subject = test.kind === 'field' ? `[${test.field.name}]` : test.definition.name;
  const words = [...(test.negated ? ['not'] : []), subject, ...comparison(test.operator?.name, test.values)];
  return withBraces(words.join(' '), test.constraints.map(constraintInText));
}

function constraintInText({ name, operator, values }: BoundConstraint): string {
  return [`[${name}]`, ...comparison(operator?.name ?? 'is', values)].join(' ');
}

function comparison(operator: string | undefined, values: readonly ArgumentValue[]): string[] {
  const written = values.map(valueInText).join(operator === 'between' ? ' and ' : ', ');
  return [...(operator === undefined ? [] : [operator]), ...(written === '' ? [] : [written])];
}

function withBraces(phrase: string, braces: readonly string[]): string {
  return braces.length === 0 ? phrase : `${phrase} { ${braces.join(', ')} }`;
}
