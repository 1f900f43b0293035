import {
  argumentOf,
  type BoundStep,
  type CampaignSymbol,
  literalOf,
  type Model,
  placeOf,
} from '../../model/index.ts';
import { stepsNamed } from '../flow-steps.ts';
import { guardFix, textOf } from '../insertion.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { createSalesforceRecords } from '../salesforce-record.ts';
import { quoted } from '../spelling.ts';

const guard = '[SFDC Type] is not "Contact"';

export const rule: Rule = {
  id: 'sync/contact-to-queue',
  severity: 'warning',
  method: 'graph',
  summary: 'A step that gives people to a queue who may be contacts in Salesforce.',
  why: 'Salesforce has queues for leads only: of a contact Marketo makes a second record, a duplicate lead, and gives that to the queue.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const recordsAt = createSalesforceRecords(model);
    for (const campaign of model.campaigns) {
      if (!campaign.bound.active) continue;
      for (const step of assignmentsOf(campaign)) {
        const assignee = literalOf(argumentOf(step, 'Assign To'));
        const sure = assignee === undefined ? undefined : isQueue(model, assignee);
        if (assignee === undefined || sure === undefined) continue;
        if (recordsAt(campaign, step).has('contact'))
          yield finding(model, campaign, step, { assignee, sure });
      }
    }
  },
};

function assignmentsOf({ bound }: CampaignSymbol): readonly BoundStep[] {
  return [...stepsNamed(bound, 'Sync Person to SFDC'), ...stepsNamed(bound, 'Change Owner')];
}

interface Queue {
  readonly assignee: string;
  readonly sure: 'declared' | 'called';
}

/** Certain where it is declared, likely where it is called so; undefined: a user, as far as can be seen. */
function isQueue(model: Model, assignee: string): Queue['sure'] | undefined {
  const kinds = new Set(model.externals.flatMap(({ name, of }) => (name === assignee ? of : [])));
  if (kinds.has('queue')) return 'declared';
  return !kinds.has('user') && /\bqueue\b/i.test(assignee) ? 'called' : undefined;
}

function finding(
  model: Model,
  { name, bound }: CampaignSymbol,
  step: BoundStep,
  { assignee, sure }: Queue,
): RawFinding {
  const doubt = sure === 'called' ? '; external queue or external user says for certain what it is' : '';
  return {
    place: placeOf(bound.declaration, step),
    ...(sure === 'called' ? { severity: 'information' as const } : {}),
    message: `${quoted(name)} gives people to the queue ${quoted(assignee)}, and some of them may be contacts in Salesforce.`,
    advice: `Do it only where ${guard}, and give contacts to a user${doubt}.`,
    fixes: guardFix(bound, step, guard, {
      text: textOf(model, bound.declaration),
      title: 'Leave contacts alone',
    }),
  };
}
