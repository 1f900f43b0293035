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
 * What kept two tasks in order while queues were short: of all that led to them, the wait that came last, or the time
 * that the outside takes at least. Of two waits the longer one.
 */
export function fenceBefore(
  engine: Engine,
  start: State,
  schedule: Schedule,
  tasks: readonly [Task, Task],
): Fence | undefined {
  const origins = originsIn(engine, start, schedule);
  const fences = tasks.flatMap((task) => lastFence(origins, task) ?? []);
  return fences.toSorted(
    (a, b) => Number(b.kind === 'wait') - Number(a.kind === 'wait') || b.minutes - a.minutes,
  )[0];
}

/** Whose turn brought a task up. */
interface Origin {
  readonly task: Task;
  readonly minute: number;
  /** The last step of the turn. */
  readonly taken: Pick<Fence, 'campaign' | 'step'> | undefined;
}

function originsIn(engine: Engine, start: State, schedule: Schedule): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  replay(engine, start, schedule, (task, { happened, state }, from) => {
    const taken = happened.findLast((happening) => happening.kind === 'step');
    for (const { key } of state.tasks)
      if (!origins.has(key) && !from.tasks.some((before) => before.key === key))
        origins.set(key, { task, minute: from.minute, taken });
  });
  return origins;
}

function lastFence(origins: ReadonlyMap<string, Origin>, task: Task): Fence | undefined {
  const seen = new Set<string>();
  for (let at: Task | undefined = task; at !== undefined && !seen.has(at.key);) {
    seen.add(at.key);
    const origin = origins.get(at.key);
    const fence = waitBefore(at) ?? answerOf(at, origin);
    if (fence !== undefined) return fence;
    at = origin?.task;
  }
  return undefined;
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

/** An answer that may come at once puts nothing in order. */
function answerOf(task: Task, origin: Origin | undefined): Fence | undefined {
  if (task.kind !== 'answer' || origin?.taken === undefined) return undefined;
  const minutes = task.due.soonest - origin.minute;
  const { campaign, step } = origin.taken;
  return minutes > 0 ? { kind: 'answer', campaign, step, minutes } : undefined;
}
