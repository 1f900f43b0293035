import {
  boundedSchedules,
  type Budget,
  type Difference,
  type Engine,
  type Experience,
  exploreFor,
  leavesMarketo,
  type Outlook,
  proveMany,
  proveTermination,
  slice,
  type State,
  stepsIn,
  type Stimulus,
  stimulusState,
  type Watched,
  watchStages,
} from '../../engine/index.ts';
import type { Model } from '../../model/index.ts';
import type { ProofBudget } from './budget.ts';
import { type Loop, loopOf } from './loop.ts';
import { type Move, undeclaredMoves } from './move.ts';
import { type Race, racesIn } from './race.ts';
import { type Recycle, recyclesOf } from './recycle.ts';
import { seenIn } from './seen.ts';
import { type Refire, refiresOf, scoreAwaited } from './refire.ts';
import { firstStamps, type Restamp, restampOf } from './restamp.ts';

/** What was found out about one stimulus. */
export interface Examination {
  readonly races: readonly Race[];
  readonly loops: readonly Loop[];
  readonly moves: readonly Move[];
  readonly recycles: readonly Recycle[];
  readonly refires: readonly Refire[];
  readonly restamps: readonly Restamp[];
  /** What may end differently and is not decided. */
  readonly undecided: readonly Watched[];
  /** What was asked for: things that could end differently. */
  readonly asked: number;
  readonly states: number;
}

export interface Question {
  readonly engine: Engine;
  readonly model: Model;
  readonly outlook: Outlook;
  /** Everything that may end differently in the program. */
  readonly watched: readonly Watched[];
  readonly budget: ProofBudget;
  /** Of all stimuli of the program. */
  readonly experience: Experience;
  readonly cancelled: (() => boolean) | undefined;
}

/** A few likely schedules. */
export function examineLikely(question: Question): Examination {
  const { engine, outlook } = question;
  const start = stimulusState(engine.program, outlook.stimulus);
  if (start === undefined) return nothingFound;
  return new Examining(question, start).likely();
}

/** What happens on the way: all moves from stage to stage, and whether it comes to rest. */
export function examineCourse(question: Question): Examination {
  const { engine, outlook } = question;
  const start = stimulusState(engine.program, outlook.stimulus);
  if (start === undefined) return nothingFound;
  return new Examining(question, start).course();
}

/** What was left open: for one thing after the other, all schedules of what has influence on it. */
export function examineThings(
  question: Question,
  left: readonly Watched[],
  statesPerThing: number,
): Examination {
  const { engine, outlook } = question;
  const start = stimulusState(engine.program, outlook.stimulus);
  if (start === undefined) return nothingFound;
  return new Examining(question, start).proved(left, statesPerThing);
}

const nothingFound: Examination = {
  races: [],
  loops: [],
  moves: [],
  recycles: [],
  refires: [],
  restamps: [],
  undecided: [],
  asked: 0,
  states: 0,
};

/** Does the same happen again that should happen once? Asked of stimuli by themselves, when all is at rest between. */
export function examineRepeated({ engine, model, outlook, budget }: Question): Examination {
  const { stimulus, written } = outlook;
  const start = stimulusState(engine.program, stimulus);
  if (start === undefined || stimulus.coincidence !== undefined || stimulus.script.length > 1)
    return nothingFound;
  const score = scoreAwaited(engine, stimulus);
  const limits: Budget = { states: budget.states, turns: budget.turns };
  const stamps = firstStamps(model, engine.program.lifecycles, written);
  return {
    ...nothingFound,
    refires: score === undefined ? [] : refiresOf(engine, stimulus, start, score, limits),
    restamps: stamps.flatMap((stamp) => restampOf(engine, stimulus, start, stamp, limits) ?? []),
  };
}

class Examining {
  readonly #question: Question;
  readonly #start: State;
  readonly #stimulus: Stimulus;
  readonly #differences: Difference[] = [];
  #states = 0;

  constructor(question: Question, start: State) {
    this.#question = question;
    this.#start = start;
    this.#stimulus = question.outlook.stimulus;
  }

  likely(): Examination {
    const { outlook, watched } = this.#question;
    const asked = outlook.mayRace ? watched.filter((one) => isWithin(outlook, one)) : [];
    this.#tryAFew(asked);
    return {
      ...nothingFound,
      races: this.#races(),
      undecided: this.#left(asked),
      asked: asked.length,
      states: this.#states,
    };
  }

  course(): Examination {
    const { engine, outlook } = this.#question;
    const endless = outlook.circular ? this.#endless() : undefined;
    const loop = endless && loopOf(engine, this.#stimulus, this.#start, endless);
    const stages = this.#stages();
    return { ...nothingFound, ...stages, loops: loop === undefined ? [] : [loop], states: this.#states };
  }

  proved(things: readonly Watched[], statesPerThing: number): Examination {
    const { engine, budget, outlook, experience, cancelled } = this.#question;
    const { fails, undecided, states } = proveMany(engine, this.#start, things, {
      budget: { states: statesPerThing, turns: budget.turns },
      statesInAll: budget.statesOfThings,
      experience,
      mayDiffer: outlook.mayDiffer,
      ...(cancelled && { cancelled }),
    });
    this.#note(fails);
    this.#states += states;
    return { ...nothingFound, races: this.#races(), undecided, states: this.#states };
  }

  #races(): Race[] {
    return racesIn(this.#question.engine, this.#stimulus, this.#start, this.#differences);
  }

  #left(asked: readonly Watched[]): readonly Watched[] {
    const found = new Set(this.#differences.map(({ watched }) => watched));
    return asked.filter((one) => !found.has(one));
  }

  #note(differences: readonly Difference[]): void {
    this.#differences.push(...differences);
  }

  #tryAFew(asked: readonly Watched[]): void {
    if (asked.length === 0) return;
    const { engine, cancelled } = this.#question;
    const { differences, turns } = boundedSchedules(engine, this.#start, {
      watched: asked,
      ...(cancelled && { cancelled }),
    });
    this.#note(differences);
    this.#states += turns;
  }

  /** All moves from stage to stage, with all that has influence on them. */
  #stages(): Pick<Examination, 'moves' | 'recycles'> {
    const { engine, model, budget, cancelled, outlook } = this.#question;
    const things = engine.program.lifecycles.flatMap(({ stage }) =>
      outlook.written.has(stage) ? stage : [],
    );
    if (things.length === 0) return { moves: [], recycles: [] };
    const focus = { things, campaigns: [], observes: () => false };
    const part = slice(engine, this.#start, focus);
    const stages = watchStages(part.engine.program);
    const options = {
      budget: { states: budget.states, turns: budget.turns },
      visit: stages.visit,
      ...(cancelled && { cancelled }),
    };
    const exploration = exploreFor(part.engine, part.start, options, focus);
    this.#states += exploration.states;
    const seen = seenIn(engine, this.#stimulus, this.#start, part, cancelled);
    return {
      moves: undeclaredMoves(seen, model, stages.moves()),
      recycles: recyclesOf(seen, stages.moves()),
    };
  }

  #endless() {
    const { engine, budget } = this.#question;
    const proof = proveTermination(engine, this.#start, {
      budget: { states: budget.states, turns: budget.turns },
    });
    this.#states += proof.effort.states;
    return proof.verdict === 'fails' ? proof.counterexample : undefined;
  }
}

/** Can the stimulus have to do with it at all? */
export function isWithin({ written, campaigns }: Outlook, watched: Watched): boolean {
  switch (watched.kind) {
    case 'thing':
      return written.has(watched.thing);
    case 'effect':
      return campaigns.some(({ flow }) =>
        stepsIn(flow).some((step) => step.text === watched.step && leavesMarketo(step)),
      );
    case 'qualifies':
      return campaigns.includes(watched.campaign);
  }
}
