import { expect, it } from 'vitest';
import {
  compare,
  compile,
  importProgram,
  type CampaignSnapshot,
  type DesiredCampaign,
  type ProgramSnapshot,
  type Recurrence,
  type Snapshot,
} from '../../server/src/compiler/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { campaign, field, program, state, step } from './plan-examples.ts';
import { deployed } from './plan-snapshots.ts';

/** A Monday. */
const start = '2026-01-05T09:00';
const daily: Recurrence = {
  interval: 'Daily',
  every: 1,
  weekdaysOnly: false,
  weekdays: [],
  dayOfMonth: undefined,
  weekOfMonth: undefined,
  dayOfWeek: undefined,
  start,
  end: undefined,
};
const weekly: Recurrence = { ...daily, interval: 'Weekly' };
const monthly: Recurrence = { ...daily, interval: 'Monthly' };

/** A batch that an instance shows so; the files name it with or without a recurrence. */
function batch(shown: Partial<CampaignSnapshot>, wanted: Partial<DesiredCampaign> = {}) {
  const desired = state(
    program({
      campaigns: [
        campaign('Nightly', {
          kind: 'batch',
          active: false,
          rules: { triggers: [], filters: [field('Country', 'is', 'USA')], logic: 'all' },
          flow: [step('Change Score', { 'Score Name': 'Person Score', Change: '+1' })],
          ...wanted,
        }),
      ],
    }),
  );
  const snapshot = deployed(desired);
  const programs = snapshot.programs.map((one) => ({
    ...one,
    campaigns: one.campaigns.map((each) => ({ ...each, ...shown })),
  }));
  return { desired, found: { ...snapshot, programs } satisfies Snapshot };
}

const [textOf, recurring] = [
  ({ programs: [one] }: { readonly programs: readonly ProgramSnapshot[] }) =>
    one === undefined ? '' : importProgram(one, []),
  (recurrence: Recurrence | undefined) => ({
    status: 'Recurring Run',
    ...(recurrence && { recurrence }),
  }),
];

it.for<readonly [string, Recurrence]>([
  ['daily at 09:00 from 2026-01-05', daily],
  ['daily at 09:00 from 2026-01-05 until 2026-12-31', { ...daily, end: '2026-12-31T09:00' }],
  ['every 3 days at 09:00 from 2026-01-05', { ...daily, every: 3 }],
  ['weekdays at 09:00 from 2026-01-05', { ...daily, weekdaysOnly: true }],
  ['weekly on Monday, Friday at 09:00 from 2026-01-05', { ...weekly, weekdays: ['Friday', 'Monday'] }],
  ['weekly on Monday at 09:00 from 2026-01-05', weekly],
  ['every 2 weeks at 09:00 from 2026-01-05', { ...weekly, every: 2, weekdays: ['Monday'] }],
  ['monthly on 15 at 09:00 from 2026-01-05', { ...monthly, dayOfMonth: 15 }],
  [
    'monthly on second Tuesday at 09:00 from 2026-01-05',
    { ...monthly, weekOfMonth: 2, dayOfWeek: 'Tuesday' },
  ],
  ['every 3 months at 09:00 from 2026-01-05', { ...monthly, every: 3, dayOfMonth: 5 }],
])('imports `schedule %s`, with which verify finds no drift', ([words, recurrence]) => {
  const { found } = batch(recurring(recurrence));
  const text = textOf(found);
  expect(text).toContain(`\n  schedule ${words}\n`);
  const workspace = createWorkspace();
  workspace.set('file:///a.lifecycle', text);
  const said = compile(workspace.model());
  expect(said.programs[0]?.campaigns[0]?.recurrence).toBe(words);
  expect(compare(said, found)).toEqual([]);
});

it.for<readonly [string, Recurrence]>([
  ['every 2 weeks on Monday, Friday', { ...weekly, every: 2, weekdays: ['Monday', 'Friday'] }],
  ['every 2 days on weekdays', { ...daily, every: 2, weekdaysOnly: true }],
  ['every 2 months on the first Monday', { ...monthly, every: 2, weekOfMonth: 1, dayOfWeek: 'Monday' }],
])('says in a comment what the language has no words for: %s', ([words, recurrence]) => {
  const { desired, found } = batch(recurring(recurrence));
  expect(textOf(found)).toContain(
    `// It runs ${words} at 09:00 from 2026-01-05: the language has no words for that.`,
  );
  // What no file can say is missing in none.
  expect(compare(desired, found)).toEqual([]);
});

it('says what it is that an instance does not show of runs', () => {
  expect(textOf(batch(recurring(undefined)).found)).toContain(
    '// It runs again and again; Marketo does not show when.',
  );
  expect(textOf(batch({ status: 'Single Run' }).found)).toContain(
    '// It ran once, or is going to: this API does not show when.',
  );
  expect(textOf(batch({ status: 'Never Run' }).found)).not.toMatch(/schedule|It ran/);
});

it('imports the next single run, and the others as comments', () => {
  const { found } = batch({ status: 'Single Run', scheduledRuns: ['2027-02-01T09:00', '2027-01-05T09:00'] });
  expect(textOf(found)).toContain(
    'schedule once at 2027-01-05T09:00\n  // It is also going to run at 2027-02-01 09:00.',
  );
});

it('finds a recurrence that is another one, that is missing, and of which the files say nothing', () => {
  const drift = (shown: Partial<CampaignSnapshot>, recurrence: string | undefined) => {
    const { desired, found } = batch(shown, { recurrence });
    return compare(desired, found).map(({ message, diff, byHand }) => ({ message, diff, byHand }));
  };
  expect(drift(recurring(daily), 'daily at 09:00')).toEqual([]);
  expect(
    drift(recurring({ ...weekly, weekdays: ['Monday', 'Friday'] }), 'weekly on friday, monday at 09:00'),
  ).toEqual([]);
  expect(drift(recurring(undefined), 'daily at 02:00')).toEqual([]);
  expect(drift(recurring(daily), 'daily at 02:00')).toEqual([
    {
      message: 'It runs daily at 09:00 from 2026-01-05, the files say daily at 02:00.',
      diff: ['-schedule daily at 09:00 from 2026-01-05', '+schedule daily at 02:00'],
      byHand: true,
    },
  ]);
  expect(drift({ status: 'Never Run' }, 'daily at 02:00')).toMatchObject([
    {
      message: 'No recurrence is scheduled, the files say daily at 02:00.',
      diff: ['+schedule daily at 02:00'],
    },
  ]);
  expect(drift(recurring(daily), undefined)).toMatchObject([
    { message: 'It runs daily at 09:00 from 2026-01-05, of which the files say nothing.' },
  ]);
});
