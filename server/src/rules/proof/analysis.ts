import {
  type Budget,
  confluence,
  createEngine,
  createEngineCompiler,
  defaultSemantics,
  type Engine,
  type EngineProgram,
  exploreAll,
  type Explorer,
  type Semantics,
  type Stimulus,
  stimulusState,
  watchedIn,
  watchStages,
} from '../../engine/index.ts';
import { createStaticTier, type Outlook } from '../../engine/index.ts';
import type { Model } from '../../model/index.ts';
import { batchesMeanwhile } from './batch.ts';
import type { ProofBudget } from './budget.ts';
import { findLoop, type Loop } from './loop.ts';
import { type Move, undeclaredMoves } from './move.ts';
import { type Race, raceKey, racesIn } from './race.ts';
import { type Refire, refiresOf } from './refire.ts';

/** What could be proved of a model within a budget. */
export interface Analysis {
  readonly model: Model;
  readonly program: EngineProgram;
  /** Each once, shown by the plainest stimulus. */
  readonly races: readonly Race[];
  readonly loops: readonly Loop[];
  readonly moves: readonly Move[];
  readonly refires: readonly Refire[];
  /** Stimuli of which not everything could be looked at. */
  readonly undecided: readonly Outlook[];
  readonly cost: Cost;
  /** It was ended before its time. */
  readonly cancelled: boolean;
}

export interface Cost {
  /** Everything that may start something. */
  readonly stimuli: number;
  /** Those that had to be run. */
  readonly explored: number;
  readonly states: number;
}

/** Analyses models. Keeps what it found for stimuli whose campaigns, and all that they rely on, stay the same. */
export interface Analyst {
  analyse(model: Model, options: AnalysisOptions): Analysis;
}

export interface AnalysisOptions {
  readonly budget: ProofBudget;
  /** Asked between states; true stops the analysis. */
  readonly cancelled?: () => boolean;
}

/** What was found out about one stimulus. */
interface Examined {
  readonly races: readonly Race[];
  readonly loops: readonly Loop[];
  readonly moves: readonly Move[];
  readonly refires: readonly Refire[];
  readonly complete: boolean;
  readonly states: number;
}

export function createAnalyst(semantics: Partial<Semantics> = {}, explore: Explorer = exploreAll): Analyst {
  const reading = { ...defaultSemantics, ...semantics };
  const compiler = createEngineCompiler();
  const tier = createStaticTier(reading);
  return {
    analyse(model, { budget, cancelled }) {
      const program = compiler.compile(model);
      const engine = createEngine(program, { semantics: reading });
      const outlooks = tier.outlooks(program);
      const all = [...outlooks, ...batchesMeanwhile(program, tier, outlooks)].toSorted(
        (a, b) => a.campaigns.length - b.campaigns.length,
      );
      const found: Examined[] = [];
      const undecided: Outlook[] = [];
      let states = 0;
      for (const outlook of all) {
        if (!isWorthwhile(program, outlook)) continue;
        const left = Math.min(budget.statesPerStimulus, budget.states - states);
        if (left <= 0 || cancelled?.() === true) {
          undecided.push(outlook);
          continue;
        }
        const limits: Budget = { states: left, turns: budget.turns };
        const examined = examine(engine, explore, model, outlook, limits, cancelled);
        found.push(examined);
        states += examined.states;
        if (!examined.complete) undecided.push(outlook);
      }
      return {
        model,
        program,
        races: distinctRaces(found.flatMap(({ races }) => races)),
        loops: distinct(
          found.flatMap(({ loops }) => loops),
          ({ campaigns }) =>
            campaigns
              .map(({ id }) => id)
              .toSorted((a, b) => a - b)
              .join(),
        ),
        moves: distinct(
          found.flatMap(({ moves }) => moves),
          ({ kind, step, from, to }) => `${kind} ${step.place?.start} ${step.text} ${from} ${to}`,
        ),
        refires: distinct(
          found.flatMap(({ refires }) => refires),
          ({ campaign, step }) => `${campaign.id} ${step.text}`,
        ),
        undecided,
        cost: { stimuli: all.length, explored: found.length, states },
        cancelled: cancelled?.() === true,
      };
    },
  };
}

/** Where nothing can depend on the order, nothing turns in circles and no stage is written, there is nothing to find. */
function isWorthwhile(
  { lifecycles }: EngineProgram,
  { conflicts, circular, written, stimulus }: Outlook,
): boolean {
  if (conflicts.length > 0 || circular) return true;
  return (
    stimulus.script.length === 1 && (lifecycles.some(({ stage }) => written.has(stage)) || isScore(stimulus))
  );
}

function isScore({ script }: Stimulus): boolean {
  return script.some(({ changes }) => changes.length > 0);
}

function examine(
  engine: Engine,
  explore: Explorer,
  model: Model,
  { stimulus, conflicts, circular }: Outlook,
  budget: Budget,
  cancelled: AnalysisOptions['cancelled'],
): Examined {
  const start = stimulusState(engine.program, stimulus);
  if (start === undefined) return { races: [], loops: [], moves: [], refires: [], complete: true, states: 0 };
  const stages = watchStages(engine.program);
  const exploration = explore(engine, start, {
    budget,
    visit: stages.visit,
    ...(cancelled && { cancelled }),
  });
  const search = circular ? findLoop(engine, stimulus, start, budget) : undefined;
  const differences = conflicts.length === 0 ? [] : confluence(exploration, watchedIn(engine.program));
  return {
    races: racesIn(engine, stimulus, start, differences),
    loops: search?.loop === undefined ? [] : [search.loop],
    moves: undeclaredMoves(engine, model, stimulus, start, stages.moves()),
    refires: refiresOf(engine, explore, stimulus, start, budget),
    complete: exploration.coverage === 'all' && search?.complete !== false,
    states: exploration.states,
  };
}

/** The plainest stimulus speaks for a race: one event before several, then the one that supposes least. */
function distinctRaces(races: readonly Race[]): Race[] {
  const plain = ({ stimulus, witness }: Race) =>
    (stimulus.coincidence === undefined ? 0 : 1000) +
    stimulus.script.length * 100 +
    witness.assumptions.length;
  return distinct(
    races.toSorted((a, b) => plain(a) - plain(b)),
    (race) => raceKey(race).slice(raceKey(race).indexOf('\n')),
  );
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
