import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/split-opportunity');

const list = (...filters: string[]) =>
  `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;

it('writes one filter', () => {
  const text = list(
    'Has Opportunity { [Is Closed] is false }',
    '[Country] is "US"',
    '/*! filter/split-opportunity */ Has Opportunity true { [Amount] at least 100, [Stage] is "Proposal" }',
  );
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    'One opportunity may fit by its [Is Closed] and another by its [Amount] and [Stage]: the two filters need not find the same one.',
  );
  expect(applyFix(text)).toBe(
    list(
      'Has Opportunity { [Is Closed] is false, [Amount] at least 100, [Stage] is "Proposal" }',
      '[Country] is "US"',
    ),
  );
});

it('looks into groups that must hold, and offers nothing there', () => {
  const [finding] = expectFindings(
    list(
      'Has Opportunity { [Is Won] is true }',
      'any { [Country] is "US", /*! filter/split-opportunity */ Has Opportunity { [Amount] at least 5 } }',
    ),
  );
  expect(finding?.fixes).toEqual([]);
});

it('leaves alternatives, filters without criteria and what is denied alone', () => {
  expectFindings(
    list('any { Has Opportunity { [Is Won] is true }, Has Opportunity { [Is Closed] is false } }') +
      'smart list "M" {\n  filter Has Opportunity\n  filter Has Opportunity { [Is Won] is true }\n}\n' +
      'smart list "N" {\n  filter not Has Opportunity { [Is Closed] is false }\n  filter Has Opportunity { [Is Won] is true }\n}\n' +
      'smart list "O" {\n  filter Has Opportunity false { [Is Closed] is false }\n  filter Has Opportunity { [Is Won] is true }\n}\n',
  );
});

it('says each once, shows the other, and leaves choices and other memberships alone', () => {
  const [first, second] = expectFindings(
    list(
      'Has Opportunity { [Is Won] is true }',
      '/*! filter/split-opportunity */ Has Opportunity { [Amount] at least 5 }',
      '/*! filter/split-opportunity */ Has Opportunity { [Amount] at most 9 }',
    ),
  );
  expect(first?.related.map(({ message }) => message)).toEqual(['The other opportunity filter']);
  expect(second?.message).toContain('by its [Is Won] and another by its [Amount]');
  expectFindings(
    list('Member of Program "P" { [Success] is true }', 'Member of Program "Q" { [Success] is true }'),
  );
  expectFindings(
    'campaign "A" {\n  trigger Person is Created\n  filter Has Opportunity { [Is Won] is true }\n  flow {\n    if Has Opportunity { [Amount] at least 5 } then Add to List "L"\n    else nothing\n  }\n}\n',
  );
});
