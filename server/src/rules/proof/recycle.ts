import {
  type EngineCampaign,
  type EngineLifecycle,
  personInWords,
  type StageMove,
  type StepCode,
  type Stimulus,
  text,
  type Value,
  valueInWords,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import { scheduleOf } from './timeline.ts';
import type { Seen } from './seen.ts';
import type { Course } from './trial.ts';

const SCORE = 'Score is Changed';

/** A person leaves a stage and is back in it at once, because of the very score that brought them there before. */
export interface Recycle {
  readonly stimulus: Stimulus;
  readonly lifecycle: EngineLifecycle;
  /** Where they come from and come back to. */
  readonly stage: string;
  /** Where they should have stayed. */
  readonly left: string;
  readonly out: Write | undefined;
  readonly back: Write;
  readonly witness: FindingWitness;
}

interface Write {
  readonly campaign: EngineCampaign;
  readonly step: StepCode;
}

/** Moves that are undone before anything else has happened, each once. */
export function recyclesOf(seen: Seen, moves: readonly StageMove[]): Recycle[] {
  const found = new Map<string, Recycle>();
  if (!seen.part.campaigns.some(isWokenByScore)) return [];
  for (const move of moves) {
    const recycle =
      move.from.kind === 'text' && move.to.kind === 'text' ? recycleOf(seen, move, move.to.text) : undefined;
    if (recycle === undefined) continue;
    const key = `${recycle.back.campaign.id} ${recycle.left} ${recycle.stage}`;
    if (!found.has(key)) found.set(key, recycle);
  }
  return [...found.values()];
}

function isWokenByScore({ triggers }: EngineCampaign): boolean {
  return triggers.some(({ event }) => event === SCORE);
}

interface Written {
  readonly at: number;
  readonly before: Value;
  readonly after: Value;
  readonly by: Write | undefined;
}

function recycleOf(seen: Seen, move: StageMove, stage: string): Recycle | undefined {
  const { engine, start, stimulus } = seen;
  const { lifecycle, after, schedule } = move;
  const unknown = engine.program.unknownValue(lifecycle.stage);
  // Of all who might be here, somebody who comes from that stage.
  const knowledge =
    start.person.get(lifecycle.stage).key === unknown.key
      ? after.knowledge.assume(unknown, { kind: 'same', value: text(stage), words: `is "${stage}"` }, true)
      : after.knowledge;
  if (knowledge === undefined) return undefined;
  const course = seen.courseOf(schedule, knowledge);
  if (course === undefined) return undefined;
  const writes = writesIn(course, lifecycle);
  const back = writes.findIndex(
    (write, at) =>
      at > 0 &&
      isStage(write.after, stage) &&
      writes.slice(0, at).some(({ before }) => isStage(before, stage)),
  );
  const [out, returned] = [writes[back - 1], writes[back]];
  if (out === undefined || returned?.by === undefined || !isByScore(course, returned.by.campaign))
    return undefined;
  const name = engine.program.nameOf(lifecycle.stage);
  const left = out.after.kind === 'text' ? out.after.text : '';
  const told = (upTo: number, value: Value) =>
    scheduleOf(engine, start, { turns: course.turns.slice(0, upTo) }, [[name, valueInWords(value)]]);
  return {
    stimulus,
    lifecycle,
    stage,
    left,
    out: out.by,
    back: returned.by,
    witness: {
      assumptions: personInWords(course.state.knowledge),
      schedules: [told(returned.at, out.after), told(course.turns.length, returned.after)],
      differsAt: returned.at,
    },
  };
}

function writesIn({ turns }: Course, { stage }: EngineLifecycle): Written[] {
  return turns.flatMap(({ next }, at) => {
    let by: Write | undefined;
    return next.happened.flatMap((happening): Written[] => {
      if (happening.kind === 'step') by = { campaign: happening.campaign, step: happening.step };
      if (happening.kind !== 'wrote' || happening.thing !== stage) return [];
      return [{ at, before: happening.before, after: happening.after, by }];
    });
  });
}

function isStage(value: Value, name: string): boolean {
  return value.kind === 'text' && value.text.toLowerCase() === name.toLowerCase();
}

/** Did a change of a score bring the person into the campaign? */
function isByScore({ turns }: Course, campaign: EngineCampaign): boolean {
  return turns.some(({ task, next }) => {
    const enters = next.happened.some(
      (happening) =>
        happening.kind === 'woken' && happening.campaign === campaign && happening.verdict === 'enters',
    );
    return enters && task.kind === 'wake' && task.event.trigger === SCORE;
  });
}
