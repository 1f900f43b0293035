import type { Plan } from '../../compiler/index.ts';
import type { Session } from './session.ts';

/** Calls a day in a usual contract; more can be bought, and no call tells how many. Source: Adobe's integration best practices. */
const usualQuota = 50_000;

/** What the plan's calls mean for today's quota. Undefined: nothing to do, or the instance does not say. */
export async function quotaWords(
  { connection, signedIn: { instance } }: Session,
  { summary }: Plan,
): Promise<string | undefined> {
  if (summary.calls === 0) return undefined;
  const { callsToday } = await import('../../marketo/index.ts');
  const used = await callsToday(connection.http);
  if (used.kind !== 'success') return undefined;
  const spent = `${number(used.result)} calls were made to ${instance.name} today, by everybody together; most contracts allow ${number(usualQuota)}.`;
  if (used.result + summary.calls <= usualQuota) return `${spent}\n`;
  return `${spent} The ${number(summary.calls)} of this plan may be too many: it would stop, and go on after 00:00 US Central time when it is applied again.\n`;
}

const number = (value: number): string => value.toLocaleString('en-US');
