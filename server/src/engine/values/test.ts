import { contains, type Intervals } from './intervals.ts';
import { type Known, textOf } from './value.ts';

/**
 * A comparison that has been worked out for one moment: relative dates have become points in time. What is known is
 * matched by {@link matches}; what is not is decided by {@link Knowledge}.
 */
export type Test = (
  | {
      readonly kind: 'text';
      readonly match: TextMatch;
      readonly texts: readonly string[];
      readonly negated: boolean;
    }
  /** A number or a point in time lies in the set. */
  | { readonly kind: 'range'; readonly set: Intervals; readonly orEmpty: boolean }
  | { readonly kind: 'truth'; readonly truth: boolean; readonly orEmpty: boolean }
  | { readonly kind: 'filled'; readonly negated: boolean }
  /** The same value, letter case included: how Marketo decides whether a write changes anything. */
  | { readonly kind: 'same'; readonly value: Known }
) & {
  /** As a person would say it: `at least 100`. */
  readonly words: string;
};

export type TextMatch = 'is' | 'starts with' | 'contains';

/** Does a value pass the test? */
export function matches(value: Known, test: Test): boolean {
  switch (test.kind) {
    case 'text':
      return (
        test.texts.some((wanted) => textMatches(fold(textOf(value)), test.match, fold(wanted))) !==
        test.negated
      );
    case 'range': {
      const number = numberOf(value);
      return number === undefined ? test.orEmpty && value.kind === 'empty' : contains(test.set, number);
    }
    case 'truth':
      return value.kind === 'empty' ? test.orEmpty : isTrue(value) === test.truth;
    case 'filled':
      return (value.kind === 'empty') === test.negated;
    case 'same':
      return value.key === test.value.key;
  }
}

/** Both already folded. Nothing contains or starts with nothing. */
export function textMatches(text: string, match: TextMatch, wanted: string): boolean {
  switch (match) {
    case 'is':
      return text === wanted;
    case 'starts with':
      return text !== '' && text.startsWith(wanted);
    case 'contains':
      return text !== '' && text.includes(wanted);
  }
}

/** Marketo's `is` ignores letter case (Adobe docs: smart list filter operators). */
export function fold(text: string): string {
  return text.toLowerCase();
}

function numberOf(value: Known): number | undefined {
  switch (value.kind) {
    case 'number':
      return value.number;
    case 'moment':
      return value.minute;
    case 'text': {
      const number = Number(value.text);
      return Number.isNaN(number) ? undefined : number;
    }
    default:
      return undefined;
  }
}

function isTrue(value: Known): boolean {
  return value.kind === 'boolean' ? value.truth : /^(true|1|yes)$/i.test(textOf(value));
}
