import { expect, it } from 'vitest';
import { costLenses } from '../../server/src/ide/index.ts';
import { modelOf, uri } from './sample.ts';

const lensesOf = (text: string) =>
  costLenses(modelOf(text), uri).map(({ start, end, title }) => [text.slice(start, end), title]);

it('says which line dominates and what another order saves', () => {
  const text =
    'smart list "Leaders" {\n  filter [Job Title] contains "Chief"\n  filter [Country] is "US"\n}\n';
  expect(lensesOf(text)).toEqual([
    [
      '"Leaders"',
      'Cost: medium (4 of 8) · line 2: a piece of text is searched for in every text, one value · with cheap filters first everybody meets class 1 instead of 4',
    ],
  ]);
});

it('names no line where there is but one filter', () => {
  expect(lensesOf('smart list "All" { filter [Unsubscribed] is false }\n')).toEqual([
    ['"All"', 'Cost: fast (1 of 8) · checked or not is known at once'],
  ]);
});

it('spares campaigns that ask one person something cheap, or nothing', () => {
  const campaign = (filter: string) =>
    `campaign "A" {\n  trigger Person is Created\n  ${filter}\n  flow { Sync Person to SFDC }\n}\n`;
  expect(lensesOf(campaign(''))).toEqual([]);
  expect(lensesOf(campaign('filter [Country] is "DE"'))).toEqual([]);
  expect(lensesOf(campaign('filter Member of Smart List "L"'))).toEqual([
    ['"A"', 'Cost: slow (7 of 8), asked at every event · the other list is worked out first'],
  ]);
});

it('stands with the list, in folders and behind others', () => {
  const text = 'folder "F" {\n  list "L"\n\n  smart list "Deep" { filter [Country] is "DE" }\n}\n';
  expect(lensesOf(text).map(([name]) => name)).toEqual(['"Deep"']);
});
