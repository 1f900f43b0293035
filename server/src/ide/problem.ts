import type { Finding } from '../rules/index.ts';

/**
 * A finding as one text. The first line says what is the case, because a list of problems shows no more; the second
 * why it matters and what to do.
 */
export function textOf({ message, why, advice }: Pick<Finding, 'message' | 'why' | 'advice'>): string {
  const reason = [why, advice].filter((sentence) => sentence !== '').join(' ');
  return reason === '' ? message : `${message}\n${reason}`;
}
