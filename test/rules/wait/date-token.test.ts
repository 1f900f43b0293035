import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('wait/date-token');
const mark = '/*! wait/date-token */ ';

const campaign = (start: string, wait: string) =>
  `field [Renewal Date] date\ncampaign "Reminder" {\n  qualify every time\n  ${start}\n  flow {\n    ${wait}\n    Send Email "Soon"\n  }\n}\n`;
const created = 'trigger Person is Created';
const renewal = 'Wait until {{lead.Renewal Date}}';

it('finds every token in a batch, and no date', () => {
  const [finding] = expectFindings(
    campaign('filter [Renewal Date] is not empty', `${mark}Wait until {{my.Event Date}}`),
  );
  expect(finding?.severity).toBe('error');
  expectFindings(campaign('filter [Renewal Date] is not empty', 'Wait until 2026-12-01'));
});

it('finds tokens that a wait does not read', () => {
  const [finding] = expectFindings(campaign(created, `${mark}Wait until {{trigger.Date}}`));
  expect(finding?.message).toContain(
    'reads tokens of {{my.…}}, {{lead.…}}, {{company.…}} and {{system.…}} only',
  );
});

it('warns of a date that may be empty', () => {
  const [finding] = expectFindings(campaign(created, mark + renewal));
  expect(finding?.severity).toBe('warning');
  expect(finding?.message).toContain('nothing keeps out people whose [Renewal Date] is empty');
});

it('is content once anybody asks for the date', () => {
  expectFindings(campaign(`${created}\n  filter [renewal date] is not empty`, renewal));
  expectFindings(campaign('trigger Data Value Changes [Renewal Date]', renewal));
  expectFindings(campaign(created, `if [Renewal Date] is empty then nothing\n    else ${renewal}`));
  expectFindings(campaign(created, 'Wait until {{my.Event Date}}'));
});

it('leaves executables to the rule about them', () => {
  expectFindings(campaign('executable', renewal));
});

it('says what to do in each case', () => {
  const advice = (start: string, wait: string) => expectFindings(campaign(start, mark + wait))[0]?.advice;
  expect(advice('filter [Country] is "DE"', 'Wait until {{my.Event Date}}')).toBe(
    'Request a trigger campaign that waits, or run the batch every day for the people whose date has come.',
  );
  expect(advice(created, 'Wait until {{member.Date}}')).toBe(
    'Copy the date to a field of the person, and wait for the token of the field.',
  );
  expect(advice(created, renewal)).toBe(
    'Add filter [Renewal Date] is not empty; Marketo does not say what it makes of a wait without a date.',
  );
});

it('reads tokens of the company and of the system, in any letter case', () => {
  expectFindings(campaign(created, `${mark}Wait until {{company.Contract.End}}`));
  expectFindings(
    campaign(`${created}\n  filter [Contract.End] is not empty`, 'Wait until {{company.Contract.End}}'),
  );
  expectFindings(campaign(created, 'Wait until {{system.dateTime}}'));
  expectFindings(
    campaign(`${created}\n  filter [Renewal Date] is not empty`, 'Wait until {{Lead.Renewal Date}}'),
  );
});

it('is not content with a question about something else', () => {
  expectFindings(campaign(`${created}\n  filter [Country] is not empty`, mark + renewal));
  expectFindings(campaign(`${created}\n  filter Member of List "Renewal Date"`, mark + renewal));
  expectFindings(campaign('trigger Data Value Changes [Country]', mark + renewal));
  expectFindings(campaign('trigger Fills Out Form "Renewal Date"', mark + renewal));
  expectFindings(
    campaign(`${created}\n  filter [Renewal Date] is not empty\n  filter [Country] is "DE"`, renewal),
  );
});

it('leaves a trigger that nobody knows to its own rule', () => {
  expectFindings(campaign('trigger Renewal Dat Changes', renewal));
});
