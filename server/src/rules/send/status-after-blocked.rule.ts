import {
  argumentOf,
  type BoundCampaign,
  type BoundStep,
  type BoundTest,
  fieldKey,
  literalOf,
  placeOf,
  stepsOf,
  testsOf,
} from '../../model/index.ts';
import { choicesIn } from '../flow-waits.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'send/status-after-blocked',
  severity: 'information',
  method: 'graph',
  summary: 'A program status that says the email was sent, set for people to whom Marketo did not send it.',
  why: 'Marketo holds an email back (unsubscribed, suspended, limits, a duplicate address) and goes on to the next step as if it had gone out.',
  checkDeclaration: function* (_declaration, bound) {
    if (!('flow' in bound)) return;
    const sent = bound.flow.findIndex((item) => stepsOf([item]).some(isEmail));
    if (sent === -1 || testsOf(bound.filters).some(asksForReach)) return;
    const email = stepsOf(bound.flow).find(isEmail);
    for (const item of bound.flow.slice(sent + 1)) {
      if (choicesIn([item]).some(asksForReach)) continue;
      for (const step of stepsOf([item]))
        if (email !== undefined && saysSent(step)) yield finding(bound, email, step);
    }
  },
};

function isEmail({ definition }: BoundStep): boolean {
  return definition.name === 'Send Email';
}

/** `Sent`, `Emailed`, `Invited`: a status that is true only of those who got something. */
function saysSent(step: BoundStep): boolean {
  if (step.definition.name !== 'Change Program Status') return false;
  const status = literalOf(argumentOf(step, 'New Status')) ?? '';
  return /\b(?:e-?mail(?:ed)?|mailed|sent|delivered|invited)\b/i.test(status) && !/\bnot\b/i.test(status);
}

/** Somebody has thought of those who get no email; a list may say so, too. */
function asksForReach(test: BoundTest): boolean {
  if (test.kind === 'field') return reach.has(fieldKey(test.field.name));
  const { name } = test.definition;
  return name === 'Member of Smart List' || /^Was (?:Sent|Delivered) Email|^Email was Delivered/i.test(name);
}

const reach: ReadonlySet<string> = new Set(
  [
    'Unsubscribed',
    'Marketing Suspended',
    'Blocklisted',
    'Black Listed',
    'Email Invalid',
    'Email Suspended',
  ].map(fieldKey),
);

function finding({ declaration }: BoundCampaign, email: BoundStep, step: BoundStep): RawFinding {
  const status = quoted(literalOf(argumentOf(step, 'New Status')) ?? '');
  return {
    place: placeOf(declaration, step),
    message: `${quoted(declaration.name.value)} sets the status ${status} also for people to whom Marketo has not sent the email.`,
    advice: 'Set it in a campaign that listens to Email is Delivered, or filter as the email does.',
    related: [{ place: placeOf(declaration, email), message: 'This email may be held back' }],
  };
}
