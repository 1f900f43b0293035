import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/triggers-are-or');

const campaign = (...triggers: string[]) =>
  `campaign "A" {\n${triggers.map((trigger) => `  ${trigger}\n`).join('')}  flow { Add to List "L" }\n}\n`;

it('asks for the second one with its filter', () => {
  const text = campaign(
    'trigger Clicks Link in Email "Offer" { [Link] contains "/demo" }',
    '/*! filter/triggers-are-or */ trigger Visits Web Page "/pricing" { [Referrer] contains "search" }',
  );
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    'Either of Clicks Link in Email "Offer" and Visits Web Page "/pricing" starts this campaign: nobody has to do both.',
  );
  expect(applyFix(text)).toBe(
    campaign(
      'trigger Clicks Link in Email "Offer" { [Link] contains "/demo" }',
      'filter Visited Web Page "/pricing" { [Referrer] contains "search", [Date of Activity] in past 7 days }',
    ),
  );
});

it('says it once where there are three', () => {
  const [finding] = expectFindings(
    campaign(
      'trigger Opens Email "A"',
      '/*! filter/triggers-are-or */ trigger Visits Web Page "/a"',
      'trigger Fills Out Form "F"',
    ),
  );
  expect(finding?.fixes).toEqual([]);
});

it('knows campaigns that mean either: one kind, broad ones, and beginnings of a chain', () => {
  expectFindings(campaign('trigger Fills Out Form "A"', 'trigger Fills Out Form "B"'));
  expectFindings(campaign('trigger Opens Email is any', 'trigger Clicks Link in Email "B"'));
  expectFindings(campaign('trigger Person is Created', 'trigger Fills Out Form "B"'));
  expectFindings(
    campaign('trigger Campaign is Requested "Marketo Flow Action"', 'trigger Fills Out Form "B"'),
  );
});

it('shows the other trigger', () => {
  const text = campaign(
    'trigger Clicks Link on Web Page "/a"',
    '/*! filter/triggers-are-or */ trigger Opens Email "B"',
  );
  expect(expectFindings(text)[0]?.related.map(({ message }) => message)).toEqual(['The other trigger']);
});
