import type { Engine } from '../../engine.ts';
import { influencesOf } from '../../influence/index.ts';
import type { Thing } from '../../program/index.ts';
import type { Difference } from '../../questions/confluence.ts';
import { resultIn, type Watched } from '../../questions/watched.ts';

/**
 * What can be looked at by itself. Of the many values that a step takes along each has influences of its own, and all
 * persons who differ in any of them are too many; so how often the step is done is one piece, and each value another.
 */
export function piecesOf(engine: Engine, watched: Watched): readonly Watched[] {
  if (watched.kind !== 'effect' || watched.carried !== undefined) return [watched];
  const carried = [...carriedBy(engine, watched.step)];
  return [[], ...carried.map((thing) => [thing])].map((things) => ({ ...watched, carried: things }));
}

/** A difference of a piece as one of the whole: whoever differs in one value differs. */
export function ofWhole(difference: Difference, watched: Watched): Difference {
  const [one, other] = difference.endings.map(({ state }) => resultIn(state, watched, difference.knowledge));
  return one === other ? difference : { ...difference, watched };
}

/** What such steps take along, whoever takes them. */
function carriedBy(engine: Engine, text: string): ReadonlySet<Thing> {
  const influences = influencesOf(engine);
  const notes = engine.program.campaigns.flatMap((campaign) =>
    influences.of(campaign).flow.flatMap(({ steps }) => steps.flatMap(({ influence }) => influence.notes)),
  );
  return new Set(notes.flatMap(({ step, reads }) => (step.text === text ? reads : [])));
}
