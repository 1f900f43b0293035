import { ALL_CHANGES } from '../program/index.ts';
import { type Change, event, type Increase, type Moment, momentOf, type Occurrence } from '../state/index.ts';
import { increased, type Value } from '../values/index.ts';
import { change, type Writing } from './changes.ts';
import { raise } from './events.ts';
import { admits, start } from './qualifying.ts';
import { request } from './requesting.ts';
import type { Turn } from './turn.ts';

/** Something happens to the person by itself. What follows it in the script comes up next. */
export function occur(turn: Turn, task: Moment): void {
  const { what, then } = task;
  turn.replace(task, momentOf(then, turn.minute));
  turn.happened.push({ kind: 'occurred', what });
  const writing: Writing = { source: what.source, fires: ALL_CHANGES };
  for (const wanted of what.changes) {
    const value = valueAfter(turn, wanted);
    if (what.creates && !turn.engine.semantics.firstValuesAreChanges) turn.set(wanted.thing, value);
    else change(turn, wanted.thing, value, writing);
  }
  for (const raised of what.events) raise(turn, raised);
  if (what.request !== undefined) request(turn, what.request.campaign, what.request.source);
  if (what.batch !== undefined) runBatch(turn, what);
}

function valueAfter(turn: Turn, wanted: Change | Increase): Value {
  return 'by' in wanted ? increased(turn.read(wanted.thing), wanted.by) : wanted.value;
}

/** A batch run asks who fits at that moment. */
function runBatch(turn: Turn, { batch, name }: Occurrence): void {
  if (batch === undefined) return;
  const verdict = admits(turn, batch);
  turn.happened.push({ kind: 'woken', campaign: batch, event: event(name), verdict });
  if (verdict === 'enters') start(turn, batch);
}
