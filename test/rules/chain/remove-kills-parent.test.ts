import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('chain/remove-kills-parent');
const mark = '/*! chain/remove-kills-parent */ ';

const parent = (how: 'Execute' | 'Request' = 'Execute') =>
  `campaign "Parent" {\n  trigger Person is Created\n  flow { ${how} Campaign "Child" }\n}\n`;
const child = (start: string, step: string) =>
  `campaign "Child" {\n  ${start}\n  qualify every time\n  flow {\n    if [Country] is empty then ${step}\n    else nothing\n  }\n}\n`;
const other = (step: string) =>
  `campaign "Other" {\n  qualify every time\n  trigger Unsubscribes from Email is any\n  flow { ${step} }\n}\n`;

it('names the callers that lose their people', () => {
  const [finding] = expectFindings(parent() + child('executable', `${mark}Remove from Flow`));
  expect(finding?.message).toBe(
    '"Child" takes people out of itself, which is executable, and with it out of "Parent".',
  );
  expect(finding?.related[0]?.message).toBe('"Parent" executes it here and does not go on');
});

it('sees it from a third campaign, too', () => {
  const [finding] = expectFindings(
    parent() +
      child('executable', 'Change Data Value [Country] to "DE"') +
      other(`${mark}Remove from Flow "Child"`),
  );
  expect(finding?.message).toMatch(/^"Other" takes people out of "Child", which is executable/);
});

it('accepts it in campaigns that are requested, and on them', () => {
  expectFindings(
    parent('Request') +
      child('trigger Campaign is Requested is any', 'Remove from Flow') +
      other('Remove from Flow "Child"'),
  );
});

it('accepts it where nobody executes the campaign', () => {
  expectFindings(child('executable', 'Remove from Flow "Child"'));
  expectFindings(parent() + child('executable', 'Remove from Flow "Parent"'));
});
