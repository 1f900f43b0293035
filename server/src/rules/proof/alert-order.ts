import {
  EMPTY,
  type Ending,
  type Engine,
  type EngineCampaign,
  type EngineProgram,
  type Outlook,
  isOfOwner,
  proveNever,
  SALESFORCE_RECORD,
  type State,
  type StepCode,
  stepsIn,
  type Stimulus,
  stimulusState,
  valueNow,
} from '../../engine/index.ts';
import type { FindingWitness } from '../rule.ts';
import type { ProofBudget } from './budget.ts';
import type { Consequence } from './consequences.ts';
import { meeting } from './decision.ts';
import { withExecuted } from './executed.ts';
import { witnessOf } from './timeline.ts';
import { type Course, following, Trial } from './trial.ts';

/** An alert about a person goes out before or after they are synced, by chance. */
export interface AlertOrder {
  readonly stimulus: Stimulus;
  readonly alert: Doing;
  readonly sync: Doing;
  readonly witness: FindingWitness;
}

interface Doing {
  readonly campaign: EngineCampaign;
  readonly step: StepCode;
}

/** Alerts and syncs of different flows that one stimulus sets to work: in one flow their order is certain. */
export function alertsBesideSyncs(program: EngineProgram, outlook: Outlook): readonly StepCode[] {
  const campaigns = [...withExecuted(program, outlook.campaigns)];
  const syncing = campaigns.filter(({ flow }) => stepsIn(flow).some(syncs));
  return campaigns.flatMap((campaign) =>
    syncing.some((other) => other !== campaign) ? stepsIn(campaign.flow).filter(alertsOthers) : [],
  );
}

const SYNC = 'Sync Person to SFDC';

function syncs({ definition }: StepCode): boolean {
  return definition.name === SYNC || definition.effects.implies.includes(SYNC);
}

/** Of an alert to the owner, or about the owner, race/alert-before-owner speaks: without the sync there is none. */
function alertsOthers({ definition, reads }: StepCode): boolean {
  return definition.name === 'Send Alert' && !reads.some(isOfOwner);
}

/** For somebody who is not in Salesforce yet: is the alert before the sync in some schedules, and after it in others? */
export function alertOrder(
  engine: Engine,
  { stimulus }: Outlook,
  alert: StepCode,
  { statesPerQuestion, turns }: ProofBudget,
): { readonly found: AlertOrder | undefined; readonly states: number } {
  const start = unsynced(engine, stimulus);
  if (start === undefined) return { found: undefined, states: 0 };
  const proof = proveNever(
    engine,
    start,
    {
      focus: { things: [], campaigns: [], observes: (step) => step.text === alert.text || syncs(step) },
      log: 'matters',
      isSo: (ending) => orderIn(ending, alert)?.alertFirst === true,
    },
    { budget: { states: statesPerQuestion, turns } },
  );
  const found =
    proof.verdict === 'fails' ? bothWays(engine, stimulus, start, alert, proof.counterexample) : undefined;
  return { found, states: proof.effort.states };
}

function unsynced(engine: Engine, stimulus: Stimulus): State | undefined {
  const start = stimulusState(engine.program, stimulus);
  if (start === undefined) return undefined;
  const record = valueNow(start, SALESFORCE_RECORD);
  if (record.kind !== 'unknown') return record.kind === 'empty' ? start : undefined;
  const test = { kind: 'same', value: EMPTY, words: 'is empty' } as const;
  const knowledge = start.knowledge.assume(record, test, true);
  return knowledge && { ...start, knowledge };
}

/** The first alert and the first sync, where both are done. */
function orderIn({ log }: State, alert: StepCode) {
  const done = log.entries.filter(({ outcome }) => outcome === 'done');
  const [alerted, synced] = [
    done.findIndex(({ step }) => step.text === alert.text),
    done.findIndex(({ step }) => syncs(step)),
  ];
  const [first, second] = [done[alerted], done[synced]];
  return first && second && { alert: first, sync: second, alertFirst: alerted < synced };
}

/** One schedule but for the two: they wait for each other. Where one needs the other, they never meet. */
function bothWays(
  engine: Engine,
  stimulus: Stimulus,
  begun: State,
  alert: StepCode,
  { state, schedule }: Ending,
): AlertOrder | undefined {
  const trial = new Trial(engine, begun, state.knowledge);
  const course = trial.run(following(schedule.map(({ key }) => key)));
  const order = orderIn(course.state, alert);
  if (order === undefined) return undefined;
  const [alerting, syncing] = [turnOf(course, order.alert.step), turnOf(course, order.sync.step)];
  if (alerting === undefined || syncing === undefined) return undefined;
  const courses = [trial.run(meeting(syncing, alerting)), trial.run(meeting(alerting, syncing))] as const;
  const [synced, alerted] = [orderIn(courses[0].state, alert), orderIn(courses[1].state, alert)];
  if (synced?.alertFirst !== false || alerted?.alertFirst !== true) return undefined;
  const at = courses[0].turns.findIndex(({ task }, turn) => task.key !== courses[1].turns[turn]?.task.key);
  const told: Consequence = {
    watched: { kind: 'effect', step: alert.text, name: alert.text },
    outcomes: ['after the sync', 'before the sync'],
  };
  const witness = witnessOf(engine, trial.start, { courses, at }, [told]);
  return witness && { stimulus, alert: alerted.alert, sync: alerted.sync, witness };
}

/** Whose turn it was when the step was taken. */
function turnOf({ turns }: Course, step: StepCode): string | undefined {
  return turns.find(({ next }) =>
    next.happened.some((happening) => happening.kind === 'step' && happening.step === step),
  )?.task.key;
}
