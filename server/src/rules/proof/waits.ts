import {
  CHANGE_EVENTS,
  type Engine,
  type EngineCampaign,
  type EngineProgram,
  MINUTES_PER_DAY,
  type Outlook,
  replay,
  type Schedule,
  type State,
  type StepCode,
  stepsIn,
  type Task,
} from '../../engine/index.ts';

/** A wait that keeps things in order, or the time that somebody outside takes to answer. */
export interface Fence {
  readonly kind: 'wait' | 'answer';
  readonly campaign: EngineCampaign;
  /** The Wait; the step that was answered. */
  readonly step: StepCode;
  readonly minutes: number;
}

/** How long the queue would have to be; undefined for a wait until a date, and for days: no queue takes so long. */
export function minutesOf({ definition, arguments: given }: StepCode): number | undefined {
  const duration = definition.name === 'Wait' ? given.get('Duration')?.operands[0] : undefined;
  const minutes = duration?.kind === 'duration' ? duration.minutes : undefined;
  return minutes !== undefined && minutes < MINUTES_PER_DAY ? minutes : undefined;
}

/** Does something depend on the order in which somebody takes part who has waited, or was started by those who had? */
export function dependsOnWait(program: EngineProgram, { campaigns, conflicts }: Outlook): boolean {
  const within = new Set(campaigns);
  const waiting = campaigns.filter(({ flow }) => stepsIn(flow).some((step) => minutesOf(step) !== undefined));
  if (waiting.length === 0) return false;
  const behind = new Set(waiting);
  for (const campaign of behind)
    for (const next of startedBy(program, campaign)) if (within.has(next)) behind.add(next);
  return conflicts.some(({ parties }) =>
    parties.some(({ campaign }) => campaign !== undefined && behind.has(campaign)),
  );
}

function startedBy(program: EngineProgram, { flow, home }: EngineCampaign): EngineCampaign[] {
  return stepsIn(flow).flatMap(({ definition, asset, within, writes }) => {
    const called =
      definition.effects.starts === undefined ? undefined : program.campaign(asset ?? '', within, home);
    const heard = writes.flatMap(({ thing }) =>
      [...CHANGE_EVENTS].flatMap((event) => program.listeners(event, thing).map(({ campaign }) => campaign)),
    );
    return called === undefined || called.kind === 'external' ? heard : [called, ...heard];
  });
}

/**
 * What kept two tasks in order while queues were short: a wait in front of one of them, else the last wait before it
 * came to them, else the time that the outside takes.
 */
export function fenceBefore(
  engine: Engine,
  start: State,
  schedule: Schedule,
  [one, other]: readonly [Task, Task],
): Fence | undefined {
  const waits = [one, other].flatMap((task) => waitBefore(task) ?? []);
  return waits[0] ?? passedBefore(engine, start, schedule, [one, other]);
}

/** In the flow of the one who runs, the last wait that is behind it. */
function waitBefore(task: Task): Fence | undefined {
  const frame = task.kind === 'run' ? task.frames[0] : undefined;
  if (frame === undefined) return undefined;
  const { campaign, next } = frame;
  for (const item of campaign.flow.slice(0, next).toReversed()) {
    const minutes = item.kind === 'step' ? minutesOf(item) : undefined;
    if (item.kind === 'step' && minutes !== undefined) return { kind: 'wait', campaign, step: item, minutes };
  }
  return undefined;
}

function passedBefore(
  engine: Engine,
  start: State,
  schedule: Schedule,
  tasks: readonly [Task, Task],
): Fence | undefined {
  const keys = new Set(tasks.map(({ key }) => key));
  let last: Fence | undefined;
  let asked: Fence | undefined;
  let reached = false;
  replay(engine, start, schedule, (task, { happened, state }, from) => {
    reached ||= keys.has(task.key);
    if (reached) return;
    for (const happening of happened) {
      if (happening.kind !== 'step') continue;
      const { campaign, step } = happening;
      const minutes = minutesOf(step);
      if (minutes !== undefined) last = { kind: 'wait', campaign, step, minutes };
      const answer = state.tasks.find((next) => next.kind === 'answer' && keys.has(next.key));
      if (answer?.due !== undefined && asked === undefined)
        asked = { kind: 'answer', campaign, step, minutes: answer.due.soonest - from.minute };
    }
  });
  return last ?? (asked !== undefined && asked.minutes > 0 ? asked : undefined);
}
