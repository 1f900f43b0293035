import {
  EMPTY,
  type Known,
  minuteOf,
  moment,
  number,
  text,
  textOf,
  truth,
  type Value,
  type ValueType,
} from '../values/index.ts';
import type { EngineProgram } from './program.ts';
import type { Thing } from './thing.ts';

/** A value as a field of its type keeps it. NULL in upper case clears (fact: NULL clears). */
export function keptBy(program: EngineProgram, thing: Thing, value: Value): Value {
  if (value.kind === 'unknown' || value.kind === 'empty') return value;
  if (value.kind === 'text' && value.text === 'NULL') return EMPTY;
  return coerced(value, program.field(thing).type) ?? value;
}

/** Undefined for what the type cannot hold. */
function coerced(value: Known, type: ValueType): Known | undefined {
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
