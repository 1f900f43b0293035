import {
  createEngine,
  createEngineCompiler,
  createStaticTier,
  defaultSemantics,
  type Experience,
  type EngineProgram,
  type Outlook,
  type Semantics,
  type Watched,
  watchedIn,
} from '../../engine/index.ts';
import type { Model } from '../../model/index.ts';
import type { ProofBudget } from './budget.ts';
import { createContexts } from './context.ts';
import { createAsking, type Further } from './further.ts';
import {
  type Examination,
  examineCourse,
  examineLikely,
  examineRepeated,
  examineThings,
  type Question,
} from './examination.ts';
import type { Loop } from './loop.ts';
import type { Move } from './move.ts';
import { type Race, raceKey } from './race.ts';
import type { Recycle } from './recycle.ts';
import type { Refire } from './refire.ts';
import type { Restamp } from './restamp.ts';

/** What could be proved of a model within a budget. */
export interface Analysis extends Omit<Further, 'states'> {
  readonly model: Model;
  readonly program: EngineProgram;
  /** Each once, shown by the plainest stimulus. */
  readonly races: readonly Race[];
  readonly loops: readonly Loop[];
  readonly moves: readonly Move[];
  readonly recycles: readonly Recycle[];
  readonly refires: readonly Refire[];
  readonly restamps: readonly Restamp[];
  readonly undecided: readonly Undecided[];
  /** What was not looked at any more, by how and at which stimulus. */
  readonly skipped: ReadonlySet<string>;
  readonly cost: Cost;
  /** It was ended before its time. */
  readonly cancelled: boolean;
}

/** A stimulus of which not everything is known. */
export interface Undecided {
  readonly outlook: Outlook;
  /** What may end differently; undefined: the stimulus was not looked at any more. */
  readonly watched: readonly Watched[] | undefined;
}

export interface Cost {
  /** Stimuli that had to be looked at. */
  readonly stimuli: number;
  /** Things that could end differently, stimulus by stimulus. */
  readonly asked: number;
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
  /**
   * These files are a supposition about those of another analysis. What is known stays what is known of those; what
   * they left open for want of means is left open again, and for the rest there is room enough.
   */
  readonly supposing?: Analysis;
  /** Told which stimulus is looked at next. */
  readonly looking?: (stimulus: string) => void;
}

/** The share of all states that proofs of one thing after the other may take. */
const OF_THINGS = 0.8;

export function createAnalyst(semantics: Partial<Semantics> = {}): Analyst {
  const reading = { ...defaultSemantics, ...semantics };
  const compiler = createEngineCompiler();
  const tier = createStaticTier(reading);
  const contexts = createContexts();
  const asking = createAsking(tier);
  let known = new Map<string, Examination>();
  return {
    analyse(model, { budget, cancelled, looking, supposing }) {
      const program = compiler.compile(model);
      const engine = createEngine(program, { semantics: reading });
      const context = contexts.keyOf(program, budget);
      const watched = watchedIn(program);
      const experience: Experience = new Map();
      const common = { engine, model, watched, budget, experience, cancelled };
      const used = new Map<string, Examination>();
      const found: Examination[] = [];
      const skipped = new Set<string>();
      const most = supposing === undefined ? budget.statesInAll : 2 * budget.statesInAll;
      const mostOfThings = most * OF_THINGS;
      let states = 0;
      /** What is known already costs as much as it did: the same files get the same answer. */
      const look = (
        how: string,
        outlook: Outlook,
        examination: (asked: Question) => Examination,
        limit = most,
      ): Examination | undefined => {
        const name = `${how}\n${outlook.stimulus.name}`;
        if (states >= limit || supposing?.skipped.has(name) === true || cancelled?.() === true) {
          skipped.add(name);
          return undefined;
        }
        looking?.(outlook.stimulus.name);
        const key = `${name}\n${outlook.campaigns.map(({ id }) => id).join()}\n${context}`;
        const done = known.get(key) ?? examination({ ...common, outlook });
        if (cancelled?.() !== true) used.set(key, done);
        found.push(done);
        states += done.states;
        return done;
      };
      const outlooks = tier.candidates(program).toSorted((a, b) => a.campaigns.length - b.campaigns.length);
      const looks = outlooks.map((outlook) => ({
        outlook,
        left: look('likely', outlook, examineLikely)?.undecided,
      }));
      // What takes longest, and finds the least, comes last; and it must leave something to the other questions.
      let undecided = looks.flatMap(({ outlook, left }): Undecided[] =>
        left?.length === 0 ? [] : [{ outlook, watched: left }],
      );
      for (const atMost of budget.statesPerThing) {
        undecided = undecided.flatMap(({ outlook, watched: left }): Undecided[] => {
          const proof =
            left && look(`${atMost}`, outlook, (asked) => examineThings(asked, left, atMost), mostOfThings);
          const still = proof === undefined ? left : proof.undecided;
          return still?.length === 0 ? [] : [{ outlook, watched: still }];
        });
      }
      for (const outlook of budget.states === 0 ? [] : outlooks) look('course', outlook, examineCourse);
      for (const outlook of budget.states === 0 ? [] : repeatable(tier.outlooks(program), outlooks))
        look('again', outlook, examineRepeated);
      // Whoever goes on typing must not begin from nothing each time.
      if (supposing === undefined) known = cancelled?.() === true ? new Map([...known, ...used]) : used;
      const summed = summary(found);
      const told = { races: summed.races, undecided };
      const { states: more, ...further } = asking.further(
        { engine, budget, cancelled, context, ...told },
        supposing === undefined && cancelled?.() !== true,
      );
      return {
        model,
        program,
        ...summed,
        ...further,
        undecided,
        skipped,
        cost: {
          stimuli: outlooks.length,
          asked: found.reduce((sum, { asked }) => sum + asked, 0),
          states: states + more,
        },
        cancelled: cancelled?.() === true,
      };
    },
  };
}

/** Changes of one field, and what had to be looked at anyway. */
function repeatable(all: readonly Outlook[], candidates: readonly Outlook[]): Outlook[] {
  const isChange = ({ stimulus }: Outlook) =>
    stimulus.script[0]?.changes.length === 1 && stimulus.script[0].events.length === 0;
  const plain = [...all.filter(isChange), ...candidates];
  return [...new Set(plain)].filter(
    ({ stimulus }) => stimulus.coincidence === undefined && stimulus.script.length === 1,
  );
}

function summary(found: readonly Examination[]) {
  return {
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
      ({ kind, campaign, step, from, to }) => `${kind} ${campaign.id} ${step.place?.start} ${from} ${to}`,
    ),
    recycles: distinct(
      found.flatMap(({ recycles }) => recycles),
      ({ back, left, stage }) => `${back.campaign.id} ${left} ${stage}`,
    ),
    refires: distinct(
      found.flatMap(({ refires }) => refires),
      ({ campaign, step }) => `${campaign.id} ${step.text}`,
    ),
    restamps: distinct(
      found.flatMap(({ restamps }) => restamps),
      ({ campaign, stamp }) => `${campaign.id} ${stamp}`,
    ),
  };
}

/** The plainest stimulus speaks for a race: one event before several, then the one that supposes least. */
function distinctRaces(races: readonly Race[]): Race[] {
  const plainness = ({ stimulus, witness }: Race) =>
    (stimulus.coincidence === undefined ? 0 : 1000) +
    stimulus.script.length * 100 +
    witness.assumptions.length;
  return distinct(
    races.toSorted((a, b) => plainness(a) - plainness(b)),
    raceKey,
  );
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return [...byKey.values()];
}
