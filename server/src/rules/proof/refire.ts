import {
  type Budget,
  type Engine,
  type EngineCampaign,
  type Explorer,
  leavesMarketo,
  type LogEntry,
  type Occurrence,
  occurrence,
  personInWords,
  startState,
  type State,
  type StepCode,
  type Stimulus,
  type Thing,
  type TriggerCode,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import { times } from './consequences.ts';
import { scheduleOf } from './timeline.ts';
import { type Course, following, type Taken, Trial } from './trial.ts';

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

/** Long enough for everything but waits of days to be over. */
const LATER = 60;

/** Campaigns that a stimulus wakes because a score has reached a value, and that fire again at the next change of it. */
export function refiresOf(
  engine: Engine,
  explore: Explorer,
  stimulus: Stimulus,
  start: State,
  budget: Budget,
): Refire[] {
  const score = scoreIn(stimulus);
  if (score === undefined) return [];
  const waiting = engine.program
    .listeners('Score is Changed', score)
    .filter(({ triggers }) => triggers.some(hasThreshold));
  return waiting.flatMap(({ campaign, triggers }) => {
    const trigger = triggers.find(hasThreshold);
    const refire =
      trigger && refireOf(engine, explore, { stimulus, start, budget, score, campaign, trigger });
    return refire ?? [];
  });
}

/** One change of one score, by itself. */
function scoreIn({ script, coincidence }: Stimulus): Thing | undefined {
  const [only, ...others] = script;
  const [change, ...more] = only?.changes ?? [];
  return coincidence === undefined && others.length === 0 && more.length === 0 && change?.thing !== undefined
    ? change.thing
    : undefined;
}

function hasThreshold({ constraints }: TriggerCode): boolean {
  return constraints.some(
    ({ attribute, operator }) => attribute === 'New Score' && /^(at least|greater than)$/.test(operator),
  );
}

interface Question {
  readonly stimulus: Stimulus;
  readonly start: State;
  readonly budget: Budget;
  readonly score: Thing;
  readonly campaign: EngineCampaign;
  readonly trigger: TriggerCode;
}

function refireOf(engine: Engine, explore: Explorer, question: Question): Refire | undefined {
  const { stimulus, start, budget, score, campaign, trigger } = question;
  const steps = stepsBelow(engine, campaign).filter(matters);
  if (steps.length === 0) return undefined;
  const again = startState(start.person.background, [...stimulus.script, oneMore(engine, score)], {
    knowledge: start.knowledge,
  });
  const { endings } = explore(engine, again, { budget });
  for (const { state, schedule } of endings) {
    const step = steps.find((candidate) => doneIn(state.log.entries, candidate) > 1);
    if (step === undefined) continue;
    const twice = new Trial(engine, again, state.knowledge).run(following(schedule.map(({ key }) => key)));
    const once = new Trial(engine, start, state.knowledge).run(following(schedule.map(({ key }) => key)));
    const counts = [once, twice].map((course) => doneIn(course.state.log.entries, step)) as [number, number];
    if (!once.complete || !twice.complete || counts[0] === 0 || counts[1] <= counts[0]) continue;
    return {
      stimulus,
      campaign,
      trigger,
      score,
      step,
      witness: witnessOf(engine, [start, again], [once, twice], step, counts),
    };
  }
  return undefined;
}

/** The score moves on by a point, when everything has come to rest. */
function oneMore({ program, semantics }: Engine, score: Thing): Occurrence {
  const name = `${program.nameOf(score)} moves on`;
  return occurrence(name, {
    after: LATER,
    changes: [{ thing: score, by: 1 }],
    source: semantics.sources.flow,
  });
}

/** What the campaign does, and what those do that it executes or requests. */
function stepsBelow({ program }: Engine, campaign: EngineCampaign): StepCode[] {
  const below = new Set([campaign]);
  const steps: StepCode[] = [];
  for (const { flow, home } of below) {
    for (const step of stepsOf(flow)) {
      steps.push(step);
      if (step.definition.effects.starts === undefined) continue;
      const called = program.campaign(step.asset ?? '', step.within, home);
      if (called !== undefined && called.kind !== 'external') below.add(called);
    }
  }
  return steps;
}

function stepsOf(flow: EngineCampaign['flow']): StepCode[] {
  return flow.flatMap((item) =>
    item.kind === 'step'
      ? [item]
      : [...item.branches.map(({ then }) => then), item.otherwise].flatMap((step) => step ?? []),
  );
}

/** A second sync tells Salesforce nothing new; a second alert tells a person. */
function matters(step: StepCode): boolean {
  return leavesMarketo(step) && !/SFDC|Microsoft/.test(step.definition.name);
}

function doneIn(entries: readonly LogEntry[], { text }: StepCode): number {
  return entries.filter(({ step, outcome }) => outcome === 'done' && step.text === text).length;
}

function witnessOf(
  engine: Engine,
  starts: readonly [State, State],
  [once, twice]: readonly [Course, Course],
  step: StepCode,
  counts: readonly [number, number],
): FindingWitness {
  const differsAt = twice.turns.findIndex(({ task }, at) => task.key !== once.turns[at]?.task.key);
  const told = (start: State, { turns }: { readonly turns: readonly Taken[] }, count: number) =>
    scheduleOf(engine, start, { turns }, [[step.text, times(count)]]);
  return {
    assumptions: personInWords(once.state.knowledge),
    schedules: [told(starts[0], once, counts[0]), told(starts[1], twice, counts[1])],
    differsAt: differsAt === -1 ? once.turns.length : differsAt,
  };
}
