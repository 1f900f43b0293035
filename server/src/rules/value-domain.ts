import { fieldKey, type Model, type Place } from '../model/index.ts';

/** The values that a field, a constraint or a setting may have. */
export interface ValueDomain {
  readonly values: readonly string[];
  /** For messages: `a stage of lifecycle "Person"`. */
  readonly member: string;
  /** Where the values are declared. */
  readonly place?: Place;
  /** Written as words or as text. */
  readonly literal: 'text' | 'word';
}

const truth: ValueDomain = { values: ['true', 'false'], member: 'true or false', literal: 'word' };

/** Looks up fields' domains, each once per model. */
export function createFieldDomains(model: Model): (field: string) => ValueDomain | undefined {
  const known = new Map<string, ValueDomain | undefined>();
  return (name) => {
    const key = fieldKey(name);
    if (known.has(key)) return known.get(key);
    const domain = fieldDomain(model, name);
    known.set(key, domain);
    return domain;
  };
}

/** The stages of a lifecycle, the declared picklist, or what Marketo allows; undefined: anything. */
function fieldDomain(model: Model, name: string): ValueDomain | undefined {
  const lifecycle = model.lifecycleOn(name);
  if (lifecycle !== undefined && lifecycle.stages.length > 0) {
    const values = lifecycle.stages.map((stage) => stage.name);
    return {
      values,
      member: `a stage of lifecycle "${lifecycle.name}"`,
      place: lifecycle.place,
      literal: 'text',
    };
  }
  const field = model.field(name);
  if (field === undefined) return undefined;
  if (field.dataType === 'boolean') return truth;
  const values = field.values ?? field.standard?.values;
  if (values === undefined || values.length === 0) return undefined;
  const member =
    field.values === undefined ? `a value of [${field.name}]` : `a declared value of [${field.name}]`;
  return { values, member, literal: 'text', ...(field.place === undefined ? {} : { place: field.place }) };
}

/** The domain of a constraint or of a step's setting. */
export function enumeration(
  name: string,
  { dataType, values }: { readonly dataType: string; readonly values: readonly string[] | undefined },
): ValueDomain | undefined {
  if (dataType === 'boolean') return truth;
  return values === undefined || values.length === 0
    ? undefined
    : { values, member: `a value of [${name}]`, literal: 'text' };
}
