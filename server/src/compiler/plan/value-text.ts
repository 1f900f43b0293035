import type { DataType } from '../../catalogue/index.ts';

/**
 * Values as the language writes them: numbers, truth values, tokens, dates and durations bare, the others in quotes.
 * @param dataType what is compared or set; a text stays in quotes whatever it looks like. Undefined: not known.
 */
export function valueText(value: string, dataType?: DataType): string {
  if (!bareForms(dataType).some((form) => form.test(value))) return quotedText(value);
  return truths.test(value) ? value.toLowerCase() : value;
}

/** A text with its quotes. The only line end inside them is `\n`. */
export function quotedText(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n')}"`;
}

/** `[Lead Status]` */
export const fieldText = (name: string): string => `[${name.replaceAll(']', ']]')}]`;

/** Formatting takes a plus and leading zeros away, so a number that has them is a text. */
const numbers = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const truths = /^(true|false)$/i;
const tokens = /^\{\{[^{}\r\n]*\}\}$/;
const day = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const dates = new RegExp(`^${day}(T([01]\\d|2[0-3]):[0-5]\\d)?$`);
const times = /^([01]\d|2[0-3]):[0-5]\d$/;
/** `30 days`, and `4 hrs`, about which the checker has something to say. */
const durations = /^(0|[1-9]\d*) [A-Za-z]{1,12}$/;
const known = /^(0|[1-9]\d*) (minute|hour|day|week|month|quarter|year)s?$/;

function bareForms(dataType: DataType | undefined): readonly RegExp[] {
  switch (dataType) {
    case 'integer':
    case 'float':
    case 'currency':
    case 'percent':
    case 'score':
      return [numbers, tokens];
    case 'boolean':
      return [truths, tokens];
    case 'date':
    case 'datetime':
      return [dates, known, tokens];
    case 'time':
      return [times, tokens];
    case 'duration':
      return [durations, tokens];
    case 'any':
    case undefined:
      return [numbers, truths, dates, known, tokens];
    default:
      return [tokens];
  }
}
