/** Points in time are minutes since 1970 in the subscription's time zone: no clock and no time zone is asked here. */

export const MINUTES_PER_DAY = 1440;

/** `2026-12-01`, `2026-12-01T09:00`; undefined for text that is no date. */
export function minuteOf(text: string): number | undefined {
  const found = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?/.exec(text.trim());
  if (found === null) return undefined;
  const milliseconds = Date.parse(`${found[1]}T${found[2] ?? '00:00'}:00Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 60_000;
}

/** `09:00` as minutes after midnight. */
export function timeOfDay(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d\d)$/.exec(text.trim());
  if (found === null) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

const unitMinutes: ReadonlyMap<string, number> = new Map([
  ['minute', 1],
  ['hour', 60],
  ['day', MINUTES_PER_DAY],
  ['week', 7 * MINUTES_PER_DAY],
  // Intervals are rolling and a month is 30 days (Adobe docs: edit qualification rules).
  ['month', 30 * MINUTES_PER_DAY],
  ['year', 365 * MINUTES_PER_DAY],
]);

/** Minutes of a duration; undefined for a unit that is not a full word, such as `hrs`. */
export function durationMinutes(amount: number, unit: string): number | undefined {
  const minutes = unitMinutes.get(unit.toLowerCase().replace(/s$/, ''));
  return minutes === undefined ? undefined : amount * minutes;
}

export function startOfDay(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The first minute from `minute` on that falls on one of the weekdays (any, if none is named) at the time of day. */
export function nextOn(minute: number, days: readonly string[], at: number | undefined): number {
  const wanted = new Set(days.map((day) => weekdays.indexOf(day.toLowerCase())).filter((day) => day !== -1));
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const midnight = startOfDay(minute) + ahead * MINUTES_PER_DAY;
    // 1970-01-01 was a Thursday.
    const weekday = (midnight / MINUTES_PER_DAY + 4) % 7;
    if (wanted.size > 0 && !wanted.has(((weekday % 7) + 7) % 7)) continue;
    const candidate = at === undefined ? Math.max(minute, midnight) : midnight + at;
    if (candidate >= minute) return candidate;
  }
  return minute;
}

/** The same day and month as `minute`, in the first year that brings it at or after `now`. */
export function nextAnniversary(minute: number, now: number): number {
  const date = new Date(minute * 60_000);
  const year = new Date(now * 60_000).getUTCFullYear();
  for (const candidate of [year, year + 1]) {
    const at =
      Date.UTC(candidate, date.getUTCMonth(), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()) /
      60_000;
    if (at >= now) return at;
  }
  return now;
}
