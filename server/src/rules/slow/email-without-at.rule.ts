import type { Catalogue } from '../../catalogue/index.ts';
import { type ArgumentValue, type FieldTest, placeOf, testsOf } from '../../model/index.ts';
import type { Declaration, StringValue } from '../../syntax/index.ts';
import { isDomainSearch } from '../cost.ts';
import { filterListOf } from '../filter-list.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, listed, quoted, stringLiteral } from '../spelling.ts';

export const rule: Rule = {
  id: 'slow/email-without-at',
  severity: 'warning',
  method: 'bind',
  summary: 'A search for email domains whose values do not all begin with @.',
  why: 'Marketo has a faster search for domains, and takes it only where every value begins with @.',
  fix: 'unsafe',
  yieldsTo: ['slow/contains-many'],
  checkDeclaration: function* (declaration, bound, { catalogue }) {
    for (const test of testsOf(filterListOf(bound)?.bound.filters ?? [])) {
      if (test.kind !== 'field' || !isEmailContains(test, catalogue) || isDomainSearch(test)) continue;
      const slow = test.values.filter(isSlow);
      // An address that is known in part (`info@`) can only be searched for slowly.
      if (slow.length > 0 && !slow.some(({ value }) => value.includes('@')))
        yield finding(declaration, test, slow);
    }
  },
};

function isEmailContains({ field, operator }: FieldTest, catalogue: Catalogue): boolean {
  return operator?.name === 'contains' && catalogue.field(field.name)?.name === 'Email Address';
}

function isSlow(value: ArgumentValue): value is StringValue {
  return value.kind === 'String' && value.value !== '' && !/^@|\{\{/.test(value.value);
}

function finding(declaration: Declaration, test: FieldTest, slow: readonly StringValue[]): RawFinding {
  const domains = slow.map(({ value }) => `@${value}`);
  const fix: Fix = {
    title: `Change to ${listed(domains.map(quoted), 3)}`,
    safe: false,
    edits: slow.map((value) => ({
      place: placeOf(declaration, value),
      text: stringLiteral(`@${value.value}`),
    })),
  };
  return {
    place: placeOf(declaration, test.operatorSpan ?? test),
    message: `${bracketed(test.field.name)} is searched for ${listed(
      slow.map(({ value }) => quoted(value)),
      3,
    )} the slow way.`,
    advice: 'Begin every value with @ where domains are meant.',
    // A short piece of a name is no domain yet: `@` before it would find nobody.
    fixes: slow.every(({ value }) => value.includes('.')) ? [fix] : [],
  };
}
