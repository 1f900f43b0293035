import { expect, it } from 'vitest';
import { isMisspelling } from '../../server/src/rules/misspelling.ts';

it.each([
  ['Behaviour Score', 'Behavior Score'],
  ['Lifecycle Satus', 'Lifecycle Status'],
  ['LifecycleStatus', 'Lifecycle Status'],
  ['Hand-Raised', 'Hand Raised'],
  ['Competiters', 'Competitors'],
  ['Frist Name', 'First Name'],
  ['OPS Alerts.New Hand Riase', 'OPS Alerts.New Hand Raise'],
])('takes %j for %j', (written, known) => {
  expect(isMisspelling(written, known)).toBe(true);
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
  expect(isMisspelling(written, known)).toBe(false);
});

it('does not look at names that are no names', () => {
  expect(isMisspelling('a'.repeat(100_000), `${'a'.repeat(99_999)}b`)).toBe(false);
});
