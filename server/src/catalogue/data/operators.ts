import type { DataType, Operator } from '../types.ts';

const GLOSSARY = 'Adobe docs: smart list filter operators';
const NOTATION = 'community notation guide';
const INFERRED = 'inferred from similar types';

type Extra = Partial<Omit<Operator, 'name' | 'arity' | 'cost'>>;

function operator(name: string, arity: Operator['arity'], cost: number, extra: Extra = {}): Operator {
  return {
    name,
    arity,
    negative: name.startsWith('not ') || name === 'is not',
    multiValue: false,
    cost,
    costMany: cost,
    notes: '',
    source: GLOSSARY,
    ...extra,
  };
}

const several = (costMany: number): Extra => ({ multiValue: true, costMany });

const IS_EMPTY = operator('is empty', 0, 1);
const IS_NOT_EMPTY = operator('is not empty', 0, 1);
const IS_ANY = operator('is any', 0, 6, { notes: 'Wakes for, or looks at, everything.', source: NOTATION });

const text: readonly Operator[] = [
  operator('is', 1, 1, { ...several(3), notes: 'The whole value, letter case ignored.' }),
  operator('is not', 1, 3, { ...several(4), notes: 'Reads the whole database; people without a value match too.' }),
  operator('starts with', 1, 2, several(3)),
  operator('not starts with', 1, 3, several(4)),
  operator('contains', 1, 4, { ...several(5), notes: 'Slower with every value; stay below 100.' }),
  operator('not contains', 1, 5, several(6)),
  IS_EMPTY,
  IS_NOT_EMPTY,
];

const number: readonly Operator[] = [
  operator('is', 1, 1, { ...several(3), notes: '`is 0` finds empty values too.' }),
  operator('is not', 1, 3),
  operator('between', 2, 2, { notes: 'Both ends belong to it.' }),
  operator('greater than', 1, 2),
  operator('less than', 1, 2),
  operator('at least', 1, 2),
  operator('at most', 1, 2),
  IS_EMPTY,
  IS_NOT_EMPTY,
];

const EMPTY_TOO = 'Empty dates match too.';
const RELATIVE = 'Not offered in segmentation rules.';

const date: readonly Operator[] = [
  operator('is', 1, 1),
  operator('is not', 1, 3),
  operator('between', 2, 2, { notes: 'Both ends belong to it.' }),
  operator('in past', 1, 2, { notes: `Today up to now belongs to it. ${RELATIVE}` }),
  operator('in past before', 1, 2, { notes: `${EMPTY_TOO} ${RELATIVE}` }),
  operator('in future', 1, 2, { notes: RELATIVE }),
  operator('in future after', 1, 2, { notes: RELATIVE }),
  operator('in time frame', 1, 2, { notes: `One of Marketo's presets, such as "Yesterday". ${RELATIVE}` }),
  operator('after', 1, 2),
  operator('before', 1, 2, { notes: EMPTY_TOO }),
  operator('on or after', 1, 2),
  operator('on or before', 1, 2, { notes: EMPTY_TOO }),
  IS_EMPTY,
  IS_NOT_EMPTY,
];

const reference: readonly Operator[] = [
  operator('is', 1, 1, { ...several(3), source: 'Adobe docs: define smart list for a trigger' }),
  operator('is not', 1, 3, { ...several(4), source: 'Adobe docs: listen for an event' }),
  IS_ANY,
  operator('starts with', 1, 2, { ...several(3), notes: "Compares the asset's name.", source: 'community practice' }),
  operator('not starts with', 1, 3, { ...several(4), source: INFERRED }),
  operator('contains', 1, 4, { ...several(5), notes: "Compares the asset's name.", source: INFERRED }),
  operator('not contains', 1, 5, { ...several(6), source: INFERRED }),
  { ...IS_EMPTY, source: INFERRED },
  { ...IS_NOT_EMPTY, source: INFERRED },
];

const membership: readonly Operator[] = [
  operator('in', 1, 4, { ...several(5), source: NOTATION }),
  operator('not in', 1, 5, { ...several(6), notes: 'Written as `not` before the filter.', source: NOTATION }),
  { ...IS_ANY, source: INFERRED },
];

const only: readonly Operator[] = [operator('is', 1, 1)];

const truth: readonly Operator[] = [
  operator('is', 1, 1, { notes: 'Write `is false`: trigger campaigns want the value to be said.' }),
];

const field: readonly Operator[] = [operator('is', 1, 1, { source: INFERRED }), { ...IS_ANY, source: INFERRED }];

/** For values whose type depends on a field: whatever any field offers, the widest form of each. */
const anything: readonly Operator[] = [
  ...new Map([...date, ...number, ...text].map((operator) => [operator.name, operator])).values(),
];

/** Every operator that a test of a type offers. Adobe documents text, numbers and dates; the rest is inferred. */
export const operatorsByType: Readonly<Record<DataType, readonly Operator[]>> = {
  string: text,
  text,
  email: text,
  phone: text,
  url: text,
  integer: number,
  float: number,
  currency: number,
  percent: number,
  score: number,
  date,
  datetime: date,
  boolean: truth,
  reference,
  enum: reference,
  segment: reference,
  membership,
  field,
  any: anything,
  time: only,
  duration: only,
  token: only,
};
