import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/empty-date');

const list = (...filters: string[]) =>
  `field [Met] date\nsmart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;

it.each(['before 2026-01-01', 'on or before 2026-01-01', 'in past before 30 days'])(
  'warns of %s',
  (comparison) => {
    const [finding] = expectFindings(list(`[Met] /*! filter/empty-date */ ${comparison}`));
    expect(finding?.message).toMatch(/^'.+' lets people through who have no \[Met\] at all\.$/);
  },
);

it('adds the filter that keeps them out', () => {
  const text = list('[Country] is "US"', '[Met] /*! filter/empty-date */ before 2026-01-01');
  expect(applyFix(text)).toBe(list('[Country] is "US"', '[Met] is not empty', '[Met] before 2026-01-01'));
});

it('keeps both together inside a group', () => {
  const text = list('any { [Country] is "US", [Met] /*! filter/empty-date */ before 2026-01-01 }');
  const fixed = applyFix(text);
  expect(fixed).toBe(list('any { [Country] is "US", all { [Met] is not empty, [Met] before 2026-01-01 } }'));
  expectFindings(fixed);
});

it('looks at choices, where an earlier one may have taken them', () => {
  expectFindings(`
field [Met] date
campaign "A" {
  trigger Person is Created
  flow {
    if [Met] is empty then Add to List "Never"
    else if [Met] in past before 30 days then Add to List "Long Ago"
    else nothing
    if [Met] /*! filter/empty-date */ in past before 30 days then Add to List "Long Ago"
    else nothing
  }
}
`);
});

it('is content where something beside it speaks about them', () => {
  expectFindings(
    list('[Met] before 2026-01-01', '[Met] is not empty') +
      'smart list "M" { filter [Met] between 2025-01-01 and 2025-12-31, filter [Met] before 2025-06-01 }\n' +
      'smart list "N" { filter any { [Met] is empty, [Met] before 2026-01-01 } }\n' +
      'smart list "O" { filter all { [met] is not empty, any { [Country] is "US", [Met] before 2026-01-01 } } }\n',
  );
});

it('leaves other comparisons, activities and dates of Marketo’s own alone', () => {
  expectFindings(
    list(
      '[Met] in past 30 days',
      '[Met] after 2026-01-01',
      '[Created At] before 2026-01-01',
      'Filled Out Form "F" { [Date of Activity] before 2026-01-01 }',
    ),
  );
});

it('says for lists and for choices what to add', () => {
  const [inList] = expectFindings(list('[Met] /*! filter/empty-date */ before 2026-01-01'));
  expect(inList?.advice).toBe('Add the filter [Met] is not empty.');
  const [inChoice] = expectFindings(
    'field [Met] date\ncampaign "A" {\n  trigger Person is Created\n  flow {\n    if [Met] /*! filter/empty-date */ before 2026-01-01 then Add to List "L"\n    else nothing\n  }\n}\n',
  );
  expect(inChoice?.advice).toBe('Ask for [Met] is empty in a choice before.');
});

it('knows that Marketo notes every change', () => {
  expectFindings(list('[Updated At] before 2026-01-01', '[Met] resembles 2026-01-01'));
});
