import { placeOf } from '../../model/index.ts';
import type { CampaignDeclaration, Setting, Span } from '../../syntax/index.ts';
import { statementRemoved } from '../removal.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';
import { minutesOf } from '../units.ts';

const aDay = 24 * 60;

export const rule: Rule = {
  id: 'schedule/not-offered',
  severity: 'error',
  method: 'bind',
  summary: 'A schedule more often than daily, or one on a campaign that has triggers or is executable.',
  why: 'Marketo repeats a batch campaign daily, weekly or monthly, and offers no schedule for any other campaign.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, { text }) {
    if (declaration.kind !== 'Campaign' || !('flow' in bound)) return;
    for (const item of declaration.items) {
      if (item.kind !== 'Schedule') continue;
      if (bound.kind === 'batch') yield* tooOften(declaration, item, text);
      else yield misplaced(declaration, item, bound.kind, text);
    }
  },
};

type ScheduleSetting = Extract<Setting, { kind: 'Schedule' }>;

function* tooOften(
  declaration: CampaignDeclaration,
  { schedule }: ScheduleSetting,
  text: string,
): Generator<RawFinding> {
  if (schedule.repeat?.kind !== 'every') return;
  const { interval } = schedule.repeat;
  const minutes = minutesOf(interval);
  if (minutes === undefined || minutes >= aDay) return;
  const place = placeOf(declaration, withEvery(interval, text));
  yield {
    place,
    message: `${quoted(declaration.name.value)} is to run every ${interval.text} ${interval.unit}, but Marketo repeats a batch campaign once a day at most.`,
    advice: 'Run it daily, or let a trigger start it for each person at once.',
    fixes: [{ title: 'Run it daily', safe: false, edits: [{ place, text: 'daily' }] }],
  };
}

/** `every 2 hours`: the word before the interval belongs to it. */
function withEvery({ start, end }: Span, text: string): Span {
  return { start: text.lastIndexOf('every', start), end };
}

function misplaced(
  declaration: CampaignDeclaration,
  item: ScheduleSetting,
  kind: 'trigger' | 'executable',
  text: string,
): RawFinding {
  const what = kind === 'trigger' ? 'is started by triggers' : 'is executable and started by other campaigns';
  return {
    place: placeOf(declaration, item),
    message: `${quoted(declaration.name.value)} has a schedule, but it ${what}.`,
    advice:
      'Take the schedule out, or put it on a batch campaign of its own that has filters and no triggers.',
    fixes: [
      { title: 'Take the schedule out', safe: false, edits: [statementRemoved(declaration, text, item)] },
    ],
  };
}
