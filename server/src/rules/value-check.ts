import type { Operator } from '../catalogue/index.ts';
import type { ArgumentValue, Place } from '../model/index.ts';
import { placeOf } from '../model/index.ts';
import type { Declaration } from '../syntax/index.ts';
import { didYouMean } from './did-you-mean.ts';
import { replacements } from './replacement.ts';
import type { RawFinding } from './rule.ts';
import { quoted, stringLiteral } from './spelling.ts';
import type { ValueDomain } from './value-domain.ts';

/** The value as text; undefined for what has no text of its own: tokens, fields, `empty`. */
export function textOf(value: ArgumentValue): string | undefined {
  switch (value.kind) {
    case 'String':
      return value.value;
    case 'Boolean':
      return String(value.value);
    case 'Number':
    case 'Word':
    case 'Date':
    case 'Time':
    case 'DateTime':
      return value.text;
    default:
      return undefined;
  }
}

/** Values that are compared with something of a domain. `subject` is what is compared: `[Lifecycle Status]`. */
export function* checkCompared(
  declaration: Declaration,
  subject: string,
  operator: Operator | undefined,
  values: readonly ArgumentValue[],
  domain: ValueDomain,
): Generator<RawFinding> {
  const fits = fittingOf(operator?.name ?? 'is');
  if (fits === undefined) return;
  for (const value of values) {
    const text = textOf(value);
    if (text === undefined || text.includes('{{')) continue;
    if (fits(domain.folded, text.toLowerCase())) continue;
    const message = (operator?.name ?? 'is').startsWith('is')
      ? `${subject} is compared with ${quoted(text)}, which is not ${domain.member}.`
      : `${subject} is compared with ${quoted(text)}, which fits no value that it may have.`;
    yield about(placeOf(declaration, value), message, text, domain);
  }
}

/** A value that a step or an event writes. Marketo stores text as written, letter case included. */
export function* checkWritten(
  declaration: Declaration,
  subject: string,
  value: ArgumentValue,
  domain: ValueDomain,
): Generator<RawFinding> {
  const text = textOf(value);
  if (text === undefined || text.includes('{{')) return;
  const place = placeOf(declaration, value);
  const same = domain.folded.get(text.toLowerCase());
  if (same === text) return;
  if (same === undefined) {
    yield about(place, `${subject} is set to ${quoted(text)}, which is not ${domain.member}.`, text, domain);
  } else if (domain.literal === 'text') {
    const message = `${subject} is set to ${quoted(text)}, which Marketo stores beside ${quoted(same)}.`;
    yield about(place, message, text, domain);
  }
}

function about(place: Place, message: string, written: string, domain: ValueDomain): RawFinding {
  const meant = domain.names.similar(written);
  const spelled = meant.map((value) => (domain.literal === 'text' ? stringLiteral(value) : value));
  return {
    place,
    message,
    advice:
      meant.length > 0
        ? didYouMean(meant, domain.literal === 'text' ? 'name' : 'word')
        : `Use ${domain.shown}, or declare the value.`,
    related:
      domain.place === undefined ? [] : [{ place: domain.place, message: `The values: ${domain.shown}` }],
    fixes: replacements(place, spelled),
  };
}

/** How a written value is looked for among those of a domain; undefined: any value may be right. */
function fittingOf(
  operator: string,
): ((known: ReadonlyMap<string, string>, written: string) => boolean) | undefined {
  switch (operator) {
    case 'is':
    case 'is not':
      return (known, written) => known.has(written);
    case 'starts with':
    case 'not starts with':
      return (known, written) => [...known.keys()].some((value) => value.startsWith(written));
    case 'contains':
    case 'not contains':
      return (known, written) => [...known.keys()].some((value) => value.includes(written));
    default:
      return undefined;
  }
}
