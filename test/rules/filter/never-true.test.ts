import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/never-true');

const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;
const due = '/*! filter/never-true */';

it('swaps the ends of a range', () => {
  const text = list(`[Person Score] between ${due} 50 and 25`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Nothing lies between 50 and 25: the first is the greater one.');
  expect(applyFix(text)).toBe(list('[Person Score] between 25 and 50'));
  expectFindings(list(`[Created At] between ${due} 2026-12-31 and 2026-01-01`));
});

it('writes is empty for an empty text', () => {
  expect(applyFix(list(`[Country] ${due} is ""`))).toBe(list('[Country] is empty'));
  expect(applyFix(list(`[Country] ${due} is not " "`))).toBe(list('[Country] is not empty'));
});

it('looks into triggers, constraints and choices', () => {
  expectFindings(`
campaign "A" {
  trigger Score is Changed [Person Score] { [New Score] between ${due} 9 and 5 }
  flow {
    if [Country] ${due} is "" then Sync Person to SFDC
    else nothing
  }
}
`);
});

const lifecycle = `
field [Stage] string
field [MQL Date] date
lifecycle "L" on [Stage] {
  stage "1"
  stage "2" { stamp first [MQL Date] }
}
`;
const stamped = (filter: string) => `${lifecycle}smart list "S" {\n  filter ${filter}\n}\n`;

it('knows stamps that nothing writes', () => {
  const [finding] = expectFindings(stamped(`${due} [MQL Date] in past 7 days`));
  expect(finding?.message).toBe('[MQL Date] stamps "2", but nothing writes it, so nobody passes this test.');
  expectFindings(stamped(`${due} [mql date] is not empty`));
});

it('is content where something may write the stamp, and where an empty one passes', () => {
  expectFindings(stamped('[MQL Date] is empty'));
  expectFindings(stamped('[MQL Date] in past before 7 days'));
  expectFindings(`${stamped('[MQL Date] in past 7 days')}
campaign "A" {
  trigger Person is Created
  flow { Change Data Value [MQL Date] to {{system.date}} }
}
`);
  expectFindings(`${stamped('[MQL Date] in past 7 days')}external campaign "B"\n`);
  expectFindings(`${stamped('[MQL Date] in past 7 days')}external webhook "W" { writes [MQL Date] }\n`);
  expectFindings(
    stamped('[MQL Date] in past 7 days').replace(
      '[MQL Date] date',
      '[MQL Date] date { salesforce Lead "MQL__c" }',
    ),
  );
});

it('leaves ranges of one number and texts of blanks beside others alone', () => {
  expectFindings(list('[Person Score] between 25 and 25'));
  expectFindings(list('[Country] is "", "US"'));
  expectFindings(list('[Country] contains ""'));
});

it('leaves to Marketo what is in order, and what is not a range', () => {
  expectFindings(list('[Created At] between 2026-01-01 and 2026-12-31'));
  expectFindings(list('[Created At] between 2026-01-01 and 2026-01-01'));
  expectFindings(list('[Country] is "b", "a"'));
  expectFindings(list('[Person Score] is 9, 5'));
  expectFindings(list('[Person Score] between 9'));
  expectFindings(list('[Person Score] between "9" and 5'));
  expectFindings(list('[Person Score] between 9 and "5"'));
  expectFindings(list('[Created At] between 2026-12-31 and "2026-01-01"'));
  expectFindings(list('[Created At] between "2026-12-31" and 2026-01-01'));
  expectFindings(list('[Country] resembles ""'));
  expectFindings(
    'scenario "S" {\n  given [Country] is ""\n  when Person is Created\n  then [Country] is ""\n}\n',
  );
});

it('needs no operator to see an empty text', () => {
  const text = list(`Member of List ${due} ""`);
  expect(expectFindings(text)[0]?.fixes).toMatchObject([{ title: 'Change to is empty', safe: false }]);
});

it('shows the field whose stamp nothing writes', () => {
  const [declared] = expectFindings(stamped(`${due} [MQL Date] in past 7 days`));
  expect(declared?.related.map(({ message }) => message)).toEqual(['The field']);
  const [undeclared] = expectFindings(
    stamped(`${due} [MQL Date] in past 7 days`).replace('field [MQL Date] date\n', ''),
  );
  expect(undeclared?.related).toEqual([]);
});

it('knows everything that an empty stamp passes, and who elsewhere writes nothing', () => {
  for (const test of ['is not 2026-01-01', 'before 2026-01-01', 'on or before 2026-01-01', 'resembles 5'])
    expectFindings(stamped(`[MQL Date] ${test}`));
  const due7 = stamped(`${due} [MQL Date] in past 7 days`);
  expectFindings(`${stamped('[MQL Date] in past 7 days')}external webhook "W"\n`);
  expectFindings(`${due7}external list "B"\n`);
  expectFindings(`${due7}external webhook "W" { writes [Country] }\n`);
});
