import type { DataType } from '../catalogue/index.ts';
import type { Bound, Model } from '../model/index.ts';
import { type Comparison, constraintsOf, type Phrase } from './phrases.ts';

/** A comparison with the type of what is compared. */
export interface TypedComparison extends Comparison {
  /** The field's or the constraint's name. */
  readonly name: string;
  readonly type: DataType;
}

/** The comparisons of a trigger or filter whose type is known for certain, and whose operator could be read. */
export function typedComparisonsOf(
  phrase: Exclude<Phrase, { kind: 'step' }>,
  { problems }: Bound,
  model: Model,
): readonly TypedComparison[] {
  const all = typed(phrase, model);
  const unread = problems.filter(({ code }) => code === 'unknown-operator');
  if (unread.length === 0) return all;
  return all.filter(
    ({ operatorSpan: at }) =>
      at === undefined || !unread.some(({ start }) => at.start <= start && start < at.end),
  );
}

function typed(phrase: Exclude<Phrase, { kind: 'step' }>, model: Model): readonly TypedComparison[] {
  const constraints = constraintsOf(phrase).flatMap((constraint): readonly TypedComparison[] => {
    const type = constraint.definition?.dataType;
    const isWritten = constraint.operatorSpan !== undefined || constraint.values.length > 0;
    return type === undefined || type === 'any' || !isWritten ? [] : [{ ...constraint, type }];
  });
  if (phrase.kind !== 'field') return [...constraints, ...changedValues(phrase, model)];
  const type = model.field(phrase.field.name)?.dataType;
  return type === undefined || type === 'any'
    ? constraints
    : [{ ...phrase, name: phrase.field.name, type }, ...constraints];
}

/** `[New Value]` of a field's change has the type of the field. */
function changedValues(
  phrase: Exclude<Phrase, { kind: 'step' | 'field' }>,
  model: Model,
): readonly TypedComparison[] {
  if (phrase.kind === 'membership' || !phrase.definition.name.startsWith('Data Value')) return [];
  const [field] = phrase.primary?.values ?? [];
  const type = field?.kind === 'FieldName' ? model.field(field.name)?.dataType : undefined;
  if (type === undefined || type === 'any') return [];
  return phrase.constraints.flatMap((constraint) =>
    constraint.definition?.dataType === 'any' && /^(?:New|Previous) Value$/.test(constraint.name)
      ? [{ ...constraint, type }]
      : [],
  );
}
