import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/starts-with');

const list = (...filters: string[]) =>
  `smart list "L" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
const due = '/*! slow/starts-with */';

it('tells of one beginning and of several', () => {
  const [one, several] = expectFindings(
    list(`[Job Title] ${due} starts with "VP"`, `[City] ${due} starts with "A", "B"`),
  );
  expect(one?.message).toBe('[Job Title] is compared with a beginning in the whole database.');
  expect(several?.message).toBe('[City] is compared with 2 beginnings in the whole database.');
});

it('looks at batch campaigns', () => {
  expectFindings(
    `campaign "A" {\n  schedule daily at 02:00\n  filter [City] ${due} starts with "A"\n  flow { Add to List "L" }\n}\n`,
  );
});

it('leaves lists with a faster filter, single people and names of assets alone', () => {
  expectFindings(list('[City] starts with "A"', '[Country] is "US"'));
  expectFindings(
    `campaign "A" {\n  trigger Fills Out Form starts with "F"\n  filter [City] starts with "A"\n  flow { Add to List "L" }\n}\n`,
  );
  expectFindings(list('Filled Out Form starts with "F" { [Date of Activity] in past 7 days }'));
});
