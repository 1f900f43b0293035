import type { EngineCampaign } from '../program/index.ts';
import { event, wake } from '../state/index.ts';
import { text } from '../values/index.ts';
import { triggersFor } from './comparisons.ts';
import type { Turn } from './turn.ts';

/**
 * Asks a campaign to start beside the one that asks (facts: a request does not wait; a requested campaign checks for
 * itself). False when it cannot be requested (fact: only active campaigns are requestable). Who calls is the source, by
 * which a campaign may choose its callers.
 */
export function request(turn: Turn, target: EngineCampaign, source: string): boolean {
  const requested = event('Campaign is Requested', [['Source', text(source)]]);
  if (!target.active || triggersFor(target, requested).length === 0) return false;
  turn.add(wake(target, requested));
  return true;
}

/** What something outside the files requests by name. */
export function requestAll(turn: Turn, names: readonly string[]): void {
  for (const name of names) {
    const target = turn.engine.program.campaign(name, undefined, undefined);
    if (target !== undefined && target.kind !== 'external')
      request(turn, target, turn.engine.semantics.sources.flow);
  }
}
