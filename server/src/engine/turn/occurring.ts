import { event, type Moment, momentOf, type Occurrence } from '../state/index.ts';
import { change, type Writing } from './changes.ts';
import { raise } from './events.ts';
import { admits, start } from './qualifying.ts';
import type { Turn } from './turn.ts';

/** Something happens to the person by itself. What follows it in the script comes up next. */
export function occur(turn: Turn, task: Moment): void {
  const { what, then } = task;
  turn.replace(task, momentOf(then, turn.minute));
  turn.happened.push({ kind: 'occurred', what });
  const writing: Writing = { source: what.source, fires: firesOf(what) };
  for (const { thing, value } of what.changes) {
    if (what.creates && !turn.engine.semantics.firstValuesAreChanges) turn.set(thing, value);
    else change(turn, thing, value, writing);
  }
  for (const raised of what.events) raise(turn, raised);
  if (what.batch !== undefined) runBatch(turn, what);
}

/** A change raises what all changes raise, but not the event a second time that the occurrence itself is. */
function firesOf({ events }: Occurrence): readonly string[] {
  const own = new Set(events.map(({ trigger }) => trigger));
  return ['Data Value Changes', 'Score is Changed', 'Owner Changes', 'Segment Changes'].filter((name) => !own.has(name));
}

/** A batch run asks who fits at that moment. */
function runBatch(turn: Turn, { batch, name }: Occurrence): void {
  if (batch === undefined) return;
  const verdict = admits(turn, batch);
  turn.happened.push({ kind: 'woken', campaign: batch, event: event(name), verdict });
  if (verdict === 'enters') start(turn, batch);
}
