import { createEngine, type Engine } from '../../engine.ts';
import type { EngineCampaign } from '../../program/index.ts';
import { Log, Person, type State } from '../../state/index.ts';
import type { Schedule } from '../../trace/schedule.ts';
import { activityAtom, qualifiedAtom } from '../../turn/touched.ts';
import type { Knowledge } from '../../values/index.ts';
import { type Cone, conesOf } from './cone.ts';
import type { Focus } from './focus.ts';
import { type Lifted, type LiftOptions, liftSchedule } from './lift.ts';
import { sliceProgram } from './sliced-program.ts';
import { sliceTask } from './sliced-task.ts';

/**
 * A program and a start with only what can make a difference to a focus. Every schedule of the whole comes to the same,
 * as far as the focus can tell, as one of the slice.
 */
export interface Slice {
  readonly engine: Engine;
  readonly start: State;
  /** Campaigns of the whole program that have influence. */
  readonly campaigns: readonly EngineCampaign[];
  /**
   * The same schedule in the whole program: what was left out is done where it is in the way, and at the end if it is to
   * come to rest. More may have to be supposed of the person for it. Undefined when it cannot be had like that.
   */
  lift(schedule: Schedule, person: Knowledge, options?: Partial<LiftOptions>): Lifted | undefined;
}

/** `cone`: that of the focus, where it is known already. */
export function slice(
  whole: Engine,
  start: State,
  focus: Focus,
  cone: Cone = conesOf(whole, start).of(focus),
): Slice {
  const { program, semantics, remembers } = whole;
  const sliced = sliceProgram(program, cone);
  const engine = createEngine(sliced.program, {
    semantics,
    observes: focus.observes,
    ...(focus.carries && { carries: focus.carries }),
    remembers: (filter) => remembers(filter) && cone.atoms.has(activityAtom(filter)),
    keeps: (atom) => cone.atoms.has(atom),
  });
  const part: State = {
    ...start,
    // What is found out in the slice is forgotten with it.
    knowledge: start.knowledge.fresh(),
    person: new Person(
      start.person.background,
      new Map([...start.person.written].filter(([thing]) => cone.atoms.has(thing))),
    ),
    tasks: start.tasks.flatMap((task) => sliceTask(sliced, task) ?? []),
    qualified: new Map([...start.qualified].filter(([id]) => cone.atoms.has(qualifiedAtom({ id })))),
    activities: start.activities.filter(({ filter }) => cone.atoms.has(activityAtom(filter))),
    log: Log.empty,
  };
  return {
    engine,
    start: part,
    campaigns: [...cone.campaigns],
    lift: (schedule, person, { until = 'rest', otherwise = true } = {}) =>
      liftSchedule({ whole, start, sliced, engine, part }, schedule, person, { until, otherwise }),
  };
}

/** Everything. */
export function wholeOf(engine: Engine, start: State): Slice {
  return {
    engine,
    start,
    campaigns: engine.program.campaigns,
    lift: (schedule, person) => ({ schedule, person }),
  };
}
