import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/overlapping-tracks');

const due = '/*! filter/overlapping-tracks */';
const track = (name: string, trigger: string, ...filters: string[]) => `
campaign "${name}" {
  qualify every time
  trigger ${trigger}
${filters.map((filter) => `  filter ${filter}\n`).join('')}  flow { Add to List "${name}" }
}
`;
const form = 'Fills Out Form "F"';

it('names both campaigns and the boundary, and lets the lower one end before it', () => {
  const text =
    track('Warm', form, '[Person Score] between 25 and 50') +
    track('Hot', form, `${due} [Person Score] at least 50`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('People with a [Person Score] of 50 qualify for "Warm" and for "Hot".');
  expect(finding?.related.map(({ message }) => message)).toEqual(['"Warm" takes 50 as well']);
  const fixed = applyFix(text);
  expect(fixed).toContain('between 25 and 49');
  expectFindings(fixed);
});

it('looks at the constraints of the trigger', () => {
  const change = (constraint: string) => `Score is Changed [Person Score] { ${constraint} }`;
  expectFindings(
    track('Cold', change('[New Score] at most 20')) +
      track('Warm', change(`${due} [New Score] between 20 and 40`)),
  );
});

it('finds each boundary of several tracks', () => {
  expectFindings(
    track('Hot', form, `${due} [person score] at least 50`) +
      track('Cold', form, '[Person Score] at most 25') +
      track('Warm', form, `${due} [Person Score] between 25 and 50`),
  );
});

it('leaves other events, real overlaps, open ends and tracks that another filter parts alone', () => {
  const low = (trigger: string, ...more: string[]) =>
    track('Low', trigger, '[Person Score] at most 50', ...more);
  const high = (trigger: string, ...more: string[]) =>
    track('High', trigger, '[Person Score] at least 50', ...more);
  expectFindings(low(form) + high('Fills Out Form "G"'));
  expectFindings(low(form) + track('High', form, '[Person Score] at least 40'));
  expectFindings(low(form) + track('High', form, '[Person Score] greater than 50'));
  expectFindings(low(form, '[Country] is "US"') + high(form, '[Country] is "DE"'));
  expectFindings(low(form) + high(form).replace('qualify every time', 'inactive'));
  expectFindings(low(form) + track('High', form, '[Num Employees] at least 50'));
});

it('changes the upper end of the lower range only, and only a whole number', () => {
  const hot = track('Hot', form, `${due} [Person Score] at least 50`);
  const [range] = expectFindings(track('Warm', form, '[Person Score] at most 50') + hot);
  expect(range?.fixes).toMatchObject([{ title: 'Let "Warm" end at 49', safe: false }]);
  const half = track('Warm', form, '[Person Score] at most 50.5');
  const [parts] = expectFindings(half + track('Hot', form, `${due} [Person Score] at least 50.5`));
  expect(parts?.fixes).toEqual([]);
  const text = track('Warm', form, '[Person Score] at most "50"');
  expectFindings(text + track('Hot', form, '[Person Score] at least 50'));
});

it('takes another form, another change or another list for another event', () => {
  const at = (trigger: string, range: string, name: string) =>
    track(name, trigger, `[Person Score] ${range}`);
  const apart = (one: string, other: string) => {
    expectFindings(at(one, 'at most 50', 'Low') + at(other, 'at least 50', 'High'));
  };
  apart('Data Value Changes [City]', 'Data Value Changes [Country]');
  apart('Fills Out Form "F", "G"', 'Fills Out Form "FG"');
  apart('Fills Out Form starts with "F"', 'Fills Out Form "F"');
  apart('Fills Out Form is any', 'Fills Out Form "F"');
  expectFindings(
    at('Fills Out Form "F"', 'at most 50', 'Low') +
      at('Fills Out Form is "F"', 'at least 50', 'High').replace('filter [', `filter ${due} [`),
  );
});

it('leaves alone batches, single numbers, dates and ranges of one campaign', () => {
  const batch = (name: string, range: string) =>
    `campaign "${name}" {\n  filter [Person Score] ${range}\n  flow { Add to List "${name}" }\n}\n`;
  expectFindings(batch('Low', 'at most 50') + batch('High', 'at least 50'));
  expectFindings(
    track('Low', form, '[Person Score] is 50') + track('High', form, '[Person Score] at least 50'),
  );
  expectFindings(
    track('Low', form, '[Created At] on or before 2026-01-01') +
      track('High', form, '[Created At] on or after 2026-01-01'),
  );
  expectFindings(track('Both', form, '[Person Score] at most 50', '[Person Score] at least 50'));
  expectFindings(
    track('Low', form, '[Person Score] is 10, 50') + track('High', form, '[Person Score] at least 50'),
  );
});
