import type { Ending, Exploration } from '../explore/explorer.ts';
import type { LogEntry } from '../state/index.ts';

/** Which entries of the log are meant: the alert, its sync. */
export type Which = (entry: LogEntry) => boolean;

/**
 * Endings in which `later` was done and no `earlier` before it: an alert before its sync, an email before its consent.
 * The shortest schedule first.
 */
export function outOfOrder(
  { endings }: Pick<Exploration, 'endings'>,
  earlier: Which,
  later: Which,
): Ending[] {
  return endings.filter(({ state }) => {
    const done = state.log.entries.filter(({ outcome }) => outcome === 'done');
    const first = done.findIndex(later);
    return first !== -1 && !done.slice(0, first).some(earlier);
  });
}
