import { type FieldSymbol, fieldKey, type Model } from '../../model/index.ts';
import type { CompletionKind, Subject } from './completion.ts';
import type { ValueKind } from './expectation.ts';

/** A value that fits, by its name; how it is written depends on where the cursor is. */
export interface Candidate {
  readonly name: string;
  readonly form: 'text' | 'brackets' | 'word' | 'token';
  readonly kind: CompletionKind;
  readonly detail: string;
  readonly rank?: number;
  readonly subject?: Subject;
}

/** Everything known that fits a value. */
export function candidatesFor(
  model: Model,
  value: ValueKind,
  program: string | undefined,
): readonly Candidate[] {
  const field = value.field === undefined ? undefined : model.field(value.field);
  const type = field?.dataType ?? value.type;
  return [
    ...stagesOf(model, value.field),
    ...texts(field?.values ?? field?.standard?.values ?? value.values ?? []),
    ...words('value', ...(value.words ?? [])),
    ...(value.references === undefined ? [] : assetsFor(model, value.references)),
    ...(type === 'boolean' ? words('value', 'true', 'false') : []),
    ...(type === 'field' ? fieldsOf(model, value.fieldType) : []),
    ...(value.written === true ? words('value', 'empty') : []),
    ...(value.acceptsTokens === true ? tokensFor(model, type, program) : []),
  ];
}

function stagesOf(model: Model, field: string | undefined): Candidate[] {
  const lifecycle = field === undefined ? undefined : model.lifecycleOn(field);
  return (lifecycle?.stages ?? []).map(({ name, owner }, rank) => {
    return {
      name,
      form: 'text',
      kind: 'stage',
      detail: owner ?? '',
      rank: rank / 1000,
      subject: { of: 'stage', name, owner: lifecycle?.name ?? '' },
    };
  });
}

function texts(names: readonly string[]): Candidate[] {
  return names.map((name, rank) => ({
    name,
    form: 'text',
    kind: 'value',
    detail: '',
    rank: 1 + rank / 1000,
  }));
}

function words(kind: CompletionKind, ...names: readonly string[]): Candidate[] {
  return names.map((name) => ({ name, form: 'word', kind, detail: '', rank: 2 }));
}

/** Every field that a person can have here: the declared ones first, then Marketo's own. */
export function fieldsOf(model: Model, type?: string): Candidate[] {
  const fits = (dataType: string) => type === undefined || dataType === type;
  const declared = model.fields.filter(({ dataType }) => fits(dataType));
  const shadowed = new Set(model.fields.map(({ name }) => fieldKey(name)));
  const standard = model.catalogue.standardFields.filter(
    ({ name, dataType }) => fits(dataType) && !shadowed.has(fieldKey(name)),
  );
  return [
    ...declared.map((field) => candidateOf(field, 1)),
    ...standard.map((field) => candidateOf(field, 3)),
  ];
}

function candidateOf({ name, dataType }: Pick<FieldSymbol, 'name' | 'dataType'>, rank: number): Candidate {
  return { name, form: 'brackets', kind: 'field', detail: dataType, rank, subject: { of: 'field', name } };
}

/** The campaigns, lists and externals that a reference of this kind can name. */
function assetsFor(model: Model, reference: string): Candidate[] {
  const fits = (kind: string) => model.catalogue.satisfies(kind, reference);
  const campaigns = fits('campaign') ? model.campaigns : [];
  return [
    ...campaigns.flatMap((campaign): Candidate[] => {
      const { name, bound } = campaign;
      const isRequestable = bound.triggers.some(
        ({ definition }) => definition.name === 'Campaign is Requested',
      );
      if (reference === 'requestable campaign' && !isRequestable) return [];
      if (reference === 'executable campaign' && bound.kind !== 'executable') return [];
      return [
        {
          name,
          form: 'text',
          kind: 'campaign',
          detail: bound.kind,
          rank: 1,
          subject: { of: 'campaign', name },
        },
      ];
    }),
    ...(fits('smart list') ? model.smartLists.map((list) => asset(list.name, 'smart list', 'list')) : []),
    ...(fits('list') ? model.lists.map((list) => asset(list.name, 'list', 'list')) : []),
    ...(fits('program') ? model.programs.map((program) => asset(program.name, 'program', 'asset')) : []),
    ...model.externals.flatMap(({ name, of, within }) => {
      if (!fits(of)) return [];
      const isCampaign = of === 'campaign';
      const fullName = within === undefined || isCampaign ? name : `${within}.${name}`;
      return [asset(fullName, of, isCampaign ? 'campaign' : 'asset')];
    }),
  ];
}

function asset(name: string, of: string, kind: CompletionKind): Candidate {
  return { name, form: 'text', kind, detail: of, rank: 1, subject: { of: 'asset', name, owner: of } };
}

/** Tokens that can stand for a value of this type: My Tokens, and for dates the moment of the step. */
function tokensFor(model: Model, type: string, program: string | undefined): Candidate[] {
  const isDate = ['date', 'datetime', 'any'].includes(type);
  const moments = isDate ? ['system.dateTime', 'system.date'] : [];
  return [...myTokens(model, program), ...moments.map((name) => token(name, 'token'))];
}

/** Every token that Marketo would resolve. */
export function allTokens(model: Model, program: string | undefined): Candidate[] {
  const fixed = model.catalogue.tokenNamespaces.flatMap(({ name: namespace, tokens }) =>
    tokens.map(({ name, dataType }) => token(`${namespace}.${name}`, dataType, namespace)),
  );
  const ofPerson = fieldsOf(model).map(({ name, detail }) => {
    const standard = model.catalogue.field(name);
    return token(`${standard?.object === 'company' ? 'company' : 'lead'}.${name}`, detail, 'lead');
  });
  return [...myTokens(model, program), ...fixed, ...ofPerson];
}

function myTokens(model: Model, program: string | undefined): Candidate[] {
  const programs = model.programs.filter(({ name }) => program === undefined || name === program);
  return programs.flatMap(({ tokens }) =>
    tokens.map(({ name, type }) => ({ ...token(`my.${name}`, type), rank: 1 })),
  );
}

function token(name: string, detail: string, namespace?: string): Candidate {
  const subject: Subject | undefined =
    namespace === undefined ? undefined : { of: 'namespace', name: namespace };
  return {
    name,
    form: 'token',
    kind: 'token',
    detail,
    rank: 4,
    ...(subject === undefined ? {} : { subject }),
  };
}
