import { ACQUISITION, keptBy, membership, type Thing, standardField } from '../program/index.ts';
import { change } from '../turn/changes.ts';
import { raise } from '../turn/events.ts';
import { EMPTY, increased, moment, number, text, textOf, type Value, valueInWords } from '../values/index.ts';
import { eventsOf, writeNow } from './generic.ts';
import { logStep } from './logging.ts';
import { argument, GOES_ON, type Outcome, refuse, type StepScope } from './performer.ts';

/** `by 5` adds, `to 5` sets; nothing stops a score at zero (fact: a score change is a value change). */
export function changeScore(scope: StepScope): Outcome {
  const { turn, step } = scope;
  const [write] = step.writes;
  const by = argument(scope, 'Change');
  if (write === undefined || by === undefined) return refuse(scope, 'it names no score or no change');
  logStep(scope);
  const { thing } = write;
  const before = turn.read(thing);
  const sets = step.arguments.get('Change')?.connective !== 'by';
  const after = sets ? keptBy(turn.engine.program, thing, by) : sum(before, by);
  change(turn, thing, after, {
    source: turn.engine.semantics.sources.flow,
    fires: step.definition.effects.fires,
  });
  return GOES_ON;
}

/** A score plus something that nobody knows is something else that nobody knows, with a name that says what of. */
function sum(before: Value, by: Value): Value {
  if (by.kind !== 'unknown') return increased(before, Number(textOf(by)) || 0);
  const name = `(${valueInWords(before)} + ${by.name})`;
  return { ...by, name, key: by.plus === undefined ? `?${name}` : `?${name}+${by.plus}`, type: 'number' };
}

/** Shows on the person's page, and as an event of its own; its fields raise no Data Value Changes. */
export function interestingMoment(scope: StepScope): Outcome {
  const { turn } = scope;
  logStep(scope);
  const writes: readonly (readonly [string, Value | undefined])[] = [
    ['Type', argument(scope, 'Type')],
    ['Desc', argument(scope, 'Description')],
    ['Date', moment(turn.minute)],
    ['Source', text(scope.campaign.name)],
  ];
  for (const [name, value] of writes)
    turn.set(standardField(`Last Interesting Moment ${name}`), value ?? EMPTY);
  for (const raised of eventsOf(scope)) raise(turn, raised);
  return GOES_ON;
}

/** Makes a member; the first program acquires the person (fact: first program acquires). */
export function changeProgramStatus(scope: StepScope): Outcome {
  const { turn, step } = scope;
  const { program } = turn.engine;
  logStep(scope);
  const nurtures =
    step.asset !== undefined && program.external(step.asset, 'engagement program') !== undefined;
  const writes = step.writes.filter(({ thing }) => {
    return thing !== ACQUISITION && (nurtures || !thing.startsWith('Member of Engagement Program'));
  });
  const joined = writeNow(scope, writes);
  if (joined && step.asset !== undefined && isCertainlyEmpty(scope, ACQUISITION))
    turn.set(ACQUISITION, text(step.asset));
  return GOES_ON;
}

function isCertainlyEmpty({ turn }: StepScope, thing: Thing): boolean {
  return turn.read(thing).kind === 'empty';
}

/** Of members only; success and its date set each other. */
export function changeProgramSuccess(scope: StepScope): Outcome {
  const { turn, step } = scope;
  logStep(scope);
  if (step.asset === undefined || !isMember(scope, 'Member of Program'))
    return refuse(scope, 'the person is no member');
  const value = argument(scope, 'New Value') ?? number(1);
  const success = `Member of Program[Success]:${step.asset}`;
  change(turn, success, keptBy(turn.engine.program, success, value), {
    source: turn.engine.semantics.sources.flow,
    fires: [],
  });
  return GOES_ON;
}

/** Pauses or resumes those who are in the program. */
export function changeCadence(scope: StepScope): Outcome {
  if (!isMember(scope, 'Member of Engagement Program')) return refuse(scope, 'the person is no member');
  logStep(scope);
  writeNow(scope);
  return GOES_ON;
}

export function isMember({ turn, step }: StepScope, attribute: string): boolean {
  const value = turn.read(membership(attribute, step.asset ?? ''));
  return turn.ask(value, { kind: 'truth', truth: true, orEmpty: false, words: 'is true' });
}
