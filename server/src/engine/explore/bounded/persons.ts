import type { Engine } from '../../engine.ts';
import { byPriority } from '../../run.ts';
import type { State, Task } from '../../state/index.ts';
import { apply, enabled, type Next } from '../../transition.ts';
import { nothingTouched } from '../../turn/touched.ts';
import { PersonRun, type Taken } from './person-run.ts';

/** A run that has come to a question, to go on with another answer than the likely one. */
interface Turnoff {
  readonly state: State;
  /** As far as here, of a run that may have gone on. */
  readonly turns: readonly Taken[];
  readonly upTo: number;
  readonly answers: readonly boolean[];
}

/**
 * The schedule that Marketo is used to, for one kind of person after the other: first for somebody whom every campaign
 * takes that can, then for those who differ in one respect, then in two. Undefined for a run that takes too many turns.
 */
export function* personRuns(
  engine: Engine,
  start: State,
  mostTurns: number,
): Generator<PersonRun | undefined, void> {
  let turnoffs: Turnoff[] = [{ state: start, turns: [], upTo: 0, answers: [] }];
  while (turnoffs.length > 0) {
    const further: Turnoff[] = [];
    for (const turnoff of turnoffs) {
      yield runOn(engine, turnoff, mostTurns, further);
    }
    turnoffs = further;
  }
}

function runOn(
  engine: Engine,
  turnoff: Turnoff,
  mostTurns: number,
  further: Turnoff[],
): PersonRun | undefined {
  let { state, answers } = turnoff;
  const turns = turnoff.turns.slice(0, turnoff.upTo);
  while (turns.length < mostTurns) {
    const task = byPriority(enabled(engine, state), state);
    if (task === undefined) return new PersonRun(engine, state, state.knowledge, true, turns);
    const touched = nothingTouched();
    const next = likely(apply(engine, state, task, answers, touched), task);
    if (next === undefined || next.cut) return undefined;
    for (let at = answers.length; at < next.answers.length; at += 1) {
      const other = [...next.answers.slice(0, at), next.answers[at] !== true];
      further.push({ state, turns, upTo: turns.length, answers: other });
    }
    turns.push({ before: state, task, next, touched });
    state = next.state;
    answers = [];
  }
  return undefined;
}

/** Outcomes that are looked at to find somebody whom a campaign takes. */
const MOST_LOOKED_AT = 8;

/** The first outcome; of a campaign that looks at a person, the first in which it takes them. */
function likely(nexts: Iterable<Next>, { kind }: Task): Next | undefined {
  let first: Next | undefined;
  let looked = 0;
  for (const next of nexts) {
    first ??= next;
    if (kind !== 'wake' || isTaken(next)) return next;
    looked += 1;
    if (looked === MOST_LOOKED_AT) break;
  }
  return first;
}

function isTaken({ happened }: Next): boolean {
  return happened.some((happening) => happening.kind === 'woken' && happening.verdict === 'enters');
}
