import { expect, it } from 'vitest';
import { createChecker } from '../../server/src/rules/index.ts';
import { format, parse } from '../../server/src/syntax/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { cleanFixtures, headerOf, introductionOf, raceFixtures } from './fixtures.ts';

/** Patterns, by their numbers in the catalogue of accidents, and the question that started it: MAL or MQL by chance. */
const catalogued = [
  'R01 R02 R03 R04 R05 R06 R07 R11 R13 R14 R15 R16 R17 R18 R19',
  'R53 R54 R55 R56 R57 R59 R60 R64 R66 R67 R70 S3.1',
].flatMap((ids) => ids.split(' '));

const repairs = raceFixtures.flatMap(({ repaired, alternatives, ...race }) =>
  [repaired, ...alternatives].map((file) => ({ ...file, race })),
);
const bad = raceFixtures.map(({ bad: file, rule, watched }) => ({ ...file, rule, watched }));
const all = [
  ...bad,
  ...repairs.map(({ race, ...file }) => ({ ...file, rule: race.rule, watched: race.watched })),
  ...cleanFixtures,
];

it('has a program for every accident, and for each its repair', () => {
  expect(raceFixtures.map(({ id }) => id)).toEqual(catalogued);
  for (const { name, bad: broken, repaired } of raceFixtures) {
    expect([broken.name, repaired.name]).toEqual([`${name}/bad`, `${name}/repaired`]);
  }
});

it('has programs that only look like accidents', () => {
  expect(cleanFixtures.length).toBeGreaterThanOrEqual(12);
});

it.each(all)('reads $name without a problem', ({ name, text, rule }) => {
  expect(parse(text).problems).toEqual([]);
  const { findings, defects } = createChecker().check(modelOf(text));
  expect(defects).toEqual([]);
  const errors = [...findings.values()].flat().filter(({ severity }) => severity === 'error');
  // What the header announces may be an error itself.
  const announced = name.endsWith('/bad') ? [rule] : [];
  expect(errors.map((error) => error.rule).filter((id) => !announced.includes(id))).toEqual([]);
});

it.each(all)('finds $name formatted', ({ text }) => {
  expect(format(text)).toBe(text);
});

it.each(all)('names in the header of $name a rule and something that the program has', (file) => {
  expect(file.rule).toMatch(/^[a-z]+\/[a-z-]+$/);
  const program = file.text.slice(introductionOf(file).length);
  const named = [...file.watched.matchAll(/"[^"]+"|\[[^\]]+\]/g)].map(([name]) => name);
  const mentioned = named.length > 0 ? named : [file.watched];
  for (const name of mentioned) expect(program).toContain(name);
});

it.each(bad)('keeps $name small, and tells two orders or one round of it', (file) => {
  expect(modelOf(file.text).campaigns.length).toBeLessThanOrEqual(5);
  const introduction = introductionOf(file);
  expect(introduction).toMatch(/^What happens: /);
  expect(introduction).toMatch(/^Seen as: /m);
  expect(introduction).toMatch(/^One order: [\s\S]*^Another order: |^Round and round: |^What comes of it: /m);
});

it.each(repairs)('says why $name is clean, and of what it is the repair', ({ race, ...file }) => {
  expect(headerOf(file, 'repairs')).toEqual({ rule: race.rule, watched: race.watched });
  expect(introductionOf(file)).toMatch(/^Clean: /m);
  expect(file.text).not.toBe(race.bad.text);
});

it.each(cleanFixtures)('says why $name is clean', (file) => {
  expect(introductionOf(file)).toMatch(/^Clean(?: while queues are short)?: /m);
});
