import type { BoundCampaign } from '../../model/index.ts';

type Schedule = BoundCampaign['schedule'];

/** A recurrence in words, for the person who sets it by hand: no API writes it. */
export function recurrenceText(schedule: Schedule): string | undefined {
  if (schedule?.repeat === undefined) return undefined;
  const { repeat, at, from, until } = schedule;
  const span = `${from === undefined ? '' : ` from ${from.text}`}${until === undefined ? '' : ` until ${until.text}`}`;
  switch (repeat.kind) {
    case 'daily':
      return `daily at ${at.text}${span}`;
    case 'weekdays':
      return `weekdays at ${at.text}${span}`;
    case 'every':
      return `every ${repeat.interval.text} ${repeat.interval.unit} at ${at.text}${span}`;
    case 'weekly':
      return `weekly on ${repeat.days.map(({ text }) => text).join(', ')} at ${at.text}${span}`;
    case 'monthly':
      return `monthly on ${repeat.day.text} at ${at.text}${span}`;
  }
}

/** The moment of a one-off run. */
export function runAtOf(schedule: Schedule): string | undefined {
  return schedule !== undefined && schedule.repeat === undefined ? schedule.once.text : undefined;
}
