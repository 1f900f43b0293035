import { expect, it } from 'vitest';
import {
  durationMinutes,
  minuteOf,
  nextAnniversary,
  nextOn,
  timeOfDay,
} from '../../../server/src/engine/index.ts';

const friday = minuteOf('2026-11-20T17:00') ?? 0;

it('reads dates as minutes', () => {
  expect(minuteOf('1970-01-02')).toBe(1440);
  expect((minuteOf('2026-12-01T09:00') ?? 0) - (minuteOf('2026-12-01') ?? 0)).toBe(540);
  expect(minuteOf('2026-13-01')).toBeUndefined();
  expect(minuteOf('soon')).toBeUndefined();
  expect(timeOfDay('09:30')).toBe(570);
  expect(timeOfDay('25:00')).toBeUndefined();
});

it('counts in full unit words only', () => {
  expect(durationMinutes(2, 'hours')).toBe(120);
  expect(durationMinutes(1, 'Day')).toBe(1440);
  expect(durationMinutes(1, 'month')).toBe(30 * 1440);
  for (const unit of ['hrs', 'h', 'mins', 'd', '']) expect(durationMinutes(4, unit)).toBeUndefined();
});

it('finds the next working day at nine', () => {
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
  expect(nextOn(friday + 48 * 60, days, 540)).toBe(minuteOf('2026-11-23T09:00'));
  expect(nextOn(friday, ['Friday'], 17 * 60)).toBe(friday);
  expect(nextOn(friday, ['Friday'], 16 * 60)).toBe(minuteOf('2026-11-27T16:00'));
  expect(nextOn(friday, [], 540)).toBe(minuteOf('2026-11-21T09:00'));
  expect(nextOn(friday, ['Sunday'], undefined)).toBe(minuteOf('2026-11-22'));
});

it('finds the next anniversary', () => {
  expect(nextAnniversary(minuteOf('1980-03-01') ?? 0, friday)).toBe(minuteOf('2027-03-01'));
  expect(nextAnniversary(minuteOf('1980-12-01T10:00') ?? 0, friday)).toBe(minuteOf('2026-12-01T10:00'));
});
