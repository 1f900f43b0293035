import {
  type Budget,
  EMPTY,
  type Edge,
  type Engine,
  type EngineCampaign,
  type EngineLifecycle,
  exploreFor,
  type Occurrence,
  occurrence,
  type Schedule,
  slice,
  startState,
  type State,
  type StepCode,
  type Stimulus,
  text,
  type Thing,
  type Unknown,
} from '../../engine/index.ts';
import type { Model, StageMachine } from '../../model/index.ts';
import type { FindingWitness } from '../rule.ts';
import { LATER, repetitionOf, repetitionWitness } from './repetition.ts';

/** The first date of a stage is written again when a person comes back to it. */
export interface Restamp {
  readonly stimulus: Stimulus;
  readonly stamp: Thing;
  readonly stage: string;
  readonly campaign: EngineCampaign;
  readonly step: StepCode;
  readonly witness: FindingWitness;
}

/** First stamps that the stimulus may lead to, of stages that people may leave and come back to. */
export function firstStamps(
  model: Model,
  lifecycles: readonly EngineLifecycle[],
  written: ReadonlySet<Thing>,
) {
  return lifecycles.flatMap((lifecycle) => {
    const machine = model.stageMachines.find((candidate) => candidate.lifecycle.name === lifecycle.name);
    return lifecycle.stages.flatMap(({ name, stamps }) => {
      const detour = machine && detourFrom(machine, name);
      if (detour === undefined) return [];
      return stamps.flatMap(({ thing, which }) =>
        which === 'first' && written.has(thing) ? { lifecycle, stage: name, detour, stamp: thing } : [],
      );
    });
  });
}

export type FirstStamp = ReturnType<typeof firstStamps>[number];

/** A stage that leads away from here and back. */
function detourFrom(machine: StageMachine, stage: string): string | undefined {
  return machine.stages.find(
    ({ name }) => name !== stage && machine.isDeclared(stage, name) && machine.isDeclared(name, stage),
  )?.name;
}

/** The person comes to the stage, leaves it, and comes again by the same way. */
export function restampOf(
  engine: Engine,
  stimulus: Stimulus,
  start: State,
  first: FirstStamp,
  budget: Budget,
): Restamp | undefined {
  const { program, semantics } = engine;
  if (stimulus.creates) return undefined;
  const { stamp, detour, lifecycle, stage } = first;
  const leaving = occurrence(`${program.nameOf(lifecycle.stage)} becomes "${detour}"`, {
    after: LATER,
    changes: [{ thing: lifecycle.stage, value: text(detour) }],
    source: semantics.sources.crm,
  });
  const background = { ...start.person.background, given: new Map([[stamp, EMPTY]]) };
  const once = startState(background, stimulus.script, { knowledge: start.knowledge });
  const script = [
    ...stimulus.script,
    leaving,
    ...stimulus.script.map((occurred, at) => comingAgain(occurred, at === 0)),
  ];
  const again = startState(background, script, { knowledge: start.knowledge });
  let found: { readonly schedule: Schedule; readonly after: State } | undefined;
  const visit = ({ next, schedule }: Edge) => {
    if (found === undefined && next.happened.some((happening) => overwrites(happening, stamp)))
      found = { schedule: schedule(), after: next.state };
  };
  const focus = { things: [stamp], campaigns: [], observes: () => false };
  const part = slice(engine, again, focus);
  exploreFor(part.engine, part.start, { budget, visit, cancelled: () => found !== undefined }, focus);
  const lifted = found && part.lift(found.schedule, found.after.knowledge, { until: 'its last turn' });
  const repetition = lifted && repetitionOf(engine, once, again, lifted);
  const written = repetition?.again.turns.flatMap(({ next }) => writingOver(next.happened, stamp) ?? [])[0];
  if (repetition === undefined || written === undefined) return undefined;
  const name = program.nameOf(stamp);
  const outcomes = [
    [name, 'the date of the first time'],
    [name, 'the date of the second time'],
  ] as const;
  return { stimulus, stamp, stage, ...written, witness: repetitionWitness(engine, repetition, outcomes) };
}

type Happening = Edge['next']['happened'][number];

function overwrites(happening: Happening, stamp: Thing): boolean {
  return (
    happening.kind === 'wrote' &&
    happening.thing === stamp &&
    happening.before.kind === 'moment' &&
    happening.after.kind !== 'empty'
  );
}

function writingOver(happened: readonly Happening[], stamp: Thing) {
  let current: { readonly campaign: EngineCampaign; readonly step: StepCode } | undefined;
  for (const happening of happened) {
    if (happening.kind === 'step') current = { campaign: happening.campaign, step: happening.step };
    if (overwrites(happening, stamp)) return current;
  }
  return undefined;
}

/** The same once more: what changed to something that nobody knows changes to something else. */
function comingAgain(occurred: Occurrence, isFirst: boolean): Occurrence {
  const changes = occurred.changes.map((change) => {
    if ('by' in change || change.value.kind !== 'unknown') return change;
    return change.value.type === 'number'
      ? { thing: change.thing, by: 1 }
      : { ...change, value: another(change.value) };
  });
  return { ...occurred, name: `${occurred.name}, again`, after: isFirst ? LATER : occurred.after, changes };
}

function another(value: Unknown): Unknown {
  return { ...value, name: `${value.name}, again`, key: `${value.key}, again` };
}
