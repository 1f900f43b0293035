import {
  OWNER,
  REQUIRED_BY_SALESFORCE,
  SALESFORCE_RECORD,
  standardField,
  type StepCode,
  type Thing,
} from '../program/index.ts';
import type { Change } from '../state/index.ts';
import { change } from '../turn/changes.ts';
import { raise } from '../turn/events.ts';
import { expectAnswer } from '../turn/outside.ts';
import type { Turn } from '../turn/turn.ts';
import { FALSE, moment, text, unknown } from '../values/index.ts';
import { answerLater, eventsOf, writeNow } from './generic.ts';
import { logStep } from './logging.ts';
import { argument, GOES_ON, type Outcome, refuse, type StepScope } from './performer.ts';

const AUTOMATIC = 'auto-assignment rules';

/** `Sync Person to SFDC`, by itself. */
export function syncPerson(scope: StepScope): Outcome {
  const assignee = argument(scope, 'Assign To');
  return sync(
    scope,
    assignee?.kind === 'text' && assignee.text !== AUTOMATIC ? assignee.text : undefined,
    true,
  );
}

/** Facts: implied syncs. Steps that need a Salesforce record make one first. */
export function syncFirst(scope: StepScope, assigns = true): void {
  const { turn, step } = scope;
  if (!step.definition.effects.implies.includes('Sync Person to SFDC') || isInSalesforce(turn)) return;
  const definition = turn.engine.program.catalogue.stepNamed('Sync Person to SFDC');
  if (definition === undefined) return;
  const implied: StepCode = {
    ...step,
    definition,
    text: definition.name,
    arguments: new Map(),
    asset: undefined,
    reads: REQUIRED_BY_SALESFORCE,
    writes: [],
    events: [{ event: 'Person is Synced to SFDC', attributes: new Map(), previous: undefined }],
  };
  sync({ ...scope, step: implied }, undefined, assigns);
}

/**
 * Facts: a sync is at once; owners come late; a refused sync goes on. A new record is assigned by rules or to the
 * assignee; a person whom Salesforce has already changes owner only when one is named.
 */
function sync(scope: StepScope, assignee: string | undefined, assigns: boolean): Outcome {
  const { turn, step } = scope;
  if (REQUIRED_BY_SALESFORCE.some((thing) => isMissing(turn, thing))) {
    logStep(scope, 'held back');
    return refuse(scope, 'Salesforce takes nobody without Last Name and Company Name');
  }
  logStep(scope, 'done', turn.engine.program.synced);
  const known = isInSalesforce(turn);
  if (!known) record(scope);
  for (const raised of eventsOf(scope)) raise(turn, raised);
  if (assigns && (!known || assignee !== undefined)) assignLater(turn, step, assignee);
  return GOES_ON;
}

function isMissing(turn: Turn, thing: Thing): boolean {
  return turn.isSaid(thing, turn.read(thing), { kind: 'filled', negated: true, words: 'is empty' });
}

function isInSalesforce(turn: Turn): boolean {
  return turn.ask(turn.read(SALESFORCE_RECORD), { kind: 'filled', negated: false, words: 'is not empty' });
}

function record({ turn, step }: StepScope): void {
  const writing = { source: turn.engine.semantics.sources.crm, fires: step.definition.effects.fires };
  change(turn, SALESFORCE_RECORD, text('Lead'), writing);
  change(turn, standardField('SFDC Created Date'), moment(turn.minute), writing);
  change(turn, standardField('SFDC Is Deleted'), FALSE, writing);
}

function assignLater(turn: Turn, step: StepCode, assignee: string | undefined): void {
  const { answers, sources } = turn.engine.semantics;
  expectAnswer(turn, answers.assignment, 'Salesforce', 'assigns the owner', {
    changes: ownerOf(turn, assignee),
    fires: step.definition.effects.fires,
    source: sources.crm,
  });
}

/** The address last: Owner Changes is raised with it, when the rest is there. */
const ownerDetails = ['First Name', 'Last Name', 'Job Title', 'Phone Number', 'Email Address'].map(
  (detail) => ({
    detail,
    thing: standardField(`Lead Owner ${detail}`),
  }),
);

/** What is known of an owner, whoever it is: the address, and what else somebody asks for. */
function ownerOf(turn: Turn, assignee: string | undefined): Change[] {
  const whose = assignee === undefined ? 'the owner whom Salesforce assigns' : `"${assignee}"`;
  return ownerDetails
    .filter(({ thing }) => thing === OWNER || turn.engine.program.read.has(thing))
    .map(({ detail, thing }) => ({
      thing,
      value: unknown(`${detail} of ${whose}`, 'text', { mayBeEmpty: false }),
    }));
}

export function changeOwner(scope: StepScope): Outcome {
  const { turn, step } = scope;
  const assignee = argument(scope, 'Assign To');
  syncFirst(scope, false);
  logStep(scope);
  const name = assignee?.kind === 'text' ? assignee.text : step.text;
  const writing = {
    source: turn.engine.semantics.sources.flow,
    fires: step.definition.effects.fires,
    owner: assignee ?? text(name),
  };
  for (const { thing, value } of ownerOf(turn, name)) change(turn, thing, value, writing);
  return GOES_ON;
}

/** Fact: members keep their status. */
export function addToSalesforceCampaign(scope: StepScope): Outcome {
  const { turn, step } = scope;
  syncFirst(scope);
  const member = step.writes[0];
  const isMember = member !== undefined && turn.ask(turn.read(member.thing), IS_TRUE);
  logStep(scope, isMember ? 'held back' : 'done');
  if (!isMember) writeNow(scope);
  return GOES_ON;
}

/** Syncs first, then does what the catalogue says. */
export function changeInSalesforceCampaign(scope: StepScope): Outcome {
  syncFirst(scope);
  logStep(scope);
  writeNow(scope);
  return GOES_ON;
}

/** The contact comes back with the answer. */
export function convertPerson(scope: StepScope): Outcome {
  syncFirst(scope);
  logStep(scope);
  const writes = scope.step.writes.map((write) =>
    write.thing === SALESFORCE_RECORD
      ? { ...write, value: { kind: 'value', value: text('Contact') } as const }
      : write,
  );
  answerLater({ ...scope, step: { ...scope.step, writes } });
  return GOES_ON;
}

/** The task is logged in Marketo by a later sync. */
export function createTask(scope: StepScope): Outcome {
  const { turn } = scope;
  syncFirst(scope);
  logStep(scope);
  const { answers, sources } = turn.engine.semantics;
  const events = eventsOf(scope).map((raised) => ({ event: raised, given: [], unless: [] }));
  expectAnswer(turn, answers.cycle, 'Salesforce', 'sends the task', { events, source: sources.crm });
  return GOES_ON;
}

const IS_TRUE = { kind: 'truth', truth: true, orEmpty: false, words: 'is true' } as const;
