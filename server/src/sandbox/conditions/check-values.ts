import type { DataType, Operator } from '../../catalogue/index.ts';
import type { Instance } from '../instance.ts';
import { isDay, readInstant } from '../protocol/time.ts';
import { linkedAsset, linkedKindOf } from '../store/links.ts';
import type { Value } from '../store/records.ts';
import { fieldNamed } from '../vocabulary/lookup.ts';

/** What a value is for: a constraint of a rule, the condition of a choice, a parameter of a flow step. */
export interface ValueSlot {
  readonly name: string;
  readonly dataType: DataType;
  readonly references: string | undefined;
  readonly values: readonly string[] | undefined;
  readonly namesField: boolean;
}

/**
 * Why these values cannot stand with this operator, or undefined.
 * @param operator by its name as the catalogue of the slot's data type has it.
 */
export function conditionProblem(
  instance: Instance,
  slot: ValueSlot,
  operatorName: string,
  values: readonly Value[],
): string | undefined {
  const operator = instance.vocabulary
    .operatorsOf(slot.dataType)
    .find((candidate) => candidate.name === operatorName.toLowerCase());
  if (operator === undefined) return `'${operatorName}' is not an operator of ${slot.name}`;
  return countProblem(slot, operator, values) ?? firstValueProblem(instance, slot, operator, values);
}

function countProblem(slot: ValueSlot, operator: Operator, values: readonly Value[]): string | undefined {
  if (operator.arity === 0) return undefined;
  if (values.length === 0) return `${slot.name} needs a value`;
  if (operator.arity === 2) {
    return values.length === 2 ? undefined : `'${operator.name}' of ${slot.name} needs two values`;
  }
  if (values.length > 1 && !operator.multiValue) return `'${operator.name}' of ${slot.name} takes one value`;
  return undefined;
}

function firstValueProblem(
  instance: Instance,
  slot: ValueSlot,
  operator: Operator,
  values: readonly Value[],
): string | undefined {
  if (operator.arity === 0) return undefined;
  for (const value of values) {
    const problem = comparesParts(operator.name)
      ? undefined
      : relative.has(operator.name)
        ? relativeDateProblem(slot, operator.name, value)
        : valueProblem(instance, slot, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Whether the operator's value is a piece of text, never the name of something. */
export function comparesParts(operator: string): boolean {
  return /^(not )?(starts with|contains)$/i.test(operator);
}

/** Operators whose value is a span of time (`30 days`) or a named one (`This Month`). */
const relative: ReadonlySet<string> = new Set([
  'in past',
  'in past before',
  'in future',
  'in future after',
  'in time frame',
]);

function relativeDateProblem(slot: ValueSlot, operator: string, value: Value): string | undefined {
  if (operator === 'in time frame') return undefined;
  return /^\d{1,5} (minute|hour|day|week|month|quarter|year)s?$/i.test(value.text)
    ? undefined
    : `'${value.text}' is not a span of time such as 30 days (${slot.name})`;
}

/** Why a whole value cannot stand in a slot, or undefined. */
export function valueProblem(instance: Instance, slot: ValueSlot, value: Value): string | undefined {
  const asset = assetProblem(instance, slot, value);
  if (asset !== undefined) return asset;
  if (slot.values !== undefined && slot.dataType === 'enum') {
    const known = slot.values.some((candidate) => candidate.toLowerCase() === value.text.toLowerCase());
    return known ? undefined : `'${value.text}' is not a value of ${slot.name}`;
  }
  if (slot.namesField) {
    return fieldNamed(instance, value.text) === undefined ? `there is no field '${value.text}'` : undefined;
  }
  return isOfType(slot.dataType, value.text)
    ? undefined
    : `'${value.text}' is not a ${slot.dataType} value (${slot.name})`;
}

/** A value must name an asset that exists; kinds that no endpoint makes are checked only when asked for. */
function assetProblem(instance: Instance, slot: ValueSlot, value: Value): string | undefined {
  const { references } = slot;
  if (references === undefined) return undefined;
  if (linkedKindOf(references) !== undefined) {
    const there = value.asset !== undefined && linkedAsset(instance.store, value.asset) !== undefined;
    return there ? undefined : `there is no ${references} '${value.text}'`;
  }
  if (instance.assets === 'any') return undefined;
  const known = instance.store.assets.get(references)?.has(value.text) ?? false;
  return known ? undefined : `there is no ${references} '${value.text}'`;
}

function isOfType(dataType: DataType, text: string): boolean {
  switch (dataType) {
    case 'integer':
      return /^[+-]?\d+$/.test(text);
    case 'score':
      // A flow step's change of a score is signed, or set by `=`.
      return /^(=-?|[+-])?\d+(\.\d+)?$/.test(text);
    case 'float':
    case 'currency':
    case 'percent':
      return /^[+-]?\d+(\.\d+)?$/.test(text);
    case 'boolean':
      return /^(true|false)$/i.test(text);
    case 'date':
      return isDay(text);
    case 'datetime':
      return isDay(text) || readInstant(text) !== undefined;
    default:
      return true;
  }
}
