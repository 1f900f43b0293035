import { isField, keptBy, type StepCode, type Thing, type WriteCode } from '../program/index.ts';
import { type EngineEvent, event } from '../state/index.ts';
import { change } from '../turn/changes.ts';
import { isHeard, raise } from '../turn/events.ts';
import { valueOf } from '../turn/operands.ts';
import { expectAnswer } from '../turn/outside.ts';
import { unknown, type Value } from '../values/index.ts';
import { logStep } from './logging.ts';
import { GOES_ON, type Outcome, type StepScope } from './performer.ts';

/**
 * What a step does by its catalogue entry alone: it looks, writes, and raises its events. Steps of a workspace's own
 * are performed like this, too.
 */
export function performByCatalogue(scope: StepScope): Outcome {
  logStep(scope);
  if (scope.step.definition.effects.late) answerLater(scope);
  else writeNow(scope);
  return GOES_ON;
}

/** Writes, and raises the step's events if anything changed, or if there was nothing to write. */
export function writeNow(scope: StepScope, writes: readonly WriteCode[] = scope.step.writes): boolean {
  const { turn, step } = scope;
  // What was there before must be read before it is overwritten.
  const events = eventsOf(scope);
  const { fires } = step.definition.effects;
  const heard = events.some(({ trigger, field }) => isHeard(turn, trigger, field));
  const writing = { source: turn.engine.semantics.sources.flow, fires, heard };
  let changed = false;
  for (const write of writes) changed = change(turn, write.thing, valueFor(scope, write), writing) || changed;
  if (changed || writes.length === 0) for (const raised of events) raise(turn, raised);
  return changed;
}

/** The same, as an answer of the outside. */
export function answerLater(scope: StepScope): void {
  const { turn, step } = scope;
  const { answers, sources } = turn.engine.semantics;
  const from = step.definition.name.endsWith('Microsoft') ? 'Microsoft Dynamics' : 'Salesforce';
  expectAnswer(turn, answers.assignment, from, `answers ${step.definition.name}`, {
    changes: step.writes.map((write) => ({ thing: write.thing, value: valueFor(scope, write) })),
    fires: step.definition.effects.fires,
    source: sources.crm,
    events: eventsOf(scope).map((raised) => ({ event: raised, given: [], unless: [] })),
  });
}

function valueFor({ turn, campaign, step }: StepScope, { thing, value }: WriteCode): Value {
  return value === undefined
    ? madeBy(step, thing, turn)
    : keptBy(turn.engine.program, thing, valueOf(turn, value, campaign));
}

/** Whatever a step or a service makes of a thing: something, and the same each time. */
function madeBy(step: StepCode, thing: Thing, turn: StepScope['turn']): Value {
  const { name, type } = turn.engine.program.field(thing);
  return unknown(`${name} from ${step.text}`, type, { mayBeEmpty: !isField(thing) });
}

export function eventsOf({ turn, campaign, step }: StepScope): EngineEvent[] {
  return step.events.map((code) => {
    const attributes = new Map<string, Value>();
    for (const [name, operand] of code.attributes) attributes.set(name, valueOf(turn, operand, campaign));
    if (code.previous !== undefined) attributes.set(code.previous.attribute, turn.read(code.previous.thing));
    return event(code.event, attributes);
  });
}
