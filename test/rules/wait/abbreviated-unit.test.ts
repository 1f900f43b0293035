import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('wait/abbreviated-unit');

const wait = (duration: string) =>
  `campaign "A" {\n  trigger Person is Created\n  flow {\n    Wait ${duration}\n    Sync Person to SFDC\n  }\n}\n`;

it.each([
  ['4', 'hrs', 'hours'],
  ['1', 'hr', 'hour'],
  ['30', 'min', 'minutes'],
  ['2', 'wks', 'weeks'],
  ['3', 'd', 'days'],
  ['6', 'Mos', 'months'],
])('writes %s %s in full', (amount, short, full) => {
  const text = wait(`${amount} /*! wait/abbreviated-unit */ ${short}`);
  const [finding] = expectAll(text);
  expect(finding?.fixes.map(({ safe }) => safe)).toEqual([true]);
  expect(applyFix(text)).toBe(wait(`${amount} ${full}`));
});

it('accepts full words, in the singular, in the plural and in any letter case', () => {
  for (const duration of ['1 minute', '2 hours', '1 Day', '2 Weeks', '1 month', '2 years'])
    expectFindings(wait(duration));
});

it('does not guess what an unknown unit means', () => {
  const [finding] = expectFindings(wait('2 /*! wait/abbreviated-unit */ fortnights'));
  expect(finding?.fixes).toEqual([]);
  expect(finding?.advice).toBe('Write minutes, hours, days, weeks, months and years in full.');
});

it('looks at every length of time', () => {
  expectAll(`
campaign "A" {
  qualify every 3 /*! wait/abbreviated-unit */ hrs
  trigger Fills Out Form "Demo"
  filter [Created At] in past 30 /*! wait/abbreviated-unit */ d
  flow { Create Task "Call" { [Due In] is 2 /*! wait/abbreviated-unit */ dys } }
}
lifecycle "L" on [Stage] {
  stage "1" { owner Marketing, sla 2 /*! wait/abbreviated-unit */ hrs }
}
scenario "S" {
  when after 10 /*! wait/abbreviated-unit */ mins Fills Out Form "Demo"
  then [Country] is "DE"
}
`);
});

it('looks at schedules, and offers the word by its name', () => {
  const text =
    'campaign "A" {\n  schedule every 2 /*! wait/abbreviated-unit */ dys at 08:00\n  filter [Country] is "DE"\n  flow { Add to List "L" }\n}\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('"2 dys" has no unit of time that Marketo understands.');
  expect(finding?.advice).toBe('Write 2 days.');
  expect(finding?.fixes.map(({ title }) => title)).toEqual(['Write days']);
});

it('has nothing to say about settings without a length of time', () => {
  expectFindings(
    'campaign "A" {\n  qualify once\n  schedule daily at 08:00\n  filter [Country] is "DE"\n  flow { Add to List "L" }\n}\n',
  );
  expectFindings('lifecycle "L" on [Stage] {\n  stage "1"\n  stage "2" { owner Sales }\n}\n');
  expectFindings(
    'scenario "S" {\n  given [Country] is "DE"\n  when Person is Created\n  then [Country] is "DE"\n}\n',
  );
});
