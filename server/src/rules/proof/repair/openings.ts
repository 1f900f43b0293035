import {
  createEngine,
  type Experience,
  type Outlook,
  type Watched,
  watchedIn,
} from '../../../engine/index.ts';
import type { Analysis } from '../analysis.ts';
import type { ProofBudget } from '../budget.ts';
import { examineThings } from '../examination.ts';

/** Something that was decided before, and is not any more. */
export interface Opening {
  readonly outlook: Outlook;
  readonly watched: readonly Watched[];
}

/** More than these are not worth it: the repair makes the files harder to tell. */
const MOST_OPENINGS = 12;

/** They are few, so each may cost more. */
const MORE_ROOM = 2;

export function openingsIn(before: Analysis, after: Analysis): readonly Opening[] {
  const known = new Map(before.undecided.map(({ outlook, watched }) => [outlook.stimulus.name, watched]));
  const asked = new Set(watchedIn(before.program).map(({ name }) => name));
  const everything = watchedIn(after.program);
  return after.undecided.flatMap(({ outlook, watched = everything }) => {
    const { name } = outlook.stimulus;
    const left = known.get(name);
    if (left === undefined && known.has(name)) return [];
    const open = new Set(left?.map((one) => one.name));
    // Of what is new nothing was decided.
    const more = watched.filter((one) => asked.has(one.name) && !open.has(one.name));
    return more.length === 0 ? [] : [{ outlook, watched: more }];
  });
}

/**
 * The means for proofs may have been spent elsewhere, or what was shown to go wrong may now have to be shown to go right:
 * looked at by itself, is each of them the same in every order?
 */
export function areClosed(
  openings: readonly Opening[],
  { program, model }: Analysis,
  budget: ProofBudget,
  cancelled: (() => boolean) | undefined,
): boolean {
  const count = openings.reduce((sum, { watched }) => sum + watched.length, 0);
  if (count > MOST_OPENINGS) return false;
  const engine = createEngine(program);
  const most = MORE_ROOM * Math.max(...budget.statesPerThing);
  const room: ProofBudget = { ...budget, statesOfThings: MORE_ROOM * budget.statesOfThings };
  const experience: Experience = new Map();
  return openings.every(({ outlook, watched }) => {
    const { undecided, races } = examineThings(
      { engine, model, outlook, watched, budget: room, experience, cancelled },
      watched,
      most,
    );
    return undecided.length === 0 && races.length === 0;
  });
}
