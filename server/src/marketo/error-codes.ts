/**
 * What to do about an error code. Source: Adobe's error codes page, and what clients in the field found out.
 *
 * - `renew`: the token is dead; renew it and repeat the call.
 * - `wait`: it was not done; it will work in a while.
 * - `once`: anything unhandled, contention included: one more try at most.
 * - `settle`: it may have been done: a read is repeated, a write is settled by reading back.
 * - `stop`: asking again changes nothing.
 */
export type Treatment = 'renew' | 'wait' | 'once' | 'settle' | 'stop';

const treatments: ReadonlyMap<string, Treatment> = new Map([
  ['601', 'renew'],
  ['602', 'renew'],
  ['604', 'settle'],
  ['606', 'wait'],
  ['608', 'wait'],
  ['611', 'once'],
  ['614', 'wait'],
  ['615', 'wait'],
  ['713', 'wait'],
  ['719', 'wait'],
] as const);

export function treatmentOf(code: string): Treatment {
  return treatments.get(code) ?? 'stop';
}

/** The same for an answer that is no envelope: a gateway's page, which may come with any status, or a refusal. */
export function treatmentOfStatus(status: number): Treatment {
  if (status === 401) return 'renew';
  if (status === 429) return 'wait';
  return status >= 500 || status === 408 || status === 200 ? 'settle' : 'stop';
}
