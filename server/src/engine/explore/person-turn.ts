import type { Engine } from '../engine.ts';
import type { State, Task } from '../state/index.ts';
import { apply, type Next } from '../transition.ts';
import type { Touched } from '../turn/touched.ts';
import type { Knowledge } from '../values/index.ts';

/** A turn as one person takes it: of whom more is known than the schedule has asked so far. */
export interface PersonTurn {
  readonly next: Next;
  /** What is known of the person now; whatever had to be supposed in addition is. */
  readonly person: Knowledge;
}

/** How somebody answers whom nobody knows well enough. */
export interface Answering {
  readonly person: Knowledge;
  /** The answer to what nobody knows. */
  readonly otherwise: boolean;
}

/** The turn of a task for one person. Undefined when the state is not one of this person. */
export function turnOf(
  engine: Engine,
  state: State,
  task: Task,
  answering: Answering,
  touched?: Touched,
): PersonTurn | undefined {
  let answers: readonly boolean[] = [];
  while (true) {
    const next = apply(engine, state, task, answers, touched).next().value;
    if (next === undefined) return undefined;
    const { known, wrong } = checked(next, answering, answers.length);
    if (wrong === undefined) return { next, person: known };
    // An answer that was told to be wrong is wrong either way.
    if (wrong < answers.length) return undefined;
    answers = [...next.answers.slice(0, wrong), next.answers[wrong] !== true];
  }
}

/** The number of the first answer that does not fit; `settled` of them are the only ones that do. */
function checked(
  { happened }: Next,
  { person, otherwise }: Answering,
  settled: number,
): { readonly known: Knowledge; readonly wrong: number | undefined } {
  let known = person;
  let number = 0;
  for (const happening of happened) {
    if (happening.kind !== 'assumed') continue;
    const { about, test, holds } = happening.assumption;
    const after = known.assume(about, test, holds);
    const open = number >= settled && known.decide(about, test) === undefined;
    if (after === undefined || (open && holds !== otherwise)) return { known, wrong: number };
    known = after;
    number += 1;
  }
  return { known, wrong: undefined };
}
