import {
  argumentOf,
  type BoundCampaign,
  type BoundStep,
  type BoundTest,
  placeOf,
  readsOf,
  stepsOf,
  testsOf,
  type Thing,
  writesOf,
} from '../../model/index.ts';
import { choicesIn } from '../flow-waits.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'schedule/adds-again',
  severity: 'warning',
  method: 'graph',
  summary:
    'A repeated batch run that adds points to the same people, or puts them back into a stream, each time.',
  why: 'Everybody who fits today fits tomorrow as well: scores climb by the calendar, and people begin the same stream again and again.',
  fix: 'unsafe',
  checkDeclaration: function* (_declaration, bound) {
    if (!('flow' in bound) || bound.kind !== 'batch' || bound.schedule?.repeat === undefined) return;
    if (!bound.active || bound.qualify.rule !== 'every time' || isBounded(bound)) return;
    for (const step of stepsOf(bound.flow)) {
      if (isAdding(step) && !isAsked(bound, step)) yield finding(bound, step);
    }
  },
};

/** Points on top, or a stream from its beginning. Lists and statuses are the same after the second time. */
function isAdding(step: BoundStep): boolean {
  if (step.definition.name === 'Add to Engagement Program') return true;
  if (step.definition.name !== 'Change Score') return false;
  const change = argumentOf(step, 'Change');
  const value = change?.values[0];
  return change?.connective === 'by' && value?.kind === 'Number' && value.value > 0;
}

/** Only those to whom something has happened lately, or who have not been through: what the flow writes, it asks for. */
function isBounded(bound: BoundCampaign): boolean {
  const written = new Set(
    stepsOf(bound.flow)
      .flatMap(writesOf)
      .map(({ thing }) => thing),
  );
  return testsOf(bound.filters).some(
    (test) => isRecent(test) || readsOf(test).some((one) => isWritten(one, written)),
  );
}

function isWritten(thing: Thing, written: ReadonlySet<Thing>): boolean {
  return written.has(thing) || (thing.startsWith('Member of ') && written.has(thing.replace(/:.*$/, '')));
}

function isRecent(test: BoundTest): boolean {
  const recent = /^(?:in past|in time frame|between|after|on or after)$/;
  if (test.kind === 'field') return recent.test(test.operator?.name ?? '') && test.values.some(isSpan);
  return test.constraints.some(
    ({ name, operator }) => name === 'Date of Activity' && recent.test(operator?.name ?? ''),
  );
}

function isSpan({ kind }: BoundTest['values'][number]): boolean {
  return kind === 'Duration' || kind === 'Date' || kind === 'DateTime';
}

/** The step stands in a choice that asks for what it writes. */
function isAsked(bound: BoundCampaign, step: BoundStep): boolean {
  const item = bound.flow.find((one) => stepsOf([one]).includes(step));
  const written = new Set(writesOf(step).map(({ thing }) => thing));
  return (
    item !== undefined && choicesIn([item]).some((test) => readsOf(test).some((one) => written.has(one)))
  );
}

function finding({ declaration, qualifySpan }: BoundCampaign, step: BoundStep): RawFinding {
  const name = quoted(declaration.name.value);
  const points = step.definition.name === 'Change Score';
  return {
    place: placeOf(declaration, step),
    message: points
      ? `${name} adds the points again with every run, to the same people.`
      : `${name} puts the same people back into the stream with every run.`,
    advice: `Set qualify once, ask for what has happened since the last run, or filter on ${points ? 'a field that the flow sets' : 'not being a member yet'}.`,
    related:
      qualifySpan === undefined
        ? []
        : [{ place: placeOf(declaration, qualifySpan), message: 'Everybody qualifies every time' }],
    fixes:
      qualifySpan === undefined
        ? []
        : [
            {
              title: 'Set qualify once',
              safe: false,
              edits: [{ place: placeOf(declaration, qualifySpan), text: 'qualify once' }],
            },
          ],
  };
}
