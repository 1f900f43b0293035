import type { EngineCampaign, Operand } from '../program/index.ts';
import { MINUTES_PER_DAY, moment, number, text, textOf, unknown, type Value } from '../values/index.ts';
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
