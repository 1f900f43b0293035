import type { External } from '../program/index.ts';
import type { Change } from '../state/index.ts';
import { change } from '../turn/changes.ts';
import { expectAnswer } from '../turn/outside.ts';
import { requestAll } from '../turn/requesting.ts';
import type { Turn } from '../turn/turn.ts';
import { unknown } from '../values/index.ts';

const FIRES = ['Data Value Changes', 'Score is Changed'];

/** A campaign outside the files does what it is declared to do, some time after it is requested. */
export function requestExternal(turn: Turn, external: External): void {
  const { answers, sources } = turn.engine.semantics;
  expectAnswer(turn, answers.campaign, `campaign "${external.name}"`, 'runs', {
    changes: changesOf(turn, external),
    fires: FIRES,
    source: sources.flow,
    requests: external.requests,
  });
}

/** The same at once: an executable one. */
export function performExternal(turn: Turn, external: External): void {
  const source = turn.engine.semantics.sources.flow;
  for (const { thing, value } of changesOf(turn, external))
    change(turn, thing, value, { source, fires: FIRES });
  requestAll(turn, external.requests);
}

/** Values that nobody has told, the same each time. */
export function changesOf(turn: Turn, external: External): Change[] {
  return external.writes.map((thing) => {
    const { name, type, whole, oneOf } = turn.engine.program.field(thing);
    const shape = { whole, mayBeEmpty: false, ...(oneOf && { oneOf }) };
    return { thing, value: unknown(`${name} from ${external.of} "${external.name}"`, type, shape) };
  });
}
