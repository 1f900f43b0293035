import {
  type BoundCampaign,
  type BoundTest,
  type FieldTest,
  fieldKey,
  type Model,
  placeOf,
  type StageSymbol,
} from '../../model/index.ts';
import type { Bound } from '../../model/index.ts';
import type { DurationValue } from '../../syntax/index.ts';
import { type Asked, askedOf } from '../asked.ts';
import { declarationText } from '../declaration-text.ts';
import { keepEmptyOut, mindsEmptiness } from '../emptiness.ts';
import { perVocabulary } from '../incremental/per-vocabulary.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';
import { minutesPerUnit } from '../units.ts';

const minutesPerDay = 24 * 60;

export const rule: Rule = {
  id: 'filter/window-reversed',
  severity: 'warning',
  method: 'bind',
  summary: "An 'in past' where the time that has run out is meant, or hours on a date without a time.",
  why: "'in past 4 hours' holds from the first moment on and ends when the deadline is reached: the reminder comes at once, or never.",
  fix: 'unsafe',
  checkModel: perVocabulary(function* (bound, model) {
    if (!('filters' in bound)) return;
    for (const asked of askedOf(bound, isWindow)) {
      const { test } = asked;
      const window = test.kind === 'field' ? windowOf(test) : undefined;
      if (test.kind !== 'field' || window === undefined) continue;
      const isDay = model.field(test.field.name)?.dataType === 'date';
      if (isDay && window.minutes < minutesPerDay) yield hoursOnDay(bound, test, window);
      else if (window.operator === 'in past') yield* checkDeadline(bound, asked, test, window, model);
    }
  }),
};

interface Window {
  readonly operator: string;
  readonly duration: DurationValue;
  readonly minutes: number;
}

function isWindow(test: BoundTest): boolean {
  return test.kind === 'field' && windowOf(test) !== undefined;
}

function windowOf({ operator, values, negated }: FieldTest): Window | undefined {
  const [duration] = values;
  if (operator === undefined || duration?.kind !== 'Duration' || negated) return undefined;
  const perUnit = minutesPerUnit(duration.unit);
  if (perUnit === undefined || !/^in (?:past|future)/.test(operator.name)) return undefined;
  return { operator: operator.name, duration, minutes: duration.amount * perUnit };
}

function hoursOnDay({ declaration }: Bound, { field }: FieldTest, { duration }: Window): RawFinding {
  return {
    place: placeOf(declaration, duration),
    message: `${bracketed(field.name)} is a date without a time of day, so ${duration.text} ${duration.unit} are counted from midnight.`,
    advice: `Ask for days, or make ${bracketed(field.name)} a datetime field.`,
  };
}

/** The field stamps a stage: how long people have been there is asked so, and it is asked the wrong way round. */
function* checkDeadline(
  bound: Bound,
  asked: Asked,
  test: FieldTest,
  window: Window,
  model: Model,
): Generator<RawFinding> {
  const stages = stampedBy(model, test.field.name);
  const late = stages.find((stage) => minutesOf(stage.sla) === window.minutes);
  const entered = 'triggers' in bound && isSetByEvent(bound, test.field.name, stages, model);
  if (late === undefined && !entered) return;
  const written = `${bracketed(test.field.name)} in past ${window.duration.text} ${window.duration.unit}`;
  yield {
    place: placeOf(bound.declaration, test.operatorSpan ?? test),
    message:
      late === undefined
        ? `${written} holds at once: the event of this campaign has only just set the field.`
        : `${written} finds people who are still in time: the ${window.duration.text} ${window.duration.unit} of ${quoted(late.name)} are over for those of 'in past before'.`,
    advice:
      late === undefined
        ? 'Let the campaign wait and ask in a choice afterwards, or ask in a daily batch campaign with in past before.'
        : 'Use in past before, and keep people without a date out with is not empty.',
    fixes: late === undefined ? [] : reversed(bound, asked, test, model),
  };
}

/** People without a date pass 'in past before': whoever asks so has to keep them out. */
function reversed({ declaration }: Bound, asked: Asked, test: FieldTest, model: Model): readonly Fix[] {
  const place = placeOf(declaration, test.operatorSpan ?? test);
  const edit = { place, text: 'in past before' };
  const title = 'Change to in past before';
  const canonical = (field: string) => model.field(field)?.name ?? field;
  if (mindsEmptiness(asked, test, canonical)) return [{ title, safe: false, edits: [edit] }];
  const text = declarationText(model, declaration);
  if (text === undefined) return [];
  return keepEmptyOut(declaration, text, asked, test.field.name).map(({ edits }) => ({
    title: `${title}, for people who have a date`,
    safe: false,
    edits: [...edits, edit],
  }));
}

function stampedBy(model: Model, field: string): readonly StageSymbol[] {
  const key = fieldKey(model.field(field)?.name ?? field);
  const isIt = (name: string) => fieldKey(model.field(name)?.name ?? name) === key;
  return model.lifecycles.flatMap(({ stages }) =>
    stages.filter(({ stamps }) => stamps.some((stamp) => isIt(stamp.field.name))),
  );
}

function minutesOf(duration: DurationValue | undefined): number | undefined {
  const perUnit = duration && minutesPerUnit(duration.unit);
  return perUnit === undefined ? undefined : (duration?.amount ?? 0) * perUnit;
}

/** Every trigger is the change of the field itself, or the step into a stage that it stamps. */
function isSetByEvent(
  { triggers }: BoundCampaign,
  field: string,
  stages: readonly StageSymbol[],
  model: Model,
): boolean {
  const names = new Set(stages.map(({ name }) => name.toLowerCase()));
  return (
    triggers.length > 0 &&
    triggers.every(({ definition, primary, constraints }) => {
      const [changed] = primary?.values ?? [];
      if (definition.name !== 'Data Value Changes' || changed?.kind !== 'FieldName') return false;
      if (fieldKey(changed.name) === fieldKey(field)) return true;
      if (model.lifecycleOn(changed.name) === undefined) return false;
      const next = constraints.find(({ name }) => name === 'New Value')?.values ?? [];
      return (
        next.length > 0 &&
        next.every((value) => value.kind === 'String' && names.has(value.value.toLowerCase()))
      );
    })
  );
}
