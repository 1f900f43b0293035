import {
  argumentOf,
  type BoundCampaign,
  type BoundStep,
  fieldKey,
  placeOf,
  testsOf,
} from '../../model/index.ts';
import { type BoundTest } from '../../model/index.ts';
import { stepsNamed } from '../flow-steps.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, listed, quoted } from '../spelling.ts';

/** The tokens that Marketo reads in a wait. */
const read = ['my', 'lead', 'company', 'system'];

export const rule: Rule = {
  id: 'wait/date-token',
  severity: 'error',
  method: 'bind',
  summary: 'A wait until the date of a token where Marketo cannot read it, or where it may be empty.',
  why: 'Marketo waits for the date of a token in trigger campaigns only; a date that it cannot read holds nobody back.',
  checkDeclaration: function* (_declaration, bound) {
    // `chain/executable-step` speaks about waits in executable campaigns.
    if (!('flow' in bound) || bound.kind === 'executable') return;
    if (bound.problems.some(({ code }) => code === 'unknown-trigger')) return;
    for (const step of stepsNamed(bound, 'Wait')) {
      for (const value of argumentOf(step, 'Date')?.values ?? [])
        if (value.kind === 'Token') yield* checkToken(bound, step, value.name);
    }
  },
};

function* checkToken(bound: BoundCampaign, step: BoundStep, token: string): Generator<RawFinding> {
  const { declaration } = bound;
  const campaign = quoted(declaration.name.value);
  const place = placeOf(declaration, step);
  const [namespace = '', ...rest] = token.split('.');
  const owner = namespace.toLowerCase();
  if (bound.kind === 'batch') {
    yield {
      place,
      message: `${campaign} waits until {{${token}}}, but it is a batch campaign, and there Marketo does not wait for the date of a token.`,
      advice:
        'Request a trigger campaign that waits, or run the batch every day for the people whose date has come.',
    };
  } else if (!read.includes(owner)) {
    yield {
      place,
      message: `${campaign} waits until {{${token}}}, but a wait reads tokens of ${listed(read.map((one) => `{{${one}.…}}`))} only.`,
      advice: 'Copy the date to a field of the person, and wait for the token of the field.',
    };
  } else if ((owner === 'lead' || owner === 'company') && !isFilled(bound, rest.join('.'))) {
    const field = bracketed(rest.join('.'));
    yield {
      place,
      severity: 'warning',
      message: `${campaign} waits until {{${token}}}, and nothing keeps out people whose ${field} is empty.`,
      advice: `Add filter ${field} is not empty; Marketo does not say what it makes of a wait without a date.`,
    };
  }
}

/** Somebody asks for the date: in a filter, or as the change that the campaign listens to. */
function isFilled(bound: BoundCampaign, field: string): boolean {
  const key = fieldKey(field);
  const asks = (test: BoundTest) => test.kind === 'field' && fieldKey(test.field.name) === key;
  const choices = bound.flow.flatMap((item) =>
    item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
  );
  const listens = bound.triggers.some(({ primary }) =>
    primary?.values.some((value) => value.kind === 'FieldName' && fieldKey(value.name) === key),
  );
  return listens || [...testsOf(bound.filters), ...choices].some(asks);
}
