/** A comparison of a text with one or more texts, all in lower case. */
export interface TextTest {
  readonly operator: TextOperator;
  readonly values: readonly string[];
}

const operators = [
  'is',
  'is not',
  'starts with',
  'not starts with',
  'contains',
  'not contains',
  'is empty',
  'is not empty',
] as const;

export type TextOperator = (typeof operators)[number];

export function isTextOperator(name: string): name is TextOperator {
  return (operators as readonly string[]).includes(name);
}

/** Does every text that passes the first test pass the second? False where that is not certain. */
export function textImplies(a: TextTest, b: TextTest): boolean {
  switch (a.operator) {
    case 'is':
      return a.values.every((value) => passes(value, b));
    case 'is empty':
      return b.operator === 'is empty';
    case 'is not empty':
      return b.operator === 'is not empty';
    case 'starts with':
      return startImplies(a.values, b);
    case 'contains':
      return partImplies(a.values, b);
    default:
      return exclusionImplies(a, b);
  }
}

/** Does this very text pass? */
function passes(value: string, { operator, values }: TextTest): boolean {
  switch (operator) {
    case 'is':
      return values.includes(value);
    case 'is not':
      return !values.includes(value);
    case 'starts with':
      return values.some((start) => value.startsWith(start));
    case 'not starts with':
      return !values.some((start) => value.startsWith(start));
    case 'contains':
      return values.some((part) => value.includes(part));
    case 'not contains':
      return !values.some((part) => value.includes(part));
    default:
      return operator === 'is not empty';
  }
}

function startImplies(starts: readonly string[], { operator, values }: TextTest): boolean {
  switch (operator) {
    case 'starts with':
      return starts.every((start) => values.some((value) => start.startsWith(value)));
    case 'contains':
      return starts.every((start) => values.some((value) => start.includes(value)));
    case 'is not':
      return values.every((value) => !starts.some((start) => value.startsWith(start)));
    case 'not starts with':
      return values.every(
        (value) => !starts.some((start) => value.startsWith(start) || start.startsWith(value)),
      );
    case 'is not empty':
      return true;
    default:
      return false;
  }
}

function partImplies(parts: readonly string[], { operator, values }: TextTest): boolean {
  switch (operator) {
    case 'contains':
      return parts.every((part) => values.some((value) => part.includes(value)));
    case 'is not':
      return values.every((value) => !parts.some((part) => value.includes(part)));
    case 'is not empty':
      return true;
    default:
      return false;
  }
}

/** What excludes more implies what excludes less. */
function exclusionImplies(a: TextTest, { operator, values }: TextTest): boolean {
  const excluded = (value: string): boolean => a.values.some((known) => value.includes(known));
  const cut = (value: string): boolean => a.values.some((known) => value.startsWith(known));
  switch (`${a.operator} > ${operator}`) {
    case 'is not > is not':
      return values.every((value) => a.values.includes(value));
    case 'not starts with > not starts with':
    case 'not starts with > is not':
      return values.every(cut);
    case 'not contains > not contains':
    case 'not contains > not starts with':
    case 'not contains > is not':
      return values.every(excluded);
    default:
      return false;
  }
}
