import { shortened } from '../protocol/refusals.ts';

/** Why one record of a call was left out, while the call as a whole went well. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

export const leadNotFound: Reason = { code: '1004', message: 'Lead not found' };
export const leadExists: Reason = { code: '1005', message: 'Lead already exists' };
export const severalMatch: Reason = { code: '1007', message: 'Multiple leads match lookup criteria' };
export const notInList: Reason = { code: '1015', message: 'Lead not in list' };
export const pastThisStatus: Reason = {
  code: '1037',
  message: 'Lead skipped because it is already in or past this status',
};

export function invalidValue(value: unknown, type: string): Reason {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return { code: '1001', message: `Invalid value '${shortened(written)}'. Required of type '${type}'` };
}

export function invalidRecord(why: string): Reason {
  return { code: '1003', message: why };
}

export function fieldNotFound(name: string): Reason {
  return { code: '1006', message: `Field '${shortened(name)}' not found` };
}

export function skipped(id: number | undefined, reason: Reason): Record<string, unknown> {
  return { ...(id === undefined ? {} : { id }), status: 'skipped', reasons: [reason] };
}
