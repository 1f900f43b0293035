import { fieldKey, type Model, type Place } from '../model/index.ts';
import { createKnownNames, type KnownNames } from './known-names.ts';
import { bracketed, listed, quoted } from './spelling.ts';

/** The values that a field, a constraint or a setting may have. */
export interface ValueDomain {
  readonly values: readonly string[];
  /** The values in lower case, each with its own spelling. */
  readonly folded: ReadonlyMap<string, string>;
  readonly names: KnownNames;
  /** The values for messages, the first few of many. */
  readonly shown: string;
  /** For messages: `a stage of lifecycle "Person"`. */
  readonly member: string;
  /** Where the values are declared. */
  readonly place?: Place;
  /** Written as words or as text. */
  readonly literal: 'text' | 'word';
}

type Spoken = Pick<ValueDomain, 'member' | 'literal'> & { readonly place?: Place | undefined };

function domain(values: readonly string[], { place, ...spoken }: Spoken): ValueDomain {
  const folded = new Map(values.map((value) => [value.toLowerCase(), value]));
  const names = createKnownNames(values);
  const shown = listed(spoken.literal === 'text' ? values.map(quoted) : values);
  return { values, folded, names, shown, ...spoken, ...(place === undefined ? {} : { place }) };
}

const truth = (): ValueDomain => domain(['true', 'false'], { member: 'true or false', literal: 'word' });

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
    const stages = lifecycle.stages.map((stage) => stage.name);
    const member = `a stage of lifecycle ${quoted(lifecycle.name)}`;
    return domain(stages, { member, literal: 'text', place: lifecycle.place });
  }
  const field = model.field(name);
  if (field?.dataType === 'boolean') return truth();
  const values = field?.values ?? field?.standard?.values ?? [];
  if (field === undefined || values.length === 0) return undefined;
  const member = `${field.values === undefined ? 'a value' : 'a declared value'} of ${bracketed(field.name)}`;
  return domain(values, { member, literal: 'text', place: field.place });
}

/** The domain of a constraint or of a step's setting. */
export function enumeration(
  name: string,
  { dataType, values }: { readonly dataType: string; readonly values: readonly string[] | undefined },
): ValueDomain | undefined {
  if (dataType === 'boolean') return truth();
  if (values === undefined || values.length === 0) return undefined;
  return domain(values, { member: `a value of ${bracketed(name)}`, literal: 'text' });
}
