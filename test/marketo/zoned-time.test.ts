import { expect, it } from 'vitest';
import { zonedTime } from '../../server/src/marketo/zoned-time.ts';

it.each([
  ['2026-11-19T09:00', 'Europe/Berlin', '2026-11-19T09:00:00+01:00'],
  ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T09:00:00+02:00'],
  ['2026-07-01T09:00', 'America/Chicago', '2026-07-01T09:00:00-05:00'],
  ['2026-01-01T00:30', 'Asia/Kolkata', '2026-01-01T00:30:00+05:30'],
  ['2026-01-01T09:00', 'UTC', '2026-01-01T09:00:00+00:00'],
  ['2026-10-25T01:30', 'Europe/Berlin', '2026-10-25T01:30:00+02:00'],
  ['2026-10-25T04:00', 'Europe/Berlin', '2026-10-25T04:00:00+01:00'],
  ['2026-01-01T09:00:30', 'UTC', '2026-01-01T09:00:30+00:00'],
])('reads %s in %s as %s', (local, zone, expected) => {
  expect(zonedTime(local, zone)).toBe(expected);
});
