import { fieldKey, type Model, placeOf, testsOf } from '../../model/index.ts';
import type { Filter } from '../../syntax/index.ts';
import { declarationText } from '../declaration-text.ts';
import { statementRemoved } from '../removal.ts';
import type { Edit, Fix } from '../rule.ts';
import { fieldLiteral, stringLiteral } from '../spelling.ts';
import { negationOf } from './negation.ts';
import type { Listing, Member, RepeatedSet } from './repeated-sets.ts';

/**
 * Extracts the set: a Boolean field, a daily batch campaign that sets it and one that clears it, and one filter on the
 * field in the place of the set in every list.
 */
export function extraction(model: Model, { first, others }: RepeatedSet): Fix | undefined {
  const text = declarationText(model, first.bound.declaration);
  const end = text === undefined ? undefined : endOfFile(model, first.bound);
  const name = freeName(model, nameFor(first));
  if (text === undefined || end === undefined || name === undefined) return undefined;
  const kept = first.filters.map(({ start, end: to }) => text.slice(start, to));
  const lost = first.filters.map((filter) => negationOf(filter, text));
  if (lost.some((one) => one === undefined)) return undefined;
  const replaced = [first, ...others].map((member) =>
    replacedIn(model, member, `${fieldLiteral(name)} is true`),
  );
  if (replaced.some((edits) => edits === undefined)) return undefined;
  const keeper = keepers(
    name,
    kept,
    lost.flatMap((one) => one ?? []),
  );
  return {
    title: `Keep the answer in ${fieldLiteral(name)} by a daily batch campaign`,
    safe: false,
    edits: [...replaced.flatMap((edits) => edits ?? []), { place: end, text: keeper }],
  };
}

/** What says that a person may be written to. */
const consent: ReadonlySet<string> = new Set([
  'unsubscribed',
  'email invalid',
  'email suspended',
  'marketing suspended',
  'black listed',
  'email address',
]);

function nameFor({ filters }: Member): string {
  const tests = testsOf(filters);
  const subjects = tests.map((test) => (test.kind === 'field' ? test.field.name : test.definition.name));
  if (subjects.every((subject) => consent.has(fieldKey(subject)))) return 'Emailable';
  const [one, other] = [...new Set(subjects)];
  return other === undefined ? `Fits ${one ?? 'Filters'}` : `Fits ${one} and ${other}`;
}

function freeName(model: Model, wanted: string): string | undefined {
  const names = [wanted, ...[2, 3, 4, 5].map((number) => `${wanted} ${number}`)];
  return names.find((name) => model.field(name) === undefined);
}

/** Behind the last declaration of the file that holds the list: fields stand in no folder. */
function endOfFile(model: Model, { declaration }: Listing): Edit['place'] | undefined {
  const last = model.documentOf(declaration)?.parsed.file.items.at(-1)?.declaration;
  return last && placeOf(last, { start: last.end, end: last.end });
}

/** The filter on the field instead of the first of the set; the others go. */
function replacedIn(
  model: Model,
  { bound, filters }: Member,
  condition: string,
): readonly Edit[] | undefined {
  const { declaration } = bound;
  const text = declarationText(model, declaration);
  const items = declaration.kind === 'Campaign' ? declaration.items : declaration.filters;
  const starts = new Set(filters.map(({ start }) => start));
  const [first, ...others] = items.filter(
    (item): item is Filter => item.kind === 'Filter' && starts.has(item.condition.start),
  );
  if (text === undefined || first === undefined || others.length + 1 < filters.length) return undefined;
  return [
    { place: placeOf(declaration, first.condition), text: condition },
    ...others.map((other) => statementRemoved(declaration, text, other)),
  ];
}

function keepers(name: string, kept: readonly string[], lost: readonly string[]): string {
  const field = fieldLiteral(name);
  const filters = kept.map((filter) => `  filter ${filter}\n`).join('');
  const alternatives = lost.map((filter) => `    ${filter}\n`).join('');
  return `

field ${field} boolean

/// Sets ${field} for people who pass these filters.
campaign ${stringLiteral(`${name}: Set`)} {
  qualify every time
  schedule daily at 02:00
  filter ${field} is false
${filters}  flow { Change Data Value ${field} to true }
}

/// Clears ${field} for people who no longer pass them.
campaign ${stringLiteral(`${name}: Clear`)} {
  qualify every time
  schedule daily at 03:00
  filter ${field} is true
  filter any {
${alternatives}  }
  flow { Change Data Value ${field} to false }
}
`;
}
