import { type FieldTest, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { perVocabulary } from '../incremental/per-vocabulary.ts';
import { phrasesOf } from '../phrases.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { wholeDatabaseTests } from '../slow-comparison.ts';
import { bracketed } from '../spelling.ts';

export const rule: Rule = {
  id: 'slow/negative',
  severity: 'information',
  method: 'bind',
  summary: "A 'not' comparison in a list that has no cheap filter to narrow it, or on a Boolean field.",
  why: "For 'not' Marketo has to read the field of everybody, and people without a value pass too.",
  fix: 'unsafe',
  yieldsTo: ['slow/contains-many', 'slow/many-values', 'slow/order'],
  checkModel: perVocabulary(function* (bound, model) {
    const { declaration } = bound;
    if (declaration.kind === 'Scenario') return;
    const wide = new Set(wholeDatabaseTests(bound));
    for (const test of phrasesOf(bound)) {
      if (test.kind !== 'field' || test.operator?.negative !== true) continue;
      const isTruth = model.field(test.field.name)?.dataType === 'boolean';
      if (isTruth) yield* opposed(declaration, test);
      else if (wide.has(test)) yield finding(declaration, test);
    }
  }),
};

function finding(declaration: Declaration, test: FieldTest): RawFinding {
  const { operator, operatorSpan, field } = test;
  return {
    place: placeOf(declaration, operatorSpan ?? test),
    message: `'${operator?.name ?? 'is not'}' reads ${bracketed(field.name)} of everybody in the database.`,
    advice: 'Ask for the values that are wanted, or let a cheap filter narrow the list.',
  };
}

/** `is not true` → `is false`: what a trigger campaign needs to have said anyway. */
function* opposed(declaration: Declaration, test: FieldTest): Generator<RawFinding> {
  const [value, ...more] = test.values;
  if (value?.kind !== 'Boolean' || more.length > 0 || test.operator?.name !== 'is not') return;
  const place = placeOf(declaration, { start: test.operatorSpan?.start ?? value.start, end: value.end });
  const text = `is ${value.value ? 'false' : 'true'}`;
  yield {
    place,
    message: `'is not ${value.value}' on ${bracketed(test.field.name)} is the slow way to write ${text}.`,
    advice: `Write ${text}: a trigger campaign has to be told false to find it.`,
    // An empty field passes the one and perhaps not the other.
    fixes: [{ title: `Change to ${text}`, safe: false, edits: [{ place, text }] }],
  };
}
