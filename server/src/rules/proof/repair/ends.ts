import {
  boundedSchedules,
  createEngine,
  type EngineProgram,
  replay,
  resultIn,
  type Watched,
  watchedIn,
} from '../../../engine/index.ts';
import { type Model, stageKey, type StageMachine } from '../../../model/index.ts';
import type { Race } from '../race.ts';
import { Trial } from '../trial.ts';
import { rolesIn } from './roles.ts';

/** How a race may end that has been taken away: one of its two ends. */
export interface End {
  /** Which of the two schedules ends so. */
  readonly which: 0 | 1;
  readonly key: string;
}

/**
 * The ends that a repair may leave. Where one looks at what the other writes, the end of the order in which the writer
 * is first: a person who is overlooked for certain is no repair. Of two stages, the one further along the path.
 */
export function wantedEnds(model: Model, race: Race): readonly End[] {
  const { program, start, schedules, consequences } = race;
  const { watched, outcomes } = consequences[0];
  const engine = createEngine(program);
  const [first, second] = schedules.map((schedule) => replay(engine, start, schedule).state);
  if (first === undefined || second === undefined) return [];
  const ends: readonly End[] = [
    { which: 0, key: resultIn(first, watched, start.knowledge) },
    { which: 1, key: resultIn(second, watched, start.knowledge) },
  ];
  const further =
    watched.kind === 'thing' ? furtherStage(model, program, watched.thing, outcomes) : undefined;
  const [role, ...others] = rolesIn(race);
  // The first schedule is the one in which the first side is first.
  const written =
    role !== undefined && others.length === 0 ? (role.writer === race.sides[0] ? 0 : 1) : undefined;
  const wanted = written ?? further;
  return wanted === undefined ? ends : ends.filter(({ which }) => which === wanted);
}

function furtherStage(
  model: Model,
  program: EngineProgram,
  thing: string,
  outcomes: readonly [string, string],
): 0 | 1 | undefined {
  const lifecycle = program.lifecycles.find(({ stage }) => stage === thing);
  const machine = model.stageMachines.find((one) => one.lifecycle.name === lifecycle?.name);
  if (machine === undefined) return undefined;
  const [a, b] = outcomes.map((outcome) => rankOf(machine, outcome));
  if (a === undefined || b === undefined || a === b) return undefined;
  return a > b ? 0 : 1;
}

/** How far along the path; undefined beside it, where nothing says what is better. */
function rankOf(machine: StageMachine, outcome: string): number | undefined {
  if (outcome === 'empty') return -1;
  const name = /^"(.*)"$/.exec(outcome)?.[1];
  if (name === undefined) return undefined;
  // What the lifecycle does not know is a slip of the pen.
  if (machine.stage(name) === undefined) return -2;
  const path = machine.lifecycle.declaration.items.flatMap((item) =>
    item.kind === 'Path' ? item.stages.map(({ value }) => stageKey(value)) : [],
  );
  const at = path.indexOf(stageKey(name));
  return at === -1 ? undefined : at;
}

/**
 * How it ends for the same person in changed files; undefined when it does not, when nobody watches it any more, or when
 * a few schedules already show that it depends on the order still.
 */
export function endFor(program: EngineProgram, { start, consequences }: Race): string | undefined {
  const [{ watched }] = consequences;
  const now = watchedIn(program).find((one) => isSame(one, watched));
  if (now === undefined) return undefined;
  const engine = createEngine(program);
  const trial = new Trial(engine, start, start.knowledge);
  const course = trial.run(() => undefined);
  if (!course.complete) return undefined;
  const { differences } = boundedSchedules(engine, start, { watched: [now] });
  return differences.length > 0 ? undefined : resultIn(course.state, now, trial.start.knowledge);
}

function isSame(a: Watched, b: Watched): boolean {
  return a.kind === b.kind && a.name === b.name;
}
