import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('schedule/adds-again');
const mark = '/*! schedule/adds-again */ ';

const campaign = (
  step: string,
  {
    qualify = 'qualify every time\n  ',
    schedule = 'schedule daily at 02:00',
    filter = '[Job Title] contains "Director"',
  } = {},
) => `campaign "Nightly" {\n  ${qualify}${schedule}\n  filter ${filter}\n  flow { ${step} }\n}\n`;
const points = 'Change Score [Person Score] by 5';
const stream = 'Add to Engagement Program "Nurture" { [Stream] is "Early" }';

it('finds points and streams, and lets people through once', () => {
  const text = campaign(mark + points);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('"Nightly" adds the points again with every run, to the same people.');
  const fixed = applyFix(text);
  expect(fixed).toContain('  qualify once\n');
  expectFindings(fixed);
  expect(expectFindings(campaign(mark + stream))[0]?.message).toContain('back into the stream');
});

it('accepts once, an interval and a single run', () => {
  expectFindings(campaign(points, { qualify: '' }));
  expectFindings(campaign(points, { qualify: 'qualify every 30 days\n  ' }));
  expectFindings(campaign(points, { schedule: 'schedule once at 2026-12-01T02:00' }));
});

it('accepts filters that let nobody through twice', () => {
  for (const filter of [
    'Filled Out Form "Demo" { [Date of Activity] in past 1 day }',
    '[Created At] in past 1 day',
    '[Person Score] is empty',
  ])
    expectFindings(campaign(points, { filter }));
  expectFindings(campaign(stream, { filter: 'not Member of Engagement Program "Nurture"' }));
  expectFindings(campaign(`if [Person Score] less than 10 then ${points}\n    else nothing`));
});

it('is not misled by an activity of any time', () => {
  expectFindings(campaign(mark + points, { filter: 'Filled Out Form "Demo"' }));
});

it('accepts what is the same after the second time, and what is taken away', () => {
  expectFindings(campaign('Add to List "Directors"'));
  expectFindings(campaign('Change Score [Person Score] by -5'));
  expectFindings(campaign('Change Score [Person Score] to 5'));
});
