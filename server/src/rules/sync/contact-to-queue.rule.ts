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
import { fromCampaigns } from '../incremental/from-files.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { salesforceRecordAt } from '../salesforce-record.ts';
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
    for (const { campaign, step, assignee } of assignments(model)) {
      const sure = isQueue(model, assignee);
      if (sure === undefined) continue;
      if (salesforceRecordAt(model, campaign, step).has('contact'))
        yield finding(model, campaign, step, { assignee, sure });
    }
  },
};

const assignments = fromCampaigns((campaign) => {
  const { bound } = campaign;
  if (!bound.active) return [];
  const steps = [...stepsNamed(bound, 'Sync Person to SFDC'), ...stepsNamed(bound, 'Change Owner')];
  return steps.flatMap((step) => {
    const assignee = literalOf(argumentOf(step, 'Assign To'));
    return assignee === undefined ? [] : [{ campaign, step, assignee }];
  });
});

interface Queue {
  readonly assignee: string;
  readonly sure: 'declared' | 'called';
}

/** Certain where it is declared, likely where it is called so; undefined: a user, as far as can be seen. */
function isQueue({ named }: Model, assignee: string): Queue['sure'] | undefined {
  const kind = named('external', assignee).findLast(({ of }) => of === 'queue' || of === 'user')?.of;
  if (kind === 'queue') return 'declared';
  return kind === undefined && /\bqueue\b/i.test(assignee) ? 'called' : undefined;
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
