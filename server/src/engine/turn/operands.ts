import type { EngineCampaign, Operand, Thing } from '../program/index.ts';
import {
  EMPTY,
  type Known,
  MINUTES_PER_DAY,
  minuteOf,
  moment,
  number,
  text,
  textOf,
  truth,
  unknown,
  type Value,
} from '../values/index.ts';
import type { Turn } from './turn.ts';

/** What an operand of a step stands for at this moment; tokens are resolved here and only here. */
export function valueOf(turn: Turn, operand: Operand, campaign: EngineCampaign): Value {
  switch (operand.kind) {
    case 'value':
      return operand.value;
    case 'duration':
      return number(operand.minutes ?? 0);
    case 'field':
      return turn.read(operand.thing);
    case 'now':
      return moment(
        operand.wholeDay ? Math.floor(turn.minute / MINUTES_PER_DAY) * MINUTES_PER_DAY : turn.minute,
      );
    case 'my token':
      return turn.engine.program.token(operand.name, campaign.home) ?? unresolved(`my.${operand.name}`);
    case 'open token':
      return unresolved(operand.name);
    case 'template': {
      const parts = operand.parts.map((part) => valueOf(turn, part, campaign));
      const known = parts.filter((part) => part.kind !== 'unknown');
      if (known.length === parts.length) return text(known.map(textOf).join(''));
      // The same text of the same values.
      return unknown(`"${operand.text}" of ${parts.map(({ key }) => key).join(' ')}`, 'text', {
        mayBeEmpty: false,
      });
    }
  }
}

function unresolved(token: string): Value {
  return unknown(`{{${token}}}`, 'text', { mayBeEmpty: false });
}

/** A value as a field of its type keeps it. NULL in upper case clears (fact: NULL clears). */
export function asKeptBy(turn: Turn, thing: Thing, value: Value): Value {
  if (value.kind === 'unknown' || value.kind === 'empty') return value;
  if (value.kind === 'text' && value.text === 'NULL') return EMPTY;
  return coerced(value, turn.engine.program.field(thing).type) ?? value;
}

function coerced(value: Known, type: 'text' | 'number' | 'moment' | 'boolean'): Known | undefined {
  const written = textOf(value);
  switch (type) {
    case 'text':
      return text(written);
    case 'number':
      return Number.isNaN(Number(written)) ? undefined : number(Number(written));
    case 'boolean':
      return /^(true|false|yes|no|1|0)$/i.test(written) ? truth(/^(true|yes|1)$/i.test(written)) : undefined;
    case 'moment': {
      const minute = value.kind === 'moment' ? value.minute : minuteOf(written);
      return minute === undefined ? undefined : moment(minute);
    }
  }
}
