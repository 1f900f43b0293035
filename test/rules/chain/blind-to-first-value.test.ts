import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/blind-to-first-value');
const mark = '/*! chain/blind-to-first-value */ ';

const intake = (step = 'Add to List "New"') =>
  `campaign "New Person" {\n  trigger Person is Created\n  flow { ${step} }\n}\n`;
const region = (trigger: string, step = 'Change Data Value [Region] to "EMEA"') =>
  `field [Region] string\ncampaign "Region" {\n  qualify every time\n  ${trigger}\n  flow { ${step} }\n}\n`;
const changes = 'trigger Data Value Changes [Country]';

it('finds what nobody does for people who come with the value', () => {
  const [finding] = expectFindings(intake() + region(mark + changes));
  expect(finding?.message).toBe(
    '"Region" waits for changes of [Country], and nothing does the same for people who are created with a value.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['New people are processed here']);
});

it('knows from a form what else people bring', () => {
  const form = 'external form "Demo" { writes [Size] }\nfield [Size] string\n';
  expectFindings(intake() + form + region(`${mark}trigger Data Value Changes [Size]`));
  expectFindings(
    intake() + form.replace('[Size] }', '[Other] }') + region('trigger Data Value Changes [Size]'),
  );
});

it('is content where the intake, a batch run or another trigger does the same', () => {
  expectFindings(intake('Change Data Value [Region] to "AMER"') + region(changes));
  expectFindings(
    `${intake()}${region(changes)}campaign "Sweep" {\n  schedule daily at 02:00\n  filter [Country] is "DE"\n  flow { Change Data Value [Region] to "EMEA" }\n}\n`,
  );
  expectFindings(intake() + region(`${changes}\n  trigger Person is Created`));
});

it('is content where the change itself is meant, or new people are not processed here', () => {
  expectFindings(intake() + region(`${changes} { [Previous Value] is "FR" }`));
  expectFindings(intake() + region(changes, 'Send Alert "Moved" to owner'));
  expectFindings(region(changes));
});

const scores = 'field [Behavior] score\nfield [Fit] score\n';
const both = (filter: string, trigger = 'trigger Score is Changed [Behavior] { [New Score] at least 100 }') =>
  `${scores}campaign "Hot" {\n  qualify once\n  ${trigger}\n  filter ${filter}\n  flow { Add to List "Hot" }\n}\n`;

it('finds the score that nobody listens to, and listens to both', () => {
  const text = both(`${mark}[Fit] at least 50`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '"Hot" asks for [Behavior] and [Fit], but only changes of [Behavior] start it.',
  );
  const fixed = applyFix(text);
  expect(fixed).toContain(
    '  trigger Score is Changed [Fit] { [New Score] at least 50 }\n  filter [Behavior] at least 100\n',
  );
  expectFindings(fixed);
});

it('is content where another campaign listens to it and leads to the same', () => {
  const other = both('[Behavior] at least 100', 'trigger Score is Changed [Fit]')
    .replace(scores, '')
    .replace('"Hot"', '"Fit"');
  expectFindings(both('[Fit] at least 50') + other);
  expectFindings(
    both(`${mark}[Fit] at least 50`) +
      other
        .replace('Add to List "Hot"', 'Add to List "Cold"')
        .replace('[Behavior] at', `${mark}[Behavior] at`),
  );
});

it('does not mind an upper bound, one score, or other triggers', () => {
  expectFindings(both('[Fit] less than 50'));
  expectFindings(both('[Behavior] at least 100'));
  expectFindings(both('[Fit] at least 50', 'trigger Fills Out Form "Demo"'));
});
