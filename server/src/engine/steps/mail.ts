import { ACCOUNT_OWNER, type Operand, OWNER, type Thing } from '../program/index.ts';
import type { ConditionalEvent } from '../state/index.ts';
import { isHeard, raise } from '../turn/events.ts';
import { valueOf } from '../turn/operands.ts';
import { expectAnswer } from '../turn/outside.ts';
import { eventsOf } from './generic.ts';
import { logStep } from './logging.ts';
import { GOES_ON, type Outcome, type StepScope } from './performer.ts';

/** Fact: blocked emails go on. Whether the email arrives is told later. */
export function sendEmail(scope: StepScope): Outcome {
  const barred = isBarred(scope);
  logStep(scope, barred ? 'held back' : 'done');
  if (!barred) deliver(scope);
  return GOES_ON;
}

/** Unsubscribed, suspended, …: the Booleans that an email looks at. */
function isBarred({ turn, step }: StepScope): boolean {
  const { program } = turn.engine;
  return step.reads.some(
    (thing) => program.field(thing).type === 'boolean' && turn.isSaid(thing, turn.read(thing), IS_TRUE),
  );
}

const IS_TRUE = { kind: 'truth', truth: true, orEmpty: false, words: 'is true' } as const;

/** It is delivered or bounces, hard or soft: the same way for the same email, and only if somebody looks. */
function deliver(scope: StepScope): void {
  const { turn, step } = scope;
  const name = `email "${step.asset ?? ''}"`;
  const bounces = `the ${name} bounces`;
  const hard = `the ${name} bounces for good`;
  const events = eventsOf(scope)
    .filter(({ trigger }) => isHeard(turn, trigger, undefined))
    .map((raised): ConditionalEvent => {
      if (raised.trigger === 'Email is Delivered') return { event: raised, given: [], unless: [bounces] };
      const isHard = raised.trigger === 'Email Bounces Hard';
      return isHard
        ? { event: raised, given: [bounces, hard], unless: [] }
        : { event: raised, given: [bounces], unless: [hard] };
    });
  if (events.length === 0) return;
  expectAnswer(turn, turn.engine.semantics.answers.delivery, 'the mail server', `answers for the ${name}`, {
    events,
  });
}

/** Fact: owners come late. An alert that has nobody to go to is held back. */
export function sendAlert(scope: StepScope): Outcome {
  const { turn, step } = scope;
  const recipients = ['Send To', 'To Other Emails']
    .flatMap((name) => step.arguments.get(name)?.operands ?? [])
    .filter((operand) => nameIn(operand) !== 'None');
  // An alert may also name its recipients in the email itself: without any here, it goes out.
  const toNobody = recipients.length > 0 && recipients.every((operand) => isNobody(scope, operand));
  logStep(scope, toNobody ? 'held back' : 'done');
  if (toNobody) turn.happened.push({ kind: 'refused', step, why: 'there is nobody yet whom it could reach' });
  else for (const raised of eventsOf(scope)) raise(turn, raised);
  return GOES_ON;
}

const owners: ReadonlyMap<string, Thing> = new Map([
  ['Sales Owner', OWNER],
  ['Account Owner', ACCOUNT_OWNER],
]);

function isNobody({ turn, campaign }: StepScope, operand: Operand): boolean {
  const thing = operand.kind === 'field' ? operand.thing : owners.get(nameIn(operand) ?? '');
  const value = thing === undefined ? valueOf(turn, operand, campaign) : turn.read(thing);
  return turn.isSaid(thing ?? '', value, IS_EMPTY);
}

function nameIn(operand: Operand): string | undefined {
  return operand.kind === 'value' && operand.value.kind === 'text' ? operand.value.text : undefined;
}

const IS_EMPTY = { kind: 'filled', negated: true, words: 'is empty' } as const;
