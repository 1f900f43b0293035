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
import { perCampaign } from '../per-campaign.ts';
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
    const kinds = kindsOfAssignees(model);
    for (const campaign of model.campaigns) {
      if (!campaign.bound.active) continue;
      for (const { step, assignee } of assignmentsOf(campaign.bound)) {
        const sure = isQueue(kinds, assignee);
        if (sure === undefined) continue;
        if (salesforceRecordAt(model, campaign, step).has('contact'))
          yield finding(model, campaign, step, { assignee, sure });
      }
    }
  },
};

interface Assignment {
  readonly step: BoundStep;
  readonly assignee: string;
}

const assignmentsOf = perCampaign((bound): readonly Assignment[] =>
  [...stepsNamed(bound, 'Sync Person to SFDC'), ...stepsNamed(bound, 'Change Owner')].flatMap((step) => {
    const assignee = literalOf(argumentOf(step, 'Assign To'));
    return assignee === undefined ? [] : [{ step, assignee }];
  }),
);

function kindsOfAssignees({ externals }: Model): ReadonlyMap<string, string> {
  const people = externals.filter(({ of }) => of === 'queue' || of === 'user');
  return new Map(people.map(({ name, of }) => [name, of]));
}

interface Queue {
  readonly assignee: string;
  readonly sure: 'declared' | 'called';
}

/** Certain where it is declared, likely where it is called so; undefined: a user, as far as can be seen. */
function isQueue(kinds: ReadonlyMap<string, string>, assignee: string): Queue['sure'] | undefined {
  const kind = kinds.get(assignee);
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
