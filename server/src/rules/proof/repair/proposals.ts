import { alertBehindSync } from './behind.ts';
import type { Candidate } from './candidate.ts';
import type { Cause } from './cause.ts';
import { continuations, onceByChange } from './continue.ts';
import { executions } from './execute.ts';
import { folds } from './fold.ts';
import { guards, guardsOfStep } from './guard.ts';
import { listenings } from './listen.ts';
import { moves } from './move.ts';
import { onceADay, onlyOnce, onlyUpwards } from './pace.ts';
import type { Scene } from './scene.ts';
import { stampAdded } from './stamp.ts';
import { waits } from './wait.ts';

/** What may help, the best first: order by construction before order by time. */
export function* proposals(scene: Scene, cause: Cause): Generator<Candidate> {
  switch (cause.kind) {
    case 'race': {
      const { race } = cause;
      yield* executions(scene, race);
      yield* moves(scene, race);
      yield* guards(scene, race);
      yield* onceByChange(scene, race);
      yield* listenings(scene, race);
      yield* continuations(scene, race);
      yield* folds(scene, race);
      yield* waits(scene, race);
      break;
    }
    case 'loop':
      yield* onceADay(scene, cause.loop);
      break;
    case 'move':
      yield* guardsOfStep(scene, cause.move, cause.move.lifecycle.stage);
      break;
    case 'recycle':
      yield* onlyUpwards(scene, cause.recycle);
      break;
    case 'refire':
      yield* onceByChange(scene, cause.refire);
      yield* onlyOnce(scene, cause.refire);
      break;
    case 'restamp':
      yield* guardsOfStep(scene, cause.restamp, cause.restamp.stamp);
      break;
    case 'alert order':
      yield* alertBehindSync(scene, cause.order);
      break;
    case 'no stamp':
      yield* stampAdded(scene, cause.missing);
      break;
  }
}
