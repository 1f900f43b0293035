import {
  type Ending,
  type Engine,
  type EngineCampaign,
  type EngineProgram,
  type Outlook,
  personInWords,
  proveNever,
  type State,
  type StepCode,
  stepsIn,
  type Stimulus,
  stimulusState,
  type Thing,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import type { ProofBudget } from './budget.ts';
import { meeting } from './decision.ts';
import { withExecuted } from './executed.ts';
import { scheduleOf } from './timeline.ts';
import { type Course, following, Trial } from './trial.ts';

/** Two campaigns write the first date of a stage, one over the other, when people enter it once. */
export interface DoubleStamp {
  readonly stimulus: Stimulus;
  readonly stage: string;
  readonly stamp: Thing;
  /** In the order in which they write. */
  readonly writings: readonly [Writing, Writing];
  /** Does chance decide which of them is the second? */
  readonly byChance: boolean;
  readonly witness: FindingWitness;
}

interface Writing {
  readonly campaign: EngineCampaign;
  readonly step: StepCode;
}

export interface TwoWriters {
  readonly about: Thing;
  readonly outlook: Outlook;
  readonly stage: string;
}

/** First dates that several campaigns of one stimulus write. */
export function severalStampers(program: EngineProgram, outlooks: readonly Outlook[]): TwoWriters[] {
  const firsts = program.lifecycles.flatMap(({ stages }) =>
    stages.flatMap(({ name, stamps }) =>
      stamps.flatMap(({ thing, which }) => (which === 'latest' ? [] : [{ stage: name, stamp: thing }])),
    ),
  );
  return outlooks.flatMap((outlook) => {
    const campaigns = [...withExecuted(program, outlook.campaigns)];
    return firsts.flatMap(({ stage, stamp }) => {
      const writers = campaigns.filter(({ flow }) => stepsIn(flow).some((step) => stamps(step, stamp)));
      return writers.length < 2 ? [] : [{ about: stamp, outlook, stage }];
    });
  });
}

/** A date that is taken away is no stamp. */
function stamps({ writes }: StepCode, stamp: Thing): boolean {
  return writes.some(
    ({ thing, value }) => thing === stamp && !(value?.kind === 'value' && value.value.kind === 'empty'),
  );
}

export function doubleStamp(
  engine: Engine,
  way: TwoWriters,
  { statesPerQuestion, turns }: ProofBudget,
): { readonly found: DoubleStamp | undefined; readonly states: number } {
  const { about: stamp, outlook } = way;
  const start = stimulusState(engine.program, outlook.stimulus);
  if (start === undefined) return { found: undefined, states: 0 };
  const proof = proveNever(
    engine,
    start,
    {
      focus: { things: [stamp], campaigns: [], observes: (step) => stamps(step, stamp) },
      log: 'does not matter',
      isSo: ({ log }) => hasTwo(log.entries.filter(({ step }) => stamps(step, stamp))),
    },
    { budget: { states: statesPerQuestion, turns } },
  );
  const found = proof.verdict === 'fails' ? shown(engine, way, start, proof.counterexample) : undefined;
  return { found, states: proof.effort.states };
}

function hasTwo(writings: readonly Writing[]): boolean {
  return new Set(writings.map(({ campaign }) => campaign)).size > 1;
}

interface Written extends Writing {
  readonly at: number;
}

function writingsIn({ turns }: Course, stamp: Thing): readonly [Written, Written] | undefined {
  const all = turns.flatMap(({ next }, at) =>
    next.happened.flatMap((happening) =>
      happening.kind === 'step' && stamps(happening.step, stamp)
        ? [{ campaign: happening.campaign, step: happening.step, at }]
        : [],
    ),
  );
  const [first] = all;
  const second = all.find(({ campaign }) => campaign !== first?.campaign);
  return first && second && [first, second];
}

function shown(
  engine: Engine,
  { about: stamp, outlook, stage }: TwoWriters,
  start: State,
  { state, schedule }: Ending,
): DoubleStamp | undefined {
  const trial = new Trial(engine, start, state.knowledge);
  const course = trial.run(following(schedule.map(({ key }) => key)));
  const writings = writingsIn(course, stamp);
  if (!course.complete || writings === undefined) return undefined;
  const [one, other] = writings.map(({ at }) => course.turns[at]?.task.key ?? '');
  const ways = [
    trial.run(meeting(one ?? '', other ?? '')),
    trial.run(meeting(other ?? '', one ?? '')),
  ] as const;
  const [there, back] = ways.map((way) => (way.complete ? writingsIn(way, stamp) : undefined));
  const byChance = there?.[0].campaign !== undefined && there[0].campaign === back?.[1].campaign;
  const name = engine.program.nameOf(stamp);
  const told = (turns: Course['turns'], { campaign }: Writing) =>
    scheduleOf(engine, trial.start, { turns }, [[name, `the date that "${campaign.name}" writes`]]);
  const apart = ways[0].turns.findIndex(({ task }, turn) => task.key !== ways[1].turns[turn]?.task.key);
  return {
    stimulus: outlook.stimulus,
    stage,
    stamp,
    writings,
    byChance,
    witness: {
      assumptions: personInWords(course.state.knowledge),
      schedules:
        byChance && back !== undefined
          ? [told(ways[0].turns, there[1]), told(ways[1].turns, back[1])]
          : [told(course.turns.slice(0, writings[1].at), writings[0]), told(course.turns, writings[1])],
      differsAt: byChance ? apart : writings[1].at,
    },
  };
}
