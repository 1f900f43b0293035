import type { Catalogue, Constraint, Definition, Parameter } from '../../catalogue/index.ts';
import type { Span } from '../../syntax/index.ts';
import { choiceOf, type Completion, completion, inSnippet, type Subject } from './completion.ts';
import type { Role } from './expectation.ts';

/**
 * The names that fit a role and begin with the words that are already written, each with the places of what Marketo
 * requires.
 */
export function namesFor(
  catalogue: Catalogue,
  role: Role,
  span: Span,
  written: string,
  typed: string,
): Completion[] {
  const begun = written.trimStart().replace(/\s+/g, ' ').toLowerCase();
  const whole = `${begun}${typed.toLowerCase()}`;
  return entriesFor(catalogue, role).flatMap((definition) => {
    const spelling = [definition.name, ...definition.aliases].find((name) =>
      name.toLowerCase().startsWith(begun),
    );
    const alias = definition.aliases.find((name) => whole !== '' && name.toLowerCase().startsWith(whole));
    return spelling === undefined ? [] : [item(definition, span, alias)];
  });
}

function entriesFor(catalogue: Catalogue, role: Role): readonly Definition[] {
  switch (role) {
    case 'trigger':
      return catalogue.triggers;
    case 'filter':
      return [...catalogue.memberships, ...catalogue.activityFilters];
    case 'choice':
      return catalogue.memberships;
    case 'step':
      return catalogue.steps;
  }
}

function item(definition: Definition, span: Span, alias: string | undefined): Completion {
  const kind = definition.kind === 'trigger' || definition.kind === 'step' ? definition.kind : 'filter';
  const subject: Subject = { of: kind, name: definition.name };
  const parts =
    definition.kind === 'step' ? argumentsOf(definition.parameters) : primaryOf(definition.constraints);
  return completion(span, kind, definition.name, {
    detail: detailOf(definition),
    insert: parts === '' ? definition.name : `${inSnippet(definition.name)}${parts}`,
    isSnippet: parts !== '',
    filter: alias,
    rank: 4,
    subject,
  });
}

function detailOf(definition: Definition): string {
  switch (definition.kind) {
    case 'trigger':
      return 'trigger';
    case 'activityFilter':
      return 'activity';
    case 'attribute':
      return 'membership';
    case 'step':
      return 'flow step';
  }
}

function primaryOf(constraints: readonly Constraint[]): string {
  const primary = constraints.find((constraint) => constraint.primary && constraint.required);
  return primary === undefined ? '' : ` ${placeFor(primary, 1)}`;
}

/** What a step cannot do without: the first argument, the one after a connective, settings without a default. */
function argumentsOf(parameters: readonly Parameter[]): string {
  let place = 0;
  let text = '';
  const needed = parameters.filter(({ required, fallback }) => required && fallback === undefined);
  const leading = parameters.filter(
    ({ position, dataType }) => position === 'primary' && dataType === 'duration',
  );
  const ordered = new Set([
    ...leading,
    ...needed.filter(({ position }) => position === 'primary'),
    ...needed,
  ]);
  const inBraces: string[] = [];
  for (const parameter of ordered) {
    place += 1;
    const { position, name } = parameter;
    const value = placeFor(parameter, place);
    if (position === undefined) inBraces.push(`[${inSnippet(name)}] is ${value}`);
    else text += position === 'primary' ? ` ${value}` : ` ${position.after[0] ?? 'to'} ${value}`;
  }
  return inBraces.length === 0 ? text : `${text} { ${inBraces.join(', ')} }`;
}

/** A place for a value, with the marks that its type needs around it. */
export function placeFor(typed: Constraint | Parameter, place: number): string {
  const { dataType, values } = typed;
  if (values !== undefined && values.length > 0) return `"${choiceOf(place, values)}"`;
  switch (dataType) {
    case 'field':
      return `[$${place}]`;
    case 'boolean':
      return choiceOf(place, ['true', 'false']);
    case 'duration':
      return `\${${place}:1 day}`;
    case 'reference':
    case 'membership':
    case 'string':
    case 'text':
    case 'email':
    case 'url':
    case 'phone':
    case 'segment':
    case 'enum':
      return `"$${place}"`;
    default:
      return `$${place}`;
  }
}
