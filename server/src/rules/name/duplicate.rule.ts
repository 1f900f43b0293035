import { fieldKey, type FieldSymbol, type Model, type Place, stageKey } from '../../model/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';
import { untilChanged } from '../incremental/until-changed.ts';

export const rule: Rule = {
  id: 'name/duplicate',
  severity: 'error',
  method: 'bind',
  summary: 'Two campaigns, lists, fields, tokens, stages or lifecycles of one name.',
  why: 'Marketo refuses a second asset of the same name in a program, and every mention of the name could mean either.',
  checkModel: function* (model) {
    const { programs, lifecycles } = model;
    if (hasRepeated(model)) yield* repeatedInPrograms(model);
    yield* repeated(
      programs.filter(({ declaration }) => declaration.items !== undefined),
      ({ name }) => name,
      ({ name }) => `The settings of program ${quoted(name)} stand already in another place.`,
    );
    yield* repeated(
      lifecycles,
      ({ name }) => name,
      ({ name }) => `The lifecycle ${quoted(name)} exists already.`,
    );
    for (const { name: lifecycle, stages } of lifecycles) {
      yield* repeated(
        stages,
        ({ name }) => stageKey(name),
        ({ name }) => `The stage ${quoted(name)} exists already in lifecycle ${quoted(lifecycle)}.`,
      );
    }
    yield* repeated(
      model.fields.flatMap((field) => (field.place === undefined ? [] : [{ ...field, place: field.place }])),
      (field) => fieldIdentity(model, field),
      ({ name }) => `The field ${bracketed(name)} is declared already.`,
    );
  },
};

/** Does a program have a name twice? The names say so, without a look at what bears them. */
const hasRepeated = untilChanged(
  ({ names }) => [names.of('campaign'), names.of('smart list'), names.of('list'), names.of('token')],
  (model) => repeatedInPrograms(model).next().done !== true,
);

function* repeatedInPrograms({ campaigns, smartLists, lists, programs }: Model): Generator<RawFinding> {
  yield* repeated(
    campaigns,
    inProgram,
    (one) => `The campaign ${quoted(one.name)} exists already in its program.`,
  );
  yield* repeated(
    smartLists,
    inProgram,
    (one) => `The smart list ${quoted(one.name)} exists already in its program.`,
  );
  yield* repeated(lists, inProgram, (one) => `The list ${quoted(one.name)} exists already in its program.`);
  yield* repeated(
    programs.flatMap(({ tokens }) => tokens),
    inProgram,
    (token) => `The token {{my.${token.name}}} exists already in program ${quoted(token.program)}.`,
  );
}

interface Named {
  readonly name: string;
  readonly place: Place;
}

/** Every symbol but the first of those that count as the same. */
function* repeated<T extends Named>(
  symbols: readonly T[],
  identity: (symbol: T) => string,
  message: (symbol: T) => string,
): Generator<RawFinding> {
  const first = new Map<string, T>();
  for (const symbol of symbols) {
    const key = identity(symbol);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, symbol);
      continue;
    }
    yield {
      place: symbol.place,
      message: message(symbol),
      advice: 'Give one of them another name, or keep only one.',
      related: [{ place: before.place, message: `${quoted(before.name)} is declared here first` }],
    };
  }
}

function inProgram({
  program,
  name,
}: {
  readonly program: string | undefined;
  readonly name: string;
}): string {
  return `${program ?? ''}\n${name}`;
}

/** Marketo shows the fields of people and companies side by side; other objects keep their own. */
function fieldIdentity({ catalogue }: Model, { name, object }: FieldSymbol): string {
  const owner = object?.toLowerCase() ?? 'person';
  const shared = owner === 'person' || owner === 'company' ? '' : owner;
  return `${shared}\n${fieldKey(shared === '' ? (catalogue.field(name)?.name ?? name) : name)}`;
}
