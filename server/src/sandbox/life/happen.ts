import type { Occurrence } from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import type { NewActivity, Person } from '../store/people.ts';
import type { Campaigns } from './campaigns.ts';
import { live } from './live.ts';

/** Something happens to a person now: it goes into the log, and campaigns run as far as they get without time passing. */
export function happen(
  instance: Instance,
  campaigns: Campaigns,
  person: Person,
  what: Occurrence,
  first: readonly NewActivity[] = [],
): void {
  const now = instance.clock();
  instance.store.log([...first, ...live(instance, campaigns, person, [what], now)]);
}
