import type { Edge } from '../explore/explorer.ts';
import type { EngineLifecycle, EngineProgram, EngineStage, Thing } from '../program/index.ts';
import type { Schedule } from '../trace/schedule.ts';
import { type State, type Task, valueNow } from '../state/index.ts';
import { EMPTY, type Value } from '../values/index.ts';

/** A person moves from one stage to another. */
export interface StageMove {
  readonly lifecycle: EngineLifecycle;
  readonly from: Value;
  readonly to: Value;
  /** Who wrote it, as Marketo names sources. */
  readonly source: string;
  readonly task: Task;
  readonly schedule: Schedule;
  readonly after: State;
}

/** A stamp is written over one that is there, or may be. */
export interface Restamp {
  readonly stamp: Thing;
  readonly stage: EngineStage;
  readonly before: Value;
  readonly task: Task;
  readonly schedule: Schedule;
  readonly after: State;
}

/** Watches stages while schedules are explored; each kind of move is kept once, with the schedule seen first. */
export interface StageWatch {
  readonly visit: (edge: Edge) => void;
  readonly moves: () => readonly StageMove[];
  readonly restamps: () => readonly Restamp[];
}

export function watchStages(program: EngineProgram): StageWatch {
  const moves = new Map<string, StageMove>();
  const restamps = new Map<string, Restamp>();
  const byStage = new Map(program.lifecycles.map((lifecycle) => [lifecycle.stage, lifecycle]));
  const firstStamps = new Map(
    program.lifecycles.flatMap(({ stages }) =>
      stages.flatMap((stage) =>
        stage.stamps.filter(({ which }) => which !== 'latest').map(({ thing }) => [thing, stage] as const),
      ),
    ),
  );
  return {
    visit({ task, next, schedule }) {
      for (const happening of next.happened) {
        if (happening.kind !== 'wrote') continue;
        const { thing, before, after, source } = happening;
        const lifecycle = byStage.get(thing);
        const common = { task, after: next.state };
        if (lifecycle !== undefined) {
          const key = `${thing} ${before.key} ${after.key} ${task.kind === 'run' ? task.key : source}`;
          if (!moves.has(key)) {
            moves.set(key, { ...common, lifecycle, from: before, to: after, source, schedule: schedule() });
          }
        }
        const stage = firstStamps.get(thing);
        if (stage !== undefined && before.kind !== 'empty' && after.kind !== 'empty') {
          const key = `${thing} ${before.kind === 'unknown'} ${task.key}`;
          if (!restamps.has(key))
            restamps.set(key, { ...common, stamp: thing, stage, before, schedule: schedule() });
        }
      }
    },
    moves: () => [...moves.values()],
    restamps: () => [...restamps.values()],
  };
}

/**
 * Stages that the person has entered and whose stamps are still empty when everything is at rest, or may be; the latest
 * date of a stage counts if it was written meanwhile.
 */
export function notStamped(
  program: EngineProgram,
  state: State,
): { readonly stage: EngineStage; readonly stamp: Thing }[] {
  return program.lifecycles.flatMap(({ stage: thing, stages }) => {
    const value = state.person.lastWritten(thing);
    const stage = stages.find(
      ({ name }) => value?.kind === 'text' && value.text.toLowerCase() === name.toLowerCase(),
    );
    if (stage === undefined) return [];
    return stage.stamps.flatMap(({ thing: stamp, which }) => {
      const isMissing = which === 'latest' ? !wasFilled(state, stamp) : mayBeEmpty(state, stamp);
      return isMissing ? [{ stage, stamp }] : [];
    });
  });
}

function wasFilled({ person }: State, thing: Thing): boolean {
  return (person.lastWritten(thing) ?? EMPTY).kind !== 'empty';
}

function mayBeEmpty(state: State, thing: Thing): boolean {
  const value = valueNow(state, thing);
  if (value.kind !== 'unknown') return value.kind === 'empty';
  return state.knowledge.decide(value, { kind: 'filled', negated: true, words: 'is empty' }) !== false;
}
