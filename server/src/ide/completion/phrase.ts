import type { Catalogue, Definition, Parameter, StepDefinition } from '../../catalogue/index.ts';
import type { Model } from '../../model/index.ts';
import { type Expectation, type Owner, type Role, valueOf, type ValueKind } from './expectation.ts';
import { isValue, isWord, type Lexeme, nameInBrackets } from './lexeme.ts';

/** What may follow a phrase that begins with these tokens: a trigger, a test or a step. */
export function afterPhrase(model: Model, role: Role, tokens: readonly Lexeme[], at: number): Expectation[] {
  const phrase = isWord(tokens[0], 'not') ? tokens.slice(1) : tokens;
  const first = phrase[0];
  if (first === undefined) return beginning(role, at, tokens.length > 0);
  if (first.kind === 'bracketed') return role === 'step' ? [] : afterField(model, phrase, at);
  const { definition, rest } = readName(model.catalogue, role, phrase);
  if (first.kind !== 'word') return [];
  const onlyWords = phrase.every(({ kind }) => kind === 'word');
  const names: Expectation[] = onlyWords ? [{ kind: 'name', role, from: first.start }] : [];
  if (definition === undefined) return names;
  const following =
    definition.kind === 'step' ? afterStep(definition, rest) : afterTested(model, definition, rest, at);
  return [...names, ...following];
}

/** The trigger, filter or step, or the field, that a statement's braces belong to. */
export function ownerOf(model: Model, role: Role, tokens: readonly Lexeme[]): Owner | undefined {
  const phrase = isWord(tokens[0], 'not') ? tokens.slice(1) : tokens;
  const first = phrase[0];
  if (first?.kind === 'bracketed') return { kind: 'field', name: nameInBrackets(first) };
  const { definition, rest } = readName(model.catalogue, role, phrase);
  const field = rest.find(({ kind }) => kind === 'bracketed');
  return definition && { kind: 'definition', definition, field: field && nameInBrackets(field) };
}

function beginning(role: Role, at: number, isNegated: boolean): Expectation[] {
  const name: Expectation = { kind: 'name', role, from: at };
  if (role === 'trigger' || role === 'step') return [name];
  return isNegated ? [name] : [name, { kind: 'field' }, { kind: 'words', words: ['not'] }];
}

function readName(catalogue: Catalogue, role: Role, phrase: readonly Lexeme[]) {
  const end = phrase.findIndex(({ kind }) => kind !== 'word');
  const words = (end === -1 ? phrase : phrase.slice(0, end)).map(({ image }) => image);
  const match = lookUp(catalogue, role, words);
  return { definition: match?.definition, rest: phrase.slice(match?.length ?? 0) };
}

function lookUp(
  catalogue: Catalogue,
  role: Role,
  words: readonly string[],
): { readonly definition: Definition; readonly length: number } | undefined {
  switch (role) {
    case 'trigger':
      return catalogue.trigger(words);
    case 'filter':
    case 'choice':
      return catalogue.filter(words);
    case 'step':
      return catalogue.step(words);
  }
}

function afterField(model: Model, [field, ...rest]: readonly Lexeme[], at: number): Expectation[] {
  if (field === undefined) return [];
  const name = nameInBrackets(field);
  const type = model.field(name)?.dataType ?? 'string';
  return afterOperator(model, { type, field: name }, rest, at);
}

function afterTested(
  model: Model,
  definition: Exclude<Definition, StepDefinition>,
  rest: readonly Lexeme[],
  at: number,
): Expectation[] {
  const primary = definition.constraints.find((constraint) => constraint.primary);
  if (primary === undefined) return [];
  const value = valueOf(primary, undefined);
  const values: Expectation[] = rest.length === 0 ? [{ kind: 'value', value }] : [];
  return [...values, ...afterOperator(model, value, rest, at)];
}

/** After the thing that is tested: an operator, then its values. */
export function afterOperator(
  model: Model,
  value: ValueKind,
  rest: readonly Lexeme[],
  at: number,
): Expectation[] {
  const count = rest.findIndex((lexeme) => lexeme.kind !== 'word' || isValue(lexeme));
  const words = count === -1 ? rest : rest.slice(0, count);
  const tail = rest.slice(words.length);
  const match = model.catalogue.operator(words.map(({ image }) => image));
  if (tail.length === 0) {
    const longer: Expectation = { kind: 'operator', type: value.type, from: words[0]?.start ?? at };
    const isWhole = match?.length === words.length && match.definition.arity > 0;
    return [longer, ...(isWhole ? [valueAfter(value, match.definition.name)] : [])];
  }
  const last = tail.at(-1);
  if (isAwaitingValue(last)) return [valueAfter(value, match?.definition.name ?? 'is')];
  if (last?.kind !== 'number') return [];
  const isDate = value.type === 'date' || value.type === 'datetime';
  if (isDate || value.type === 'duration') return [{ kind: 'unit' }];
  return match?.definition.name === 'between' && tail.length === 1 ? [{ kind: 'words', words: ['and'] }] : [];
}

/** `in past` and its kin take a span of time. */
function valueAfter(value: ValueKind, operator: string): Expectation {
  const isSpan = /^in (past|future)/.test(operator);
  return { kind: 'value', value: isSpan ? { type: 'duration' } : value };
}

function isAwaitingValue(last: Lexeme | undefined): boolean {
  return last?.kind === ',' || isWord(last, 'and');
}

/** After a step's name: the primary argument, a connective, or what a connective announced. */
function afterStep({ parameters }: StepDefinition, rest: readonly Lexeme[]): Expectation[] {
  let awaited = parameters.find(({ position }) => position === 'primary');
  let current = awaited;
  let field: string | undefined;
  let awaitsProgram = false;
  const given = new Set<Parameter>();
  for (const lexeme of rest) {
    const announced = parameters.find(
      ({ position }) => typeof position === 'object' && isWord(lexeme, ...position.after),
    );
    if (lexeme.kind === '}') return [];
    if (announced !== undefined) awaited = announced;
    else if (isWord(lexeme, 'in')) awaitsProgram = true;
    else if (lexeme.kind === ',') awaited = current;
    else {
      if (lexeme.kind === 'bracketed') field ??= nameInBrackets(lexeme);
      current = awaited ?? current;
      if (current !== undefined) given.add(current);
      awaited = undefined;
      awaitsProgram = false;
    }
  }
  if (awaitsProgram) return [{ kind: 'value', value: { type: 'reference', references: 'program' } }];
  if (awaited !== undefined && awaited !== parameters[0])
    return [{ kind: 'value', value: valueOf(awaited, field) }];
  if (rest.at(-1)?.kind === 'number' && current?.dataType === 'duration') return [{ kind: 'unit' }];
  const connectives = parameters.flatMap((parameter) =>
    typeof parameter.position === 'object' && !given.has(parameter) ? parameter.position.after : [],
  );
  const words: Expectation = { kind: 'words', words: connectives };
  return awaited === undefined ? [words] : [{ kind: 'value', value: valueOf(awaited, field) }, words];
}
