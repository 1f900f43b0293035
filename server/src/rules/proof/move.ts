import {
  type EngineCampaign,
  type EngineLifecycle,
  personInWords,
  type StageMove,
  type State,
  type StepCode,
  type Stimulus,
  text,
  type Value,
} from '../../engine/index.ts';
import type { Model, StageMachine } from '../../model/index.ts';
import type { FindingWitness } from '../rule.ts';
import { scheduleOf } from './timeline.ts';
import type { Seen } from './seen.ts';
import type { Course, Taken } from './trial.ts';

/** A campaign takes people from a stage to another one, and the lifecycle does not say that this may happen. */
export interface Move {
  readonly kind: 'stage/goes-back' | 'stage/leaves-terminal' | 'stage/skips';
  readonly stimulus: Stimulus;
  readonly lifecycle: EngineLifecycle;
  readonly from: string;
  readonly to: string;
  readonly campaign: EngineCampaign;
  readonly step: StepCode;
  /** The stage that is left was written a moment before, by somebody who is at work at the same time. */
  readonly inFlight: boolean;
  readonly witness: FindingWitness;
}

/** The undeclared moves of campaigns, each shown by a schedule of a person for whom it happens. */
export function undeclaredMoves(seen: Seen, model: Model, moves: readonly StageMove[]): Move[] {
  const found = new Map<string, Move>();
  for (const move of moves) {
    const machine = machineOf(model, move.lifecycle);
    const to = move.to.kind === 'text' ? machine?.stage(move.to.text) : undefined;
    if (machine === undefined || to === undefined || move.task.kind !== 'run') continue;
    for (const from of machine.stages) {
      if (from === to || machine.isDeclared(from.name, to.name) || !mayBe(move, from.name)) continue;
      const key = `${move.task.key} ${from.name} ${to.name}`;
      if (found.has(key)) continue;
      const shown = show(seen, move, machine, from.name, to.name);
      if (shown !== undefined) found.set(key, shown);
    }
  }
  return [...found.values()];
}

function machineOf(model: Model, { name }: EngineLifecycle): StageMachine | undefined {
  return model.stageMachines.find(({ lifecycle }) => lifecycle.name === name);
}

/** Can the person have been in this stage? */
function mayBe({ from, after }: StageMove, stage: string): boolean {
  return beginningIn(from, stage, after) !== undefined;
}

function beginningIn(from: Value, stage: string, { knowledge }: State) {
  if (from.kind !== 'unknown')
    return from.kind === 'text' && from.text.toLowerCase() === stage.toLowerCase() ? knowledge : undefined;
  return knowledge.assume(from, { kind: 'same', value: text(stage), words: `is "${stage}"` }, true);
}

function show(
  seen: Seen,
  move: StageMove,
  machine: StageMachine,
  from: string,
  to: string,
): Move | undefined {
  const { lifecycle } = move;
  const course = courseFrom(seen, move, from);
  const made = course && writingIn(course, lifecycle, from, to);
  if (course === undefined || made === undefined) return undefined;
  return {
    kind: kindOf(machine, from, to),
    stimulus: seen.stimulus,
    lifecycle,
    from,
    to,
    campaign: made.campaign,
    step: made.step,
    inFlight: move.from.kind !== 'unknown',
    witness: witnessOf(seen, move, machine, course, from, to),
  };
}

/** What the schedule comes to for somebody who is in this stage. */
function courseFrom(seen: Seen, { from, after, schedule }: StageMove, stage: string): Course | undefined {
  const knowledge = beginningIn(from, stage, after);
  return knowledge && seen.courseOf(schedule, knowledge);
}

function writingIn(
  { turns }: Course,
  { stage }: EngineLifecycle,
  from: string,
  to: string,
): { readonly campaign: EngineCampaign; readonly step: StepCode; readonly at: number } | undefined {
  for (const [at, { next }] of turns.entries()) {
    let current: { readonly campaign: EngineCampaign; readonly step: StepCode } | undefined;
    for (const happening of next.happened) {
      if (happening.kind === 'step') current = happening;
      if (happening.kind !== 'wrote' || happening.thing !== stage || current === undefined) continue;
      if (isStage(happening.before, from) && isStage(happening.after, to)) return { ...current, at };
    }
  }
  return undefined;
}

function isStage(value: Value, name: string): boolean {
  return value.kind === 'text' && value.text.toLowerCase() === name.toLowerCase();
}

function kindOf(machine: StageMachine, from: string, to: string): Move['kind'] {
  if (machine.stage(from)?.terminal === true) return 'stage/leaves-terminal';
  const path = pathOf(machine);
  const [before, after] = [path.indexOf(from.toLowerCase()), path.indexOf(to.toLowerCase())];
  return before !== -1 && after !== -1 && after < before ? 'stage/goes-back' : 'stage/skips';
}

/** The stages of the declared path, in its order. */
function pathOf({ lifecycle }: StageMachine): string[] {
  return lifecycle.declaration.items.flatMap((item) =>
    item.kind === 'Path' ? item.stages.map(({ value }) => value.toLowerCase()) : [],
  );
}

/** Beside the move, one that is as declared by the same schedule; if there is none, what was before. */
function witnessOf(
  seen: Seen,
  move: StageMove,
  machine: StageMachine,
  course: Course,
  from: string,
  to: string,
): FindingWitness {
  const { engine, start } = seen;
  const { lifecycle } = move;
  const name = engine.program.nameOf(lifecycle.stage);
  const declared = machine.stages
    .map((stage) => stage.name)
    .filter((stage) => stage !== to && machine.isDeclared(stage, to));
  const meant = declared.flatMap((stage) => {
    const other = mayBe(move, stage) ? courseFrom(seen, move, stage) : undefined;
    return other !== undefined && writingIn(other, lifecycle, stage, to) !== undefined
      ? [{ stage, course: other }]
      : [];
  })[0];
  const told = (stage: string, turns: readonly Taken[], end: string) => {
    const schedule = scheduleOf(engine, start, { turns }, [[name, end]]);
    const person = { at: 'start', campaign: 'the person', step: `${name} is "${stage}"`, effect: '' };
    return { ...schedule, steps: [person, ...schedule.steps] };
  };
  return {
    assumptions: personInWords(course.state.knowledge, name),
    schedules: [
      meant === undefined
        ? told(from, [], `"${from}"`)
        : told(meant.stage, meant.course.turns, `from "${meant.stage}" to "${to}"`),
      told(from, course.turns, `from "${from}" to "${to}"`),
    ],
    differsAt: 0,
  };
}
