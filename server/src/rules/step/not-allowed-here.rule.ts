import {
  argumentOf,
  type ArgumentValue,
  type BoundCampaign,
  type BoundStep,
  placeOf,
  stepsOf,
} from '../../model/index.ts';
import type { CampaignKind } from '../../catalogue/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'step/not-allowed-here',
  severity: 'error',
  method: 'bind',
  summary:
    'A flow step, or a token in its recipients, that Marketo does not take in a campaign of this kind.',
  why: 'Marketo skips the step or fails at it, person by person, and only the log of each person says so.',
  checkDeclaration: function* (_declaration, bound) {
    // `chain/executable-step` speaks about executable campaigns.
    if (!('flow' in bound) || bound.kind === 'executable') return;
    for (const step of stepsOf(bound.flow)) {
      if (!step.definition.allowedIn.includes(bound.kind)) yield misplaced(bound, step);
      else if (bound.kind === 'batch' && step.definition.name === 'Send Alert')
        yield* unresolved(bound, step);
    }
  },
};

const called: Readonly<Record<CampaignKind, string>> = {
  trigger: 'trigger campaigns',
  batch: 'batch campaigns',
  executable: 'executable campaigns',
};

function misplaced({ declaration, kind }: BoundCampaign, step: BoundStep): RawFinding {
  const { name, allowedIn } = step.definition;
  return {
    place: placeOf(declaration, step),
    message: `${quoted(declaration.name.value)} has no trigger, and Marketo does not take ${name} in ${called[kind]}.`,
    advice: `Request a campaign that does it: ${name} works in ${listed(allowedIn.map((one) => called[one]))}.`,
  };
}

/** Only a trigger campaign has one person at hand whose tokens can be put in before the mail goes. */
function* unresolved({ declaration }: BoundCampaign, step: BoundStep): Generator<RawFinding> {
  const recipients = [argumentOf(step, 'Send To'), argumentOf(step, 'To Other Emails')].flatMap(
    (argument) => argument?.values ?? [],
  );
  for (const value of recipients) {
    const token = tokenIn(value);
    if (token === undefined) continue;
    yield {
      place: placeOf(declaration, value),
      message: `${quoted(declaration.name.value)} is a batch campaign, where Marketo does not put anything in for ${token} among the recipients of an alert.`,
      advice: 'Write the address, or request a campaign that sends the alert.',
    };
  }
}

function tokenIn(value: ArgumentValue): string | undefined {
  if (value.kind === 'Token') return `{{${value.name}}}`;
  return value.kind === 'String' ? /\{\{[^}]*\}\}/.exec(value.value)?.[0] : undefined;
}
