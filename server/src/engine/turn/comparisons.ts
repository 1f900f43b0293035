import type { Comparison, EngineCampaign, Operand, Thing, TriggerCode } from '../program/index.ts';
import { attributeOf, type EngineEvent } from '../state/index.ts';
import { type Known, number, type Test, testOf, text, type Value, valueInWords } from '../values/index.ts';
import type { Turn } from './turn.ts';

/** `peek` answers undefined where nothing tells; `ask` supposes something and never does. */
export type Manner = 'peek' | 'ask';

export function compare(
  turn: Turn,
  manner: Manner,
  value: Value,
  comparison: Comparison,
  thing: Thing | undefined,
): boolean | undefined {
  const test = testFor(turn, comparison, thing);
  if (test !== undefined) return manner === 'ask' ? turn.ask(value, test) : turn.peek(value, test);
  const operands = comparison.operands.map((operand) => operandWords(turn, operand)).join(', ');
  const words = `${valueInWords(value)} ${comparison.operator} ${operands}`;
  return manner === 'ask' ? turn.askWhether(words) : turn.peekWhether(words);
}

/** The comparison as of now; undefined where it compares with something that is not known. */
function testFor(turn: Turn, comparison: Comparison, thing: Thing | undefined): Test | undefined {
  const { program, semantics, tests } = turn.engine;
  const known = tests.get(comparison);
  if (known !== undefined && known.thing === thing) return known.test;
  const operands = comparison.operands.map((operand) => operandNow(turn, operand));
  if (operands.includes(undefined)) return undefined;
  const type = program.typeFor(comparison, thing);
  const values = operands.filter((operand) => operand !== undefined);
  const test = testOf(type, comparison.operator, values, turn.minute, semantics);
  const lasting =
    comparison.operands.every(({ kind }) => kind === 'value') && !/past|future/.test(comparison.operator);
  if (test !== undefined && lasting) tests.set(comparison, { thing, test });
  return test;
}

function operandNow(turn: Turn, operand: Operand): Known | undefined {
  switch (operand.kind) {
    case 'value':
      return operand.value;
    case 'duration':
      return number(operand.minutes ?? 0);
    case 'field': {
      const value = turn.read(operand.thing);
      return value.kind === 'unknown' ? undefined : value;
    }
    // Tokens are never resolved in a condition: the braces are taken as they stand.
    case 'template':
      return text(operand.text);
    case 'my token':
      return text(`{{my.${operand.name}}}`);
    case 'open token':
      return text(`{{${operand.name}}}`);
    case 'now':
      return undefined;
  }
}

function operandWords(turn: Turn, operand: Operand): string {
  if (operand.kind === 'field') return valueInWords(turn.read(operand.thing));
  const known = operandNow(turn, operand);
  return known === undefined ? 'now' : valueInWords(known);
}

/** All constraints of a trigger, or of an activity filter, against one event. */
export function eventPasses(
  turn: Turn,
  manner: Manner,
  event: EngineEvent,
  comparisons: readonly Comparison[],
  minute: number,
): boolean | undefined {
  let all: boolean | undefined = true;
  for (const comparison of comparisons) {
    const { attribute } = comparison;
    // `New Value` has the type of the field that changed.
    const type = turn.engine.program.typeFor(comparison, event.field);
    const value =
      attribute === 'Date of Activity'
        ? ({ kind: 'moment', minute, key: `@${minute}` } as const)
        : attributeOf(event, attribute, type);
    const passes = compare(turn, manner, value, comparison, event.field);
    if (passes === false) return false;
    if (passes === undefined) all = undefined;
  }
  return all;
}

/** Does the campaign listen to this event? Undefined: it depends. */
export function hears(
  turn: Turn,
  manner: Manner,
  event: EngineEvent,
  triggers: readonly TriggerCode[],
): boolean | undefined {
  let any: boolean | undefined = false;
  for (const { constraints } of triggers) {
    const passes = eventPasses(turn, manner, event, constraints, turn.minute);
    if (passes === true) return true;
    if (passes === undefined) any = undefined;
  }
  return any;
}

/** The triggers of a campaign that an event of this kind may fire. */
export function triggersFor({ triggers }: EngineCampaign, event: EngineEvent): readonly TriggerCode[] {
  return triggers.filter(
    (trigger) =>
      trigger.event === event.trigger &&
      (trigger.field === undefined || event.field === undefined || trigger.field === event.field),
  );
}
