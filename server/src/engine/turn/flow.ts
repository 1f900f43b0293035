import type { ChoiceCode, StepCode } from '../program/index.ts';
import { type Due, type Frame, run as runOf, type Run } from '../state/index.ts';
import { perform } from '../steps/index.ts';
import { holds } from './conditions.ts';
import type { Turn } from './turn.ts';

/**
 * One step of a run. An executed campaign belongs to the step that executes it: its whole flow is gone through before
 * anybody else has a turn, unless the semantics say otherwise (fact: execute waits).
 */
export function takeStep(turn: Turn, run: Run): void {
  let after = stepOnce(turn, run, run.frames);
  if (turn.engine.semantics.execute === 'in one piece') {
    while (after.frames.length > 1 && turn.mayGoOn()) after = stepOnce(turn, run, after.frames);
  }
  turn.replace(run, after.frames.length === 0 ? undefined : runOf(after.frames, after.due));
}

interface After {
  readonly frames: readonly Frame[];
  readonly due: Due | undefined;
}

const OVER: After = { frames: [], due: undefined };

function stepOnce(turn: Turn, run: Run, frames: readonly Frame[]): After {
  const top = frames.at(-1);
  const item = top?.campaign.flow[top.next];
  if (top === undefined || item === undefined) return OVER;
  const { campaign } = top;
  for (const frame of frames) turn.isIn(frame.campaign);
  const advanced = [...frames.slice(0, -1), { campaign, next: top.next + 1 }];
  const step = item.kind === 'step' ? item : chosen(turn, item);
  if (step === undefined) {
    if (item.kind === 'choice') turn.happened.push({ kind: 'no choice', campaign, choice: item });
    return { frames: unfinished(advanced), due: undefined };
  }
  const stack = frames.map((frame) => frame.campaign);
  const outcome = perform({ turn, campaign, step, run, stack });
  switch (outcome.kind) {
    case 'goes on':
      return { frames: unfinished(advanced), due: undefined };
    case 'waits':
      return { frames: unfinished(advanced), due: outcome.due };
    case 'leaves':
      return OVER;
    case 'executes':
      return { frames: unfinished([...advanced, { campaign: outcome.campaign, next: 0 }]), due: undefined };
  }
}

/** Fact: first choice counts. It is tested when the person reaches it. */
function chosen(turn: Turn, choice: ChoiceCode): StepCode | undefined {
  for (const { when, then } of choice.branches) if (holds(turn, when)) return then;
  return choice.otherwise;
}

/** Campaigns that have been gone through are left. */
function unfinished(frames: readonly Frame[]): readonly Frame[] {
  const last = frames.findLastIndex(({ campaign, next }) => next < campaign.flow.length);
  return frames.slice(0, last + 1);
}
