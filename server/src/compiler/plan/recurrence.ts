import type { CampaignSnapshot, Recurrence } from '../snapshot.ts';

/**
 * When a batch runs again and again, as a file says it behind `schedule`; undefined where the language has no words for it,
 * such as every second Monday and Friday.
 */
export function scheduleWords(recurrence: Recurrence): string | undefined {
  const words = repeatWords(recurrence);
  return words === undefined ? undefined : `${words} from ${day(recurrence.start)}${ending(recurrence)}`;
}

/** The same for a person to read, whatever it is. */
export function recurrenceSentence(recurrence: Recurrence): string {
  const { interval, every, weekdaysOnly, weekdays, dayOfMonth, weekOfMonth, dayOfWeek, start } = recurrence;
  const unit = { Daily: 'day', Weekly: 'week', Monthly: 'month' }[interval];
  const often = every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
  const on = [
    ...(weekdaysOnly ? ['weekdays'] : []),
    ...weekdays,
    ...(dayOfMonth === undefined ? [] : [`day ${dayOfMonth}`]),
    ...(weekOfMonth === undefined || dayOfWeek === undefined
      ? []
      : [`the ${ordinals[weekOfMonth - 1] ?? weekOfMonth} ${dayOfWeek}`]),
  ];
  const days = on.length === 0 ? '' : ` on ${on.join(', ')}`;
  return `${often}${days} at ${time(start)} from ${day(start)}${ending(recurrence)}`;
}

/**
 * Whether a campaign recurs as a file wants it: where that names no first day, any will do, and where the instance does not
 * show when, that it recurs has to be enough.
 */
export function recursAs(
  wanted: string,
  { status, recurrence: found }: Pick<CampaignSnapshot, 'status' | 'recurrence'>,
): boolean {
  if (found === undefined) return status === 'Recurring Run';
  const words = repeatWords(found);
  if (words === undefined) return false;
  const spans = ['', ` from ${day(found.start)}`].map((from) => `${words}${from}${ending(found)}`);
  return spans.some((text) => recurrenceKey(text) === recurrenceKey(wanted));
}

const ordinals = ['first', 'second', 'third', 'fourth'];
const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function repeatWords(recurrence: Recurrence): string | undefined {
  const repeats = repetition(recurrence);
  return repeats === undefined ? undefined : `${repeats} at ${time(recurrence.start)}`;
}

function repetition(recurrence: Recurrence): string | undefined {
  const { interval, every, weekdaysOnly, start } = recurrence;
  switch (interval) {
    case 'Daily':
      if (weekdaysOnly) return every === 1 ? 'weekdays' : undefined;
      return every === 1 ? 'daily' : `every ${every} days`;
    case 'Weekly': {
      const days = recurrence.weekdays.length === 0 ? [weekdayOf(start)] : inOrder(recurrence.weekdays);
      if (every === 1) return `weekly on ${days.join(', ')}`;
      // Without days, a period counts from the first run.
      return days.length === 1 && days[0] === weekdayOf(start) ? `every ${every} weeks` : undefined;
    }
    case 'Monthly':
      return monthly(recurrence);
  }
}

function monthly({ every, dayOfMonth, weekOfMonth, dayOfWeek, start }: Recurrence): string | undefined {
  const first = Number(day(start).slice(-2));
  const ordinal = weekOfMonth === undefined ? undefined : ordinals[weekOfMonth - 1];
  if (ordinal !== undefined && dayOfWeek !== undefined)
    return every === 1 ? `monthly on ${ordinal} ${dayOfWeek}` : undefined;
  if (every === 1) return `monthly on ${dayOfMonth ?? first}`;
  return (dayOfMonth ?? first) === first ? `every ${every} months` : undefined;
}

/** Letter case and the order of days make no difference. */
function recurrenceKey(text: string): string {
  const key = text.toLowerCase();
  const list = /^weekly on (.+) at /.exec(key)?.[1];
  return list === undefined ? key : key.replace(list, list.split(', ').sort().join(', '));
}

const inOrder = (days: readonly string[]): readonly string[] =>
  days.toSorted((one, other) => week.indexOf(one) - week.indexOf(other));

const ending = ({ end }: Recurrence): string => (end === undefined ? '' : ` until ${day(end)}`);
const day = (wall: string): string => wall.slice(0, 10);
const time = (wall: string): string => wall.slice(11, 16);

/** A wall time has no zone: read as UTC it is the day that it says. */
const weekdayOf = (wall: string): string =>
  week[(new Date(`${day(wall)}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'Monday';
