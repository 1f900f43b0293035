import { expect, it } from 'vitest';
import { createKnownNames } from '../../server/src/rules/known-names.ts';

it.each([
  ['Behaviour Score', 'Behavior Score'],
  ['Lifecycle Satus', 'Lifecycle Status'],
  ['LifecycleStatus', 'Lifecycle Status'],
  ['Hand-Raised', 'Hand Raised'],
  ['Competiters', 'Competitors'],
  ['Frist Name', 'First Name'],
  ['OPS Alerts.New Hand Riase', 'OPS Alerts.New Hand Raise'],
])('takes %j for %j', (written, known) => {
  expect(createKnownNames(['Other', known, 'Third']).misspelled(written)).toEqual([known]);
});

it.each([
  ['SQL Date', 'MQL Date'],
  ['Score 2', 'Score 1'],
  ['Form2024', 'Form2025'],
  ['Was Sent', 'Was Send'],
  ['Text', 'Test'],
  ['Lifecycle Status', 'Lifecycle Status'],
  ['Lifecycle Status Date', 'Lifecycle Status'],
  ['Qualified', 'Disqualified'],
  ['Behaviour Skore', 'Behavior Score'],
  ['', 'A'],
  ['日本', '日木'],
])('keeps %j and %j apart', (written, known) => {
  expect(createKnownNames([known]).misspelled(written)).toEqual([]);
});

it('treats names that look like code as names', () => {
  const names = createKnownNames(['constructor', '__proto__']);
  expect(names.misspelled('constructr')).toEqual(['constructor']);
  expect(names.misspelled('toString')).toEqual([]);
});

it('does not look at what is too long for a name', () => {
  expect(createKnownNames([`${'a'.repeat(999)}b`]).misspelled('a'.repeat(1000))).toEqual([]);
});

it('finds slips among many names as fast as among few', () => {
  const many = Array.from({ length: 50_000 }, (_, index) => `Campaign ${index} Scoring`);
  const names = createKnownNames(many);
  const started = performance.now();
  for (let index = 0; index < 5000; index += 1) names.misspelled(`Campaign ${index} Scorign`);
  expect(names.misspelled('Campaign 77 Scorign')).toEqual(['Campaign 77 Scoring']);
  expect(performance.now() - started).toBeLessThan(2000);
});

it('stops guessing when that has cost enough', () => {
  const names = createKnownNames(Array.from({ length: 5000 }, (_, index) => `Campaign ${index}`));
  expect(names.similar('Campaing for 12')).not.toEqual([]);
  expect(names.similar('Campaing for 12')).toEqual([]);
  expect(names.similar('Campaing 12')).toEqual(['Campaign 12']);
});
