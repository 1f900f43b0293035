import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('schedule/not-offered');

const campaign = (schedule: string, start = 'filter [Country] is "USA"') =>
  `campaign "Sweep" {\n  ${schedule}\n  ${start}\n  flow { Change Data Value [Country] to "US" }\n}\n`;

it('finds what is more often than daily', () => {
  const text = campaign('schedule /*! schedule/not-offered */ every 4 hours at 08:00');
  const [finding] = expectFindings(text);
  expect(finding?.message).toContain('is to run every 4 hours');
  const fixed = applyFix(text);
  expect(fixed).toContain('schedule daily at 08:00');
  expectFindings(fixed);
});

it('accepts a day, as days or as hours, and what repeats less often', () => {
  for (const schedule of [
    'every 24 hours at 08:00',
    'every 2 days at 08:00',
    'daily at 08:00',
    'weekdays at 08:00',
    'weekly on Monday at 08:00',
    'once at 2026-12-01T08:00',
  ])
    expectFindings(campaign(`schedule ${schedule}`));
});

it('finds a schedule where something else starts the campaign', () => {
  const triggered = campaign(
    '/*! schedule/not-offered */ schedule daily at 08:00',
    'trigger Person is Created',
  );
  expect(expectFindings(triggered)[0]?.message).toContain('it is started by triggers');
  expect(applyFix(triggered)).toBe(
    'campaign "Sweep" {\n  trigger Person is Created\n  flow { Change Data Value [Country] to "US" }\n}\n',
  );
  const executed = campaign('/*! schedule/not-offered */ schedule daily at 08:00', 'executable');
  expect(expectFindings(executed)[0]?.message).toContain('it is executable');
});

it('leaves a unit that nobody understands to its own rule', () => {
  expectFindings(campaign('schedule every 2 hrs at 08:00'));
});
