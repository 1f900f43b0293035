/** What a field can hold, as far as comparing it goes. */
export type ValueType = 'text' | 'number' | 'moment' | 'boolean';

/**
 * A value that is there: written in a file, or by a step. Two values are the same exactly when their keys are, letter
 * case included. Moments are minutes since 1970 in the subscription's time zone.
 */
export type Known =
  | { readonly kind: 'empty'; readonly key: string }
  | { readonly kind: 'text'; readonly text: string; readonly key: string }
  | { readonly kind: 'number'; readonly number: number; readonly key: string }
  | { readonly kind: 'boolean'; readonly truth: boolean; readonly key: string }
  | { readonly kind: 'moment'; readonly minute: number; readonly key: string };

/**
 * A value that nobody has said: what a person came with, what Salesforce will answer, what a visitor typed. It is the
 * same as itself and as nothing else; what tests have found out about it is kept in {@link Knowledge}, by its name.
 */
export interface Unknown {
  readonly kind: 'unknown';
  /** Its identity, in words: `[Job Title]`, `Form Name of Fills Out Form`. */
  readonly name: string;
  readonly type: ValueType;
  /** Numbers without fractions. */
  readonly whole: boolean;
  /** All that it can be, beside empty. */
  readonly oneOf: readonly Known[] | undefined;
  /** Texts that it is not, letter case aside. */
  readonly noneOf: readonly string[] | undefined;
  readonly mayBeEmpty: boolean;
  /** What has been added since; the empty value then counts as 0. Undefined: it is as it came. */
  readonly plus: number | undefined;
  readonly key: string;
}

export type Value = Known | Unknown;

export const EMPTY: Known = { kind: 'empty', key: '-' };
export const TRUE: Known = { kind: 'boolean', truth: true, key: 'true' };
export const FALSE: Known = { kind: 'boolean', truth: false, key: 'false' };

/** The empty text is Marketo's empty value. */
export function text(text: string): Known {
  return text === '' ? EMPTY : { kind: 'text', text, key: JSON.stringify(text) };
}

export function number(number: number): Known {
  return { kind: 'number', number, key: `#${number}` };
}

export function truth(truth: boolean): Known {
  return truth ? TRUE : FALSE;
}

export function moment(minute: number): Known {
  return { kind: 'moment', minute, key: `@${minute}` };
}

type UnknownShape = Partial<Pick<Unknown, 'whole' | 'oneOf' | 'noneOf' | 'mayBeEmpty'>>;

export function unknown(name: string, type: ValueType, shape: UnknownShape = {}): Unknown {
  return {
    kind: 'unknown',
    name,
    type,
    whole: shape.whole ?? false,
    oneOf: shape.oneOf ?? (type === 'boolean' ? [TRUE, FALSE] : undefined),
    noneOf: shape.noneOf,
    mayBeEmpty: shape.mayBeEmpty ?? true,
    plus: undefined,
    key: `?${name}`,
  };
}

/** A statement that is either true or not, and of which nothing else is known: `Has Opportunity`. */
export function statement(name: string): Unknown {
  return unknown(name, 'boolean', { mayBeEmpty: false });
}

/** A score after a change. A score that was never set starts at 0. */
export function increased(value: Value, by: number): Value {
  switch (value.kind) {
    case 'unknown': {
      const plus = (value.plus ?? 0) + by;
      return { ...value, plus, key: `?${value.name}+${plus}` };
    }
    case 'number':
      return number(value.number + by);
    default:
      return number(Number(textOf(value)) + by || by);
  }
}

/** As it stands on Marketo's screen; empty for the empty value. */
export function textOf(value: Known): string {
  switch (value.kind) {
    case 'empty':
      return '';
    case 'text':
      return value.text;
    case 'number':
      return String(value.number);
    case 'boolean':
      return String(value.truth);
    case 'moment':
      return new Date(value.minute * 60_000).toISOString().slice(0, 16);
  }
}
