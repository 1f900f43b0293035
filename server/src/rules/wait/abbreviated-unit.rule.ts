import { placeOf } from '../../model/index.ts';
import type { Bound } from '../../model/index.ts';
import type { Declaration, DurationValue } from '../../syntax/index.ts';
import { phrasesOf, valuesOf } from '../phrases.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';
import { fullUnit, minutesPerUnit, unitNames } from '../units.ts';

export const rule: Rule = {
  id: 'wait/abbreviated-unit',
  severity: 'error',
  method: 'syntax',
  summary: 'A length of time whose unit is not written in full.',
  why: 'Marketo does not understand an abbreviation, ignores the wait without a word and goes on at once.',
  fix: 'safe',
  checkDeclaration: function* (declaration, bound) {
    for (const duration of durationsOf(declaration, bound)) {
      if (minutesPerUnit(duration.unit) === undefined) yield finding(declaration, duration);
    }
  },
};

function finding(declaration: Declaration, { unit, unitSpan, amount, text }: DurationValue): RawFinding {
  const place = placeOf(declaration, unitSpan);
  const full = fullUnit(unit, amount);
  return {
    place,
    message: `${quoted(`${text} ${unit}`)} has no unit of time that Marketo understands.`,
    advice:
      full === undefined ? `Write ${listed(unitNames, unitNames.length)} in full.` : `Write ${text} ${full}.`,
    fixes: full === undefined ? [] : [{ title: `Write ${full}`, safe: true, edits: [{ place, text: full }] }],
  };
}

/** Waits first and foremost, and every other length of time that a declaration is written with. */
function durationsOf(declaration: Declaration, bound: Bound): readonly DurationValue[] {
  const inPhrases = phrasesOf(bound).flatMap((phrase) =>
    valuesOf(phrase).filter((value) => value.kind === 'Duration'),
  );
  return [...settingsOf(declaration), ...inPhrases];
}

function settingsOf(declaration: Declaration): readonly DurationValue[] {
  switch (declaration.kind) {
    case 'Campaign':
      return declaration.items.flatMap((item) => {
        if (item.kind === 'Qualify') return typeof item.rule === 'string' ? [] : [item.rule];
        if (item.kind !== 'Schedule' || item.schedule.repeat?.kind !== 'every') return [];
        return [item.schedule.repeat.interval];
      });
    case 'Lifecycle':
      return declaration.items.flatMap((item) =>
        item.kind === 'Stage'
          ? (item.items ?? []).flatMap((entry) => (entry.kind === 'Sla' ? [entry.within] : []))
          : [],
      );
    case 'Scenario':
      return declaration.items.flatMap((item) => (item.kind === 'When' ? (item.after ?? []) : []));
    default:
      return [];
  }
}
