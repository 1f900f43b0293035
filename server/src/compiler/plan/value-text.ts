/** Values as the language writes them: numbers, truth values, tokens, dates and durations bare, the others in quotes. */
export function valueText(value: string): string {
  if (value === 'NULL') return 'empty';
  return bare.test(value)
    ? value
    : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

const bare =
  /^([+-]?\d+(\.\d+)?( (minute|hour|day|week|month|quarter|year)s?)?|true|false|\{\{[^{}]+\}\}|\d{4}-\d\d-\d\d(T\d\d:\d\d)?)$/;

/** `[Lead Status]` */
export const fieldText = (name: string): string => `[${name.replaceAll(']', ']]')}]`;
