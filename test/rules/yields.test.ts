import { describe, expect, it } from 'vitest';
import { registry } from '../../server/src/rules/index.ts';
import { askedRules } from './asked-rules.ts';
import { check } from './rule-tester.ts';

const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;
const values = (count: number, of = (index: number) => `v${index}`) =>
  Array.from({ length: count }, (_, index) => `"${of(index)}"`).join(', ');
const flow = (...steps: readonly string[]) =>
  `campaign "A" {\n  qualify every time\n  trigger Fills Out Form "Demo"\n  filter [Country] is "DE"\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;

/** Two rules would speak about one place: which one is nearer to the cause, and a text that shows it. */
const examples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'slow/contains': {
    'slow/contains-many': list(`[Job Title] contains ${values(100)}`),
    'slow/email-without-at': list('[Email Address] contains "example.com"'),
  },
  'slow/negative': {
    'slow/contains-many': list(`[Job Title] not contains ${values(100)}`),
    'slow/many-values': list(`[Country] is not ${values(30)}`),
  },
  'slow/starts-with': { 'slow/many-values': list(`[Job Title] starts with ${values(30)}`) },
  'slow/email-without-at': {
    'slow/contains-many': list(`[Email Address] contains ${values(100, (index) => `v${index}.example`)}`),
  },
  'slow/nested-smart-list': {
    'slow/random-sample':
      'smart list "Sample" {\n  filter Random Sample 10\n}\nsmart list "L" {\n  filter Member of Smart List "Sample"\n}\n',
  },
  'slow/many-values': { 'slow/contains-many': list(`[Job Title] contains ${values(100)}`) },
  'slow/inactivity': {
    'filter/beyond-retention': list('not Visited Web Page "/x" { [Date of Activity] in past 100 days }'),
  },
  'value/type': { 'wait/abbreviated-unit': list('[Person Score] at least 4 hrs') },
  'wait/not-cancelled': {
    'wait/stale-after': flow('Send Alert "New" to owner', 'Wait 2 days', 'Send Alert "Late" to owner'),
  },
};

it('shows rules that yield to each other', () => {
  for (const [id, of] of Object.entries(examples))
    expect(registry.get(id)?.yieldsTo).toEqual(expect.arrayContaining(Object.keys(of)));
});

describe.each(askedRules.flatMap(({ id }) => (examples[id] === undefined ? [] : { id, of: examples[id] })))(
  '$id',
  ({ id, of }) => {
    it.each(Object.entries(of))('leaves the word to %s, which says its sentence as well', (nearer, text) => {
      const { findings } = check(text);
      const rules = findings.map(({ rule }) => rule);
      expect(rules).toContain(nearer);
      expect(rules).not.toContain(id);
      const said = findings.find(({ rule }) => rule === nearer);
      expect(
        said?.related.map(({ message }) => message).filter((message) => message.length > 20),
      ).not.toEqual([]);
    });
  },
);
