import {
  argumentOf,
  type ArgumentValue,
  type BoundStep,
  type CampaignSymbol,
  fieldKey,
  type Model,
  placeOf,
  stepsOf,
} from '../../model/index.ts';
import { stepsNamed } from '../flow-steps.ts';
import { guardFix, textOf } from '../insertion.ts';
import { fromCampaigns } from '../incremental/from-files.ts';
import { requestTriggersOf } from '../request-source.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { salesforceRecordAt } from '../salesforce-record.ts';
import { quoted } from '../spelling.ts';

const guard = '[SFDC Type] is not empty';

export const rule: Rule = {
  id: 'sync/alert-despite-failure',
  severity: 'warning',
  method: 'graph',
  summary: 'An alert to the owner behind a sync that Salesforce may have refused.',
  why: 'Salesforce refuses people without a last name, a company or whatever else it demands; Marketo logs it and goes on to the next step.',
  fix: 'unsafe',
  yieldsTo: ['race/alert-before-owner', 'race/alert-before-sync'],
  checkModel: function* (model) {
    for (const { campaign, step } of ownerAlerts(model))
      if (salesforceRecordAt(model, campaign, step).has('tried')) yield finding(model, campaign, step);
  },
};

/** Those behind a sync, as far as the campaign itself can tell. */
const ownerAlerts = fromCampaigns((campaign) => {
  const { bound } = campaign;
  const mayBeCalled = bound.kind === 'executable' || requestTriggersOf(bound).length > 0;
  const syncs = stepsOf(bound.flow).filter(maySync);
  return bound.active
    ? stepsNamed(bound, 'Send Alert')
        .filter((step) => goesToOwner(step) && (mayBeCalled || syncs.some(({ end }) => end <= step.start)))
        .map((step) => ({ campaign, step }))
    : [];
});

function maySync({ definition: { name, effects } }: BoundStep): boolean {
  return name === sync || effects.implies.includes(sync) || effects.starts === 'execute';
}

const sync = 'Sync Person to SFDC';

/** To somebody whom only Salesforce knows: then its record is what the alert is about. */
function goesToOwner(step: BoundStep): boolean {
  const recipients = [argumentOf(step, 'Send To'), argumentOf(step, 'To Other Emails')];
  return recipients.some((argument) => argument?.values.some(isOwner) === true);
}

function isOwner(value: ArgumentValue): boolean {
  if (value.kind === 'Token') return fieldKey(value.name).includes('owner email address');
  const text = value.kind === 'Word' ? value.text : value.kind === 'String' ? value.value : '';
  return /^(?:sales |account )?owner$/i.test(text);
}

function finding(model: Model, { name, bound }: CampaignSymbol, step: BoundStep): RawFinding {
  const syncs = stepsNamed(bound, sync).filter(({ end }) => end <= step.start);
  return {
    place: placeOf(bound.declaration, step),
    // Whoever waits has thought of the answer: then the alert of a refused person goes to nobody, and that is all.
    ...(hasWaited(bound, syncs, step) ? { severity: 'information' as const } : {}),
    message: `${quoted(name)} sends the alert to the owner behind a sync, also for people whom Salesforce has refused.`,
    advice: `Send it only where ${guard}, or from a campaign that listens to Person is Synced to SFDC.`,
    related: syncs.map((sync) => ({
      place: placeOf(bound.declaration, sync),
      message: 'This sync may be refused',
    })),
    fixes: guardFix(bound, step, guard, {
      text: textOf(model, bound.declaration),
      title: 'Send it only for people who are in Salesforce',
    }),
  };
}

/** Does a wait stand between the sync and the alert? */
function hasWaited(bound: CampaignSymbol['bound'], syncs: readonly BoundStep[], alert: BoundStep): boolean {
  const last = syncs.at(-1);
  return (
    last !== undefined &&
    stepsNamed(bound, 'Wait').some(({ start, end }) => last.end <= start && end <= alert.start)
  );
}
