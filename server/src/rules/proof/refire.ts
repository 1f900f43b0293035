import {
  type Budget,
  type Engine,
  type EngineCampaign,
  exploreFor,
  leavesMarketo,
  type LogEntry,
  occurrence,
  slice,
  type State,
  type StepCode,
  stepsIn,
  type Stimulus,
  type Thing,
  type TriggerCode,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import { times } from './consequences.ts';
import { goingOn, LATER, repetitionOf, repetitionWitness } from './repetition.ts';

/** A campaign that waits for a score does the same again when the score, already there, moves on. */
export interface Refire {
  readonly stimulus: Stimulus;
  readonly campaign: EngineCampaign;
  readonly trigger: TriggerCode;
  readonly score: Thing;
  /** What happens again. */
  readonly step: StepCode;
  readonly witness: FindingWitness;
}

/** The score of whose change alone the stimulus consists, if campaigns wait for it to reach something. */
export function scoreAwaited({ program }: Engine, { script, coincidence }: Stimulus): Thing | undefined {
  const [only, ...others] = script;
  const [change, ...more] = only?.changes ?? [];
  if (change === undefined || coincidence !== undefined || others.length + more.length > 0) return undefined;
  const waiting = program
    .listeners('Score is Changed', change.thing)
    .some(({ triggers }) => triggers.some(hasThreshold));
  return waiting ? change.thing : undefined;
}

/** Campaigns that the stimulus wakes because a score has reached a value, and that fire again at its next change. */
export function refiresOf(
  engine: Engine,
  stimulus: Stimulus,
  start: State,
  score: Thing,
  budget: Budget,
): Refire[] {
  const { program, semantics } = engine;
  const name = `${program.nameOf(score)} moves on`;
  const oneMore = occurrence(name, {
    after: LATER,
    changes: [{ thing: score, by: 1 }],
    source: semantics.sources.flow,
  });
  const again = goingOn(start, [...stimulus.script, oneMore]);
  return program.listeners('Score is Changed', score).flatMap(({ campaign, triggers }) => {
    const trigger = triggers.find(hasThreshold);
    const steps = trigger === undefined ? [] : stepsBelow(engine, campaign).filter(matters);
    if (trigger === undefined || steps.length === 0) return [];
    const texts = new Set(steps.map(({ text }) => text));
    const focus = { things: [], campaigns: [], observes: ({ text }: StepCode) => texts.has(text) };
    const part = slice(engine, again, focus);
    const { endings } = exploreFor(part.engine, part.start, { budget }, focus);
    for (const { state, schedule } of endings) {
      const step = steps.find((candidate) => doneIn(state.log.entries, candidate) > 1);
      const lifted = step && part.lift(schedule, state.knowledge);
      const repetition = lifted && repetitionOf(engine, start, again, lifted);
      if (step === undefined || repetition === undefined) continue;
      const once = doneIn(repetition.once.state.log.entries, step);
      const twice = doneIn(repetition.again.state.log.entries, step);
      if (once === 0 || twice <= once) continue;
      const outcomes = [
        [step.text, times(once)],
        [step.text, times(twice)],
      ] as const;
      return {
        stimulus,
        campaign,
        trigger,
        score,
        step,
        witness: repetitionWitness(engine, repetition, outcomes),
      };
    }
    return [];
  });
}

function hasThreshold({ constraints }: TriggerCode): boolean {
  return constraints.some(
    ({ attribute, operator }) => attribute === 'New Score' && /^(at least|greater than)$/.test(operator),
  );
}

/** What the campaign does, and what those do that it executes or requests. */
function stepsBelow({ program }: Engine, campaign: EngineCampaign): StepCode[] {
  const below = new Set([campaign]);
  const steps: StepCode[] = [];
  for (const { flow, home } of below) {
    for (const step of stepsIn(flow)) {
      steps.push(step);
      if (step.definition.effects.starts === undefined) continue;
      const called = program.campaign(step.asset ?? '', step.within, home);
      if (called !== undefined && called.kind !== 'external') below.add(called);
    }
  }
  return steps;
}

/** A second sync tells Salesforce nothing new; a second alert tells a person. */
function matters(step: StepCode): boolean {
  return leavesMarketo(step) && !/SFDC|Microsoft/.test(step.definition.name);
}

function doneIn(entries: readonly LogEntry[], { text }: StepCode): number {
  return entries.filter(({ step, outcome }) => outcome === 'done' && step.text === text).length;
}
