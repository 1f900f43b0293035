import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { check } from '../rule-tester.ts';

const lifecycle = (type = 'datetime', which = 'first') => `
field [Status] string
field [MQL Date] ${type}
lifecycle "Person" on [Status] {
  stage "MAL" { owner Marketing, master Marketo }
  stage "MQL" { owner Marketing, master Marketo, stamp ${which} [MQL Date] }
  path "MAL" -> "MQL"
  allow "MQL" -> "MAL"
}
campaign "Enter" {
  qualify every time
  trigger Fills Out Form "Demo"
  flow {
    if [Status] is "MAL" then Change Data Value [Status] to "MQL"
    else nothing
  }
}
`;
const stamping = (filters: readonly string[], change = '[Status] { [New Value] is "MQL" }') => `
campaign "Stamp" {
  qualify every time
  trigger Data Value Changes ${change}
${filters.map((filter) => `  filter ${filter}\n`).join('')}  flow { Change Data Value [MQL Date] to {{system.dateTime}} }
}
`;

/** What is proved to help where a stamp is missing. */
function offered(text: string) {
  const { findings, repairs } = check(text, new Map(), defaultProofBudget);
  return findings.filter(({ rule }) => rule === 'stage/not-stamped').flatMap(repairs);
}

it('writes a date for a date, and the time with it for a datetime', () => {
  const [fix] = offered(lifecycle('date'));
  expect(fix).toMatchObject({
    title:
      'Stamp [MQL Date] in a campaign that listens to [Status] (proved: everybody in "MQL" then has the date)',
    safe: false,
  });
  expect(fix?.edits[0]?.text).toContain('Change Data Value [MQL Date] to {{system.date}}\n');
  expect(offered(lifecycle())[0]?.edits[0]?.text).toContain('to {{system.dateTime}}\n');
});

it('asks for an empty date where the first one counts', () => {
  expect(offered(lifecycle())[0]?.edits[0]?.text).toContain('if [MQL Date] is empty then');
  expect(offered(lifecycle('datetime', 'latest'))[0]?.edits[0]?.text).not.toContain('is empty');
});

it('offers no second campaign of the same name', () => {
  expect(
    offered(
      `${lifecycle()}campaign "Stamp: MQL" {\n  filter [Country] is "DE"\n  flow { Add to List "L" }\n}\n`,
    ),
  ).toEqual([]);
});

it('takes out one filter or several', () => {
  const titles = (...filters: readonly string[]) =>
    offered(lifecycle() + stamping(filters)).map(({ title }) => title.replace(/ \(proved: .*/, ''));
  expect(titles('[Country] is "DE"')).toEqual(['Let "Stamp" stamp everybody: take its filter out']);
  expect(titles('[Country] is "DE"', '[City] is "Bonn"')).toEqual([
    'Let "Stamp" stamp everybody: take its filters out',
  ]);
});

it.each([
  ['another stage', '[Status] { [New Value] is "MAL" }'],
  ['another field', '[Country] { [New Value] is "MQL" }'],
  ['the value before', '[Status] { [Previous Value] is "MQL" }'],
  ['any value', '[Status]'],
])('touches no campaign that listens to %s', (_, change) => {
  expect(offered(lifecycle() + stamping(['[Country] is "DE"'], change))).toEqual([]);
});

it('touches neither of two campaigns that stamp, nor one that does not run', () => {
  const one = stamping(['[Country] is "DE"']);
  const two = one.replace('"Stamp"', '"Stamp Too"').replace('"DE"', '"AT"');
  expect(offered(lifecycle() + one + two)).toEqual([]);
  expect(offered(lifecycle() + one.replace('qualify', 'inactive\n  qualify'))).toEqual([]);
});
