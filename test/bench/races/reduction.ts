/**
 * States that are visited without any reduction, with it, and in slices, stimulus by stimulus, where the first ends at
 * all.
 *
 *     node test/bench/races/reduction.ts 100
 */
import {
  createEngine,
  createEngineCompiler,
  createStaticTier,
  defaultSemantics,
  exploreAll,
  exploreUnordered,
  type Outlook,
  proveMany,
  stimulusState,
  watchedIn,
} from '../../../server/src/engine/index.ts';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { isWithin } from '../../../server/src/rules/proof/examination.ts';
import { workspaceOfSize } from './workspace-of-size.ts';

export interface ReductionFigures {
  readonly campaigns: number;
  /** Stimuli that have to be looked at and whose every order was. */
  readonly ended: number;
  /** Those that have more than {@link MOST_STATES}. */
  readonly tooMany: number;
  /** How many of those end with reduction, or are decided in slices. */
  readonly tooManyButReduced: number;
  readonly tooManyButSliced: number;
  /** Of those that ended, all together. */
  readonly states: { readonly all: number; readonly reduced: number; readonly slices: number };
}

const MOST_STATES = 50_000;

const size = Number(process.argv[2] ?? 100);
const program = createEngineCompiler().compile(workspaceOfSize(size).model());
const engine = createEngine(program);
const watched = watchedIn(program);
let [ended, tooMany, tooManyButReduced, tooManyButSliced] = [0, 0, 0, 0];
const states = { all: 0, reduced: 0, slices: 0 };

for (const outlook of createStaticTier(defaultSemantics).candidates(program)) {
  const visited = visitedIn(outlook);
  if (visited === undefined) continue;
  const { all, reduced, slices } = visited;
  if (all.coverage === 'all') {
    ended += 1;
    states.all += all.states;
    states.reduced += reduced.states;
    states.slices += slices.states;
  } else {
    tooMany += 1;
    if (reduced.coverage === 'all') tooManyButReduced += 1;
    if (slices.undecided.length === 0) tooManyButSliced += 1;
  }
}
const figures: ReductionFigures = {
  campaigns: size,
  ended,
  tooMany,
  tooManyButReduced,
  tooManyButSliced,
  states,
};
process.stdout.write(JSON.stringify(figures));

function visitedIn(outlook: Outlook) {
  const start = stimulusState(program, outlook.stimulus);
  if (start === undefined) return undefined;
  const budget = { states: MOST_STATES, turns: defaultProofBudget.turns };
  const asked = watched.filter((one) => isWithin(outlook, one));
  return {
    all: exploreAll(engine, start, { budget }),
    reduced: exploreUnordered(engine, start, { budget }),
    slices: proveMany(engine, start, asked, {
      budget: { ...budget, states: Math.max(...defaultProofBudget.statesPerThing) },
      statesInAll: MOST_STATES,
      mayDiffer: outlook.mayDiffer,
    }),
  };
}
