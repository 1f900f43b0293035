import {
  EMPTY,
  type Engine,
  type Ending,
  membership,
  notStamped,
  personInWords,
  proveNever,
  startState,
  type State,
  type StepCode,
  stepsIn,
  stimulusState,
  type Test,
  valueInWords,
  valueNow,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import type { ProofBudget } from './budget.ts';
import { scheduleOf } from './timeline.ts';
import { type Course, following, Trial } from './trial.ts';
import { enters, type WayIn } from './way-in.ts';

/** People are in a stage whose stamp nobody has written when everything has come to rest. */
export interface Unstamped extends Pick<WayIn, 'lifecycle' | 'stage' | 'stamp' | 'by'> {
  readonly stimulus: WayIn['outlook']['stimulus'];
  /** By which the stage is entered; undefined: Salesforce does. */
  readonly step: StepCode | undefined;
  readonly witness: FindingWitness;
}

export function unstamped(
  engine: Engine,
  way: WayIn,
  { statesPerQuestion, turns }: ProofBudget,
): { readonly found: Unstamped | undefined; readonly states: number } {
  const start = beginning(engine, way);
  if (start === undefined) return { found: undefined, states: 0 };
  const { lifecycle, stamp } = way;
  const proof = proveNever(
    engine,
    start,
    {
      focus: { things: [lifecycle.stage, stamp.thing], campaigns: [], observes: () => false },
      log: 'does not matter',
      isSo: (ending) => isMissing(engine, way, ending),
    },
    { budget: { states: statesPerQuestion, turns } },
  );
  const found = proof.verdict === 'fails' ? shown(engine, way, start, proof.counterexample) : undefined;
  return { found, states: proof.effort.states };
}

/** A first date may be there from another time: only for whom it is empty is it missing in the end. */
function beginning({ program }: Engine, { outlook, stamp }: WayIn): State | undefined {
  const start = stimulusState(program, outlook.stimulus);
  if (start === undefined || stamp.which === 'latest') return start;
  const { background } = start.person;
  const given = new Map([...background.given, [stamp.thing, EMPTY] as const]);
  return startState({ ...background, given }, outlook.stimulus.script, { knowledge: start.knowledge });
}

function isMissing(engine: Engine, way: WayIn, ending: State): boolean {
  const missing = notStamped(engine.program, ending).some(
    ({ stage, stamp }) => stage === way.stage && stamp === way.stamp.thing,
  );
  return missing && !wasStampedBefore(engine, way, ending);
}

/** Whoever has been through a campaign that stamps has the date from then, unless it is to move. */
function wasStampedBefore({ program }: Engine, { stamp }: WayIn, { knowledge }: State): boolean {
  if (stamp.which === 'latest') return false;
  return program.campaigns.some(({ name, flow }) => {
    const stamps = stepsIn(flow).some(({ writes }) => writes.some(({ thing }) => thing === stamp.thing));
    const member = program.unknownValue(membership('Member of Smart Campaign', name));
    return stamps && knowledge.decide(member, IS_TRUE) === true;
  });
}

const IS_TRUE: Test = { kind: 'truth', truth: true, orEmpty: false, words: 'is true' };

function shown(engine: Engine, way: WayIn, start: State, { state, schedule }: Ending): Unstamped | undefined {
  const trial = new Trial(engine, start, state.knowledge);
  const course = trial.run(following(schedule.map(({ key }) => key)));
  const entry = entryIn(course, way);
  if (!course.complete || entry === undefined || !isMissing(engine, way, course.state)) return undefined;
  const { lifecycle, stage, stamp, by } = way;
  return {
    stimulus: way.outlook.stimulus,
    lifecycle,
    stage,
    stamp,
    by,
    step: entry.step,
    witness: witnessOf(engine, way, trial, course, entry.at),
  };
}

/** Where the person enters the stage for the last time, by the way that is asked about. */
function entryIn(
  { turns }: Course,
  { lifecycle, stage, by }: WayIn,
): { readonly at: number; readonly step: StepCode | undefined } | undefined {
  const at = turns.findLastIndex(({ next }) =>
    next.happened.some(
      (happening) =>
        happening.kind === 'wrote' &&
        happening.thing === lifecycle.stage &&
        happening.after.kind === 'text' &&
        happening.after.text.toLowerCase() === stage.name.toLowerCase(),
    ),
  );
  if (at === -1) return undefined;
  const step = turns[at]?.next.happened.flatMap((happening) =>
    happening.kind === 'step' && happening.campaign === by && enters(happening.step, lifecycle, stage)
      ? [happening.step]
      : [],
  )[0];
  return by !== undefined && step === undefined ? undefined : { at, step };
}

/** Beside it the same person in Marketo's own order, if that stamps them; else what was before the stage. */
function witnessOf(engine: Engine, way: WayIn, trial: Trial, course: Course, entry: number): FindingWitness {
  const { program } = engine;
  const usual = trial.run(() => undefined);
  const isStamped =
    usual.complete && entryIn(usual, way) !== undefined && !isMissing(engine, way, usual.state);
  const told = (turns: Course['turns'], state: State) =>
    scheduleOf(
      engine,
      trial.start,
      { turns },
      [way.lifecycle.stage, way.stamp.thing].map((thing) => {
        const value = valueNow(state, thing);
        return [program.nameOf(thing), value.kind === 'moment' ? 'a date' : valueInWords(value)] as const;
      }),
    );
  const before = course.turns.slice(0, entry);
  const first = isStamped
    ? told(usual.turns, usual.state)
    : told(before, before.at(-1)?.next.state ?? trial.start);
  const parts = course.turns.findIndex(({ task }, at) => task.key !== usual.turns[at]?.task.key);
  return {
    assumptions: personInWords(course.state.knowledge),
    schedules: [first, told(course.turns, course.state)],
    differsAt: isStamped ? parts : entry,
  };
}
