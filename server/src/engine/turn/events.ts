import type { Thing } from '../program/index.ts';
import { type EngineEvent, seenBy, wake } from '../state/index.ts';
import { hears } from './comparisons.ts';
import { enter } from './qualifying.ts';
import type { Turn } from './turn.ts';

/**
 * Logs an event and wakes every campaign that listens. Which of them looks first, nobody can tell (fact: no order
 * between listeners), so waking is a task of its own.
 */
export function raise(turn: Turn, event: EngineEvent): void {
  const { program, semantics } = turn.engine;
  turn.happened.push({ kind: 'raised', event });
  const filter = program.filterOf(event.trigger);
  if (filter !== undefined && turn.engine.remembers(filter)) turn.remember(filter, event);
  for (const { campaign, triggers, looksAt } of program.listeners(event.trigger, event.field)) {
    // Attributes of an event do not change: who cannot mean this one need not be woken.
    if (hears(turn, 'peek', event, triggers) === false) continue;
    if (semantics.filtersTested === 'when woken') turn.add(wake(campaign, seenBy(event, looksAt)));
    else if (hears(turn, 'ask', event, triggers) === true) enter(turn, campaign, event);
  }
}

/** Does anybody listen to such an event, or look for it later? */
export function isHeard(turn: Turn, trigger: string, field: Thing | undefined): boolean {
  const { program, remembers } = turn.engine;
  const filter = program.filterOf(trigger);
  return program.listeners(trigger, field).length > 0 || (filter !== undefined && remembers(filter));
}
