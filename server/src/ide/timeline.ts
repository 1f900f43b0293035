import type { Location } from '../model/index.ts';

/** What happens to one person in one order of the campaigns, to be read from top to bottom. Plain data. */
export interface Timeline {
  /** Who it is, as conditions of the language: `[Job Title] is "VP Sales"`. */
  readonly person: readonly string[];
  readonly rows: readonly TimelineRow[];
}

export interface TimelineRow {
  /** When, counted from the beginning: `start`, `+5 min`. */
  readonly at: string;
  /** The campaign that acts; or `the person`, `Salesforce`. */
  readonly campaign: string;
  /** How many campaigns are executing the one that acts. */
  readonly depth: number;
  /** The flow step as it is written, or what else happens. */
  readonly step: string;
  /** What comes of it: `[Lifecycle Status]: empty → "2 - MQL"`. */
  readonly effects: readonly string[];
  /** Does the row bear on what the timeline is shown for? */
  readonly decides: boolean;
  /** What to notice about it. */
  readonly note: string | undefined;
  readonly location: Location | undefined;
}

/** Two courses of things that end differently. */
export interface TimelinePair {
  /** Two orders for one person; one order for two people; or one order that does not end where it should. */
  readonly kind: 'two orders' | 'two people' | 'one story';
  readonly person: readonly string[];
  /** How both begin; of one story, all of it. */
  readonly common: readonly TimelineRow[];
  readonly orders: readonly [TimelineOrder, TimelineOrder];
  /** How both go on when nothing is different any more. */
  readonly alike: readonly TimelineRow[];
}

/** One of two orders, from where they part. */
export interface TimelineOrder {
  readonly rows: readonly TimelineRow[];
  readonly outcome: readonly { readonly name: string; readonly value: string; readonly differs: boolean }[];
}

const units = [
  ['day', 24 * 60],
  ['h', 60],
  ['min', 1],
] as const;

/** `start`, `+5 min`, `+1 h 30 min`, `+2 days` */
export function sinceStart(minutes: number): string {
  let left = Math.round(minutes);
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count === 0 ? [] : [`${count} ${unit}${unit === 'day' && count > 1 ? 's' : ''}`];
  });
  return parts.length === 0 ? 'start' : `+${parts.join(' ')}`;
}
