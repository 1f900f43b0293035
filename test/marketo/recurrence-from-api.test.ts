import { expect, it } from 'vitest';
import { campaignRecord } from '../../server/src/marketo/endpoints/records.ts';
import { recurrenceFromApi } from '../../server/src/marketo/from-api.ts';
import { wallTime } from '../../server/src/marketo/zoned-time.ts';

/** What the API answers of a campaign, with the members of `Recurrence` as Adobe's specification has them. */
const read = (recurrence: unknown, status = 'Recurring Run') =>
  recurrenceFromApi(
    campaignRecord.parse({
      id: 1,
      name: 'Nightly',
      status,
      folder: { id: 1, type: 'Folder' },
      recurrence,
    }),
    'Europe/Berlin',
  );

it('reads when a batch recurs, in the times of the subscription', () => {
  expect(
    read({
      startAt: '2026-01-05T08:00:00Z+0000',
      endAt: '2026-07-01T07:00:00Z+0000',
      intervalType: 'Weekly',
      interval: 2,
      weekdayOnly: false,
      weekdayMask: ['Monday'],
    }),
  ).toEqual({
    interval: 'Weekly',
    every: 2,
    weekdaysOnly: false,
    weekdays: ['Monday'],
    dayOfMonth: undefined,
    weekOfMonth: undefined,
    dayOfWeek: undefined,
    start: '2026-01-05T09:00',
    end: '2026-07-01T09:00',
  });
});

it('reads none where a campaign does not recur, or the answer says too little', () => {
  expect(read({ weekdayOnly: false })).toBeUndefined();
  expect(read(undefined)).toBeUndefined();
  expect(read({ intervalType: 'Daily', startAt: 'soon' })).toBeUndefined();
  expect(read({ intervalType: 'Hourly', startAt: '2026-01-05T08:00:00Z' })).toBeUndefined();
  expect(read('every day')).toBeUndefined();
  expect(read({ intervalType: 'Daily', startAt: '2026-01-05T08:00:00Z' }, 'Inactive')).toBeUndefined();
});

it.for([
  ['2026-11-19T08:00:00Z+0000', '2026-11-19T09:00'],
  ['2026-07-19T08:00:00Z', '2026-07-19T10:00'],
  ['2026-11-19T08:00:00-0500', '2026-11-19T14:00'],
  ['2026-11-19T23:30:00+00:00', '2026-11-20T00:30'],
  ['soon', undefined],
] as const)('reads %s as the time on the wall in Berlin', ([text, wall]) => {
  expect(wallTime(text, 'Europe/Berlin')).toBe(wall);
});
