import type { AttributeDefinition, Confidence, Constraint, DataType } from '../../types.ts';
import { type Names, same } from '../names.ts';
import { documented, type Grade, NAMES } from '../provenance.ts';

/**
 * What a test of a field costs with its cheapest common operator. Marketo ranks operators, not types; the numbers
 * are this project's scale.
 */
const FIELD_COST: Partial<Record<DataType, number>> = { boolean: 1, email: 3, phone: 3, url: 3, text: 4 };

interface FieldExtra {
  readonly rest?: string;
  readonly references?: string;
  readonly values?: readonly string[];
  readonly notes?: string;
  /** Absent: the name is from Adobe's list, the type is inferred. */
  readonly grade?: Grade;
}

type Field = (names: string | Names, dataType: DataType, extra?: FieldExtra) => AttributeDefinition;

export const personField: Field = (names, dataType, extra) => field('person', names, dataType, extra);
export const companyField: Field = (names, dataType, extra) => field('company', names, dataType, extra);

/** Listed with this meaning on Adobe's page of standard fields. */
export const STANDARD = documented('Adobe docs: standard fields');

/** Offered as a token, so it is a field; Adobe's list of filters leaves it out. */
export const TOKEN_LIST: Grade = { confidence: 'derived', source: 'Adobe docs: tokens overview' };

/** The REST API's description of a person lists it; its label follows from its name. */
export const DESCRIBED: Grade = { confidence: 'derived', source: 'Marketo REST: describe lead' };

function field(
  object: AttributeDefinition['object'],
  written: string | Names,
  dataType: DataType,
  extra: FieldExtra = {},
): AttributeDefinition {
  const names = typeof written === 'string' ? same(written) : written;
  return {
    kind: 'attribute',
    ...names,
    dataType,
    named: false,
    object,
    restName: extra.rest,
    references: extra.references,
    values: extra.values,
    constraints: [],
    cost: FIELD_COST[dataType] ?? 2,
    openConstraints: false,
    confidence: extra.grade?.confidence ?? 'inferred',
    notes: extra.notes ?? '',
    source: extra.grade?.source ?? names.source,
  };
}

interface NamedData {
  readonly name: string | Names;
  /** The first is the primary one: the phrase's operator and values belong to it. */
  readonly constraints: readonly [Constraint, ...Constraint[]];
  readonly cost: number;
  readonly open?: boolean;
  readonly notes?: string;
  readonly confidence?: Confidence;
  readonly source?: string;
}

/** A filter written as words: `Member of List "X"`. */
export function named(data: NamedData): AttributeDefinition {
  const names = typeof data.name === 'string' ? same(data.name) : data.name;
  return {
    kind: 'attribute',
    ...names,
    dataType: data.constraints[0].dataType,
    named: true,
    object: 'person',
    restName: undefined,
    references: data.constraints[0].references,
    values: undefined,
    constraints: data.constraints,
    cost: data.cost,
    openConstraints: data.open ?? false,
    confidence: data.confidence ?? 'inferred',
    notes: data.notes ?? '',
    source: data.source ?? `${NAMES}; constraints inferred`,
  };
}
