import { type BoundConstraint, type FieldTest, fieldThing, type Model, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { fromFilesBy } from '../incremental/from-files.ts';
import { fieldsWrittenOutside, hasUnknownAutomation } from '../outside.ts';
import { comparisonsOf, type Comparison, phrasesOf } from '../phrases.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'filter/never-true',
  severity: 'warning',
  method: 'bind',
  summary:
    'A comparison that holds for nobody: an empty text, a range from high to low, a stamp that is never written.',
  why: 'Nobody passes such a test, so its campaign or branch is dead, and Marketo does not say so.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound) {
    if (declaration.kind === 'Scenario') return;
    for (const phrase of phrasesOf(bound)) {
      if (phrase.kind === 'step') continue;
      for (const comparison of comparisonsOf(phrase)) {
        yield* checkEmptyText(declaration, comparison);
        yield* checkReversed(declaration, comparison);
      }
    }
  },
  checkModel: function* (model) {
    for (const [thing, stage] of unwrittenStamps(model)) {
      for (const test of testsOn(model, thing)) yield* checkStamp(model, test, stage);
    }
  },
};

interface Test {
  readonly declaration: Declaration;
  readonly test: FieldTest;
}

/** The tests of a field, of campaigns and smart lists. */
const testsOn = fromFilesBy(
  (symbols) =>
    [...symbols.of('campaign'), ...symbols.of('smart list')].flatMap(({ bound }): readonly Test[] =>
      phrasesOf(bound).flatMap((test) =>
        test.kind === 'field' ? { declaration: bound.declaration, test } : [],
      ),
    ),
  ({ test }) => fieldThing(test.field.name),
);

function operatorName({ operator, operatorSpan }: Pick<BoundConstraint, 'operator' | 'operatorSpan'>) {
  return operator?.name ?? (operatorSpan === undefined ? 'is' : undefined);
}

/** `[Country] is ""`: Marketo has no empty text, only no value. */
function* checkEmptyText(declaration: Declaration, comparison: Comparison): Generator<RawFinding> {
  const { operatorSpan, values } = comparison;
  const operator = operatorName(comparison);
  const [value] = values;
  if (value?.kind !== 'String' || value.value.trim() !== '' || values.length > 1) return;
  if (operator !== 'is' && operator !== 'is not') return;
  const written = `${operator} empty`;
  const place = placeOf(declaration, { start: operatorSpan?.start ?? value.start, end: value.end });
  yield {
    place,
    message: `'${operator} ""' compares with a text without a letter, and nobody has such a text.`,
    advice: `Write ${written}.`,
    fixes: [{ title: `Change to ${written}`, safe: false, edits: [{ place, text: written }] }],
  };
}

/** `between 50 and 10` */
function* checkReversed(declaration: Declaration, comparison: Comparison): Generator<RawFinding> {
  const [low, high, ...more] = comparison.values;
  if (operatorName(comparison) !== 'between' || low === undefined || high === undefined || more.length > 0)
    return;
  const isReversed =
    (low.kind === 'Number' && high.kind === 'Number' && low.value > high.value) ||
    (low.kind === 'Date' && high.kind === 'Date' && low.text > high.text);
  if (!isReversed) return;
  const swapped: Fix = {
    title: 'Swap the two',
    safe: false,
    edits: [
      { place: placeOf(declaration, low), text: high.text },
      { place: placeOf(declaration, high), text: low.text },
    ],
  };
  yield {
    place: placeOf(declaration, { start: low.start, end: high.end }),
    message: `Nothing lies between ${low.text} and ${high.text}: the first is the greater one.`,
    advice: `Write between ${high.text} and ${low.text}.`,
    fixes: [swapped],
  };
}

/** Stamps of stages that neither a campaign of these files nor anything else they tell of writes. */
function unwrittenStamps(model: Model): ReadonlyMap<string, string> {
  const stamps = model.lifecycles.flatMap(({ stages }) =>
    stages.flatMap((stage) => stage.stamps.map((stamp) => [stamp.field.name, stage.name] as const)),
  );
  if (stamps.length === 0 || hasUnknownAutomation(model)) return new Map();
  const { writersOf } = model.graph;
  const outside = new Set(fieldsWrittenOutside(model).map(fieldThing));
  return new Map(
    stamps.flatMap(([name, stage]) => {
      const thing = fieldThing(name);
      const isMapped = (model.field(name)?.salesforce.length ?? 0) > 0;
      return writersOf(thing).length > 0 || outside.has(thing) || isMapped ? [] : [[thing, stage] as const];
    }),
  );
}

/** What an empty date passes. */
const passesEmpty: ReadonlySet<string> = new Set([
  'is empty',
  'is not',
  'before',
  'on or before',
  'in past before',
]);

function* checkStamp(model: Model, { declaration, test }: Test, stage: string): Generator<RawFinding> {
  const operator = operatorName(test);
  if (operator === undefined || passesEmpty.has(operator)) return;
  const place = model.field(test.field.name)?.place;
  yield {
    place: placeOf(declaration, test),
    message: `${bracketed(test.field.name)} stamps ${quoted(stage)}, but nothing writes it, so nobody passes this test.`,
    advice: `Let the campaign that moves people into ${quoted(stage)} write it.`,
    related: place === undefined ? [] : [{ place, message: 'The field' }],
  };
}
