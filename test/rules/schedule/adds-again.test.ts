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

it.each([
  'Filled Out Form "Demo" { [Date of Activity] in time frame "Yesterday" }',
  'Filled Out Form "Demo" { [Date of Activity] after 2026-01-01, [Client IP Address] is "10.0.0.1" }',
  '[Created At] after 2026-01-01',
  '[Created At] on or after 2026-01-01T09:00',
  '[Created At] between 2026-01-01 and 2026-02-01',
  '[Country] is "US"\n  filter [Person Score] at most 50',
])('accepts %s, which lets nobody through twice', (filter) => {
  expectFindings(campaign(points, { filter }));
});

it.each([
  '[Created At] in past before 7 days',
  '[Person Score B] between 1 and 5',
  'Filled Out Form "Demo" { [Client IP Address] is "10.0.0.1" }',
  'Filled Out Form "Demo" { [Date of Activity] before 2026-01-01 }',
  'Member of Smart List "Early"',
  'Member of List "Early"',
])('is not content with %s', (filter) => {
  expectFindings(`field [Person Score B] score\n${campaign(mark + points, { filter })}`);
});

it('looks at the choice around the step, and at no other', () => {
  expectFindings(
    campaign(
      `if [Country] is "US" then ${mark}${points}\n    else nothing\n    if [Person Score] at least 5 then Add to List "L"\n    else nothing`,
    ),
  );
  expectFindings(campaign(`${mark}Change Score [Person Score] by 1`));
  expectFindings(campaign('Change Score [Person Score] by 0'));
  expectFindings(campaign('Change Score [Person Score] by {{my.Points}}'));
});

it('shows why everybody comes again, where that is written', () => {
  const [finding] = expectFindings(campaign(mark + points));
  expect(finding?.related).toMatchObject([{ message: 'Everybody qualifies every time' }]);
});

it('has nothing to say about a trigger campaign or a batch campaign without a schedule', () => {
  expectFindings(campaign(points, { schedule: 'trigger Person is Created' }));
  expectFindings(campaign(points, { schedule: 'schedule daily at 02:00\n  trigger Person is Created' }));
  expectFindings(campaign(points, { schedule: '' }));
  expectFindings(campaign(points, { schedule: 'inactive\n  schedule daily at 02:00' }));
});
