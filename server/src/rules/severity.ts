import type { Severity } from './rule.ts';

/** Severities that a workspace chose, by rule (`slow/order`) or by category (`slow/*`); the rule itself wins. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/** What a workspace chose for a rule; undefined: nothing. What cannot be read stays an error whatever it chose. */
export function chosenSeverity(id: string, severities: Severities): Severity | 'off' | undefined {
  const category = id.slice(0, id.indexOf('/'));
  if (category === 'syntax') return undefined;
  return severities.get(id) ?? severities.get(`${category}/*`);
}
