import { type ActivityTest, placeOf, testsOf } from '../../model/index.ts';
import type { Declaration, DurationValue } from '../../syntax/index.ts';
import { filterListOf } from '../filter-list.ts';
import { isForgotten, keptFor } from '../retention.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { minutesPerUnit } from '../units.ts';

export const rule: Rule = {
  id: 'filter/beyond-retention',
  severity: 'warning',
  method: 'bind',
  summary:
    'An activity filter that looks back further than Marketo remembers; an error for what did not happen.',
  why: 'Marketo forgets most activities after 90 days or 25 months, and takes what it has forgotten for what never happened.',
  fix: 'safe',
  checkDeclaration: function* (declaration, bound) {
    for (const test of testsOf(filterListOf(bound)?.bound.filters ?? [])) {
      if (test.kind !== 'activity') continue;
      for (const { name, operator, values } of test.constraints) {
        const [range] = values;
        if (name !== 'Date of Activity' || range?.kind !== 'Duration') continue;
        if (isBeyond(test, range)) yield* finding(declaration, test, operator?.name, range);
      }
    }
  },
};

function isBeyond({ definition }: ActivityTest, { amount, unit }: DurationValue): boolean {
  const minutes = minutesPerUnit(unit);
  return minutes !== undefined && isForgotten(definition.retention, amount * minutes);
}

function* finding(
  declaration: Declaration,
  { definition, negated }: ActivityTest,
  operator: string | undefined,
  range: DurationValue,
): Generator<RawFinding> {
  const kept = keptFor(definition.retention) ?? '';
  const place = placeOf(declaration, range);
  const asked = `${range.text} ${range.unit}`;
  const memory = 'Remember it in a field, a program status or a list when it happens.';
  if (operator === 'in past before') {
    yield {
      place,
      message: negated
        ? `Everyone passes: Marketo keeps ${definition.name} for ${kept}, and nothing older than ${asked} is left to be found.`
        : `Nobody passes: Marketo keeps ${definition.name} for ${kept}, and nothing older than ${asked} is left to be found.`,
      advice: memory,
      severity: negated ? 'error' : 'warning',
    };
  } else if (operator === 'in past') {
    yield {
      place,
      message: negated
        ? `Marketo keeps ${definition.name} for ${kept}: people who did it earlier in these ${asked} count as people who did not.`
        : `Marketo keeps ${definition.name} for ${kept}: in past ${asked} finds no more than that.`,
      advice: negated ? memory : `Ask for ${kept}, or remember it in a field, a program status or a list.`,
      severity: negated ? 'error' : 'warning',
      // Whoever asks for what did not happen is not helped by a shorter time: they mean the longer one.
      fixes: negated ? [] : [shortened(place, kept)],
    };
  }
}

function shortened(place: RawFinding['place'], kept: string): Fix {
  return { title: `Change to ${kept}`, safe: true, edits: [{ place, text: kept }] };
}
