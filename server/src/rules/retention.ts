import type { Retention } from '../catalogue/index.ts';

const minutesPerDay = 24 * 60;

/** How far back Marketo knows activities of a kind: `90 days`, `25 months`; undefined: for ever. */
export function keptFor({ days }: Retention): string | undefined {
  if (days === undefined) return undefined;
  // The policy counts long times in months: 25 of them are 761 days.
  return days > 365 ? `${Math.floor(days / 30.4)} months` : `${days} days`;
}

/** For messages: what a search without a date goes through. */
export function retentionOf(retention: Retention): string {
  const kept = keptFor(retention);
  return kept === undefined ? 'everything since the beginning' : `${kept} of activities`;
}

/** Does a time reach further back than Marketo knows? */
export function isForgotten({ days }: Retention, minutes: number): boolean {
  return days !== undefined && minutes > days * minutesPerDay;
}
