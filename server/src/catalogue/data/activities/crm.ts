import { type ActivityData, NINETY_DAYS } from '../activity.ts';
import { constraint, OPPORTUNITY_FIELDS, OPPORTUNITY_ROLE, primary, primaryAsset, text } from '../constraints.ts';
import { renamed, supposed } from '../names.ts';
import { ACTIVITY, documented, type Grade, INFERRED } from '../provenance.ts';

const assignee = (name: string, grade: Grade, ...aliases: string[]) =>
  constraint(name, 'reference', grade, { references: 'assignee', aliases });

const SFDC_CAMPAIGN = primaryAsset('SFDC Campaign', 'SFDC campaign', ACTIVITY, 'Campaign');
const MICROSOFT_CAMPAIGN = primaryAsset('Microsoft Campaign', 'Microsoft campaign', INFERRED, 'Campaign');

const ONE_OPPORTUNITY = 'All criteria belong into one entry: two of them may match two opportunities.';
const ADDED = [...OPPORTUNITY_ROLE, ...OPPORTUNITY_FIELDS];
const UPDATED = [
  primary('Trigger Attribute', 'field', documented('Adobe docs: opportunity filters and triggers')),
  ...OPPORTUNITY_FIELDS,
];

/** Salesforce and Dynamics: syncs, owners, opportunities, CRM campaigns. */
export const crmActivities: readonly ActivityData[] = [
  {
    trigger: renamed('Person is Synced to SFDC', 'Lead is Synced to SFDC'),
    filter: supposed('Person was Synced to SFDC', 'Lead was Synced to SFDC'),
    type: [19, 'Sync Lead to SFDC'],
    constraints: [assignee('Assign To', ACTIVITY)],
    retention: NINETY_DAYS,
  },
  {
    trigger: supposed('Person is Synced to Microsoft', 'Lead is Synced to Microsoft'),
    filter: supposed('Person was Synced to Microsoft', 'Lead was Synced to Microsoft'),
    type: [300, 'Sync Lead to Microsoft'],
    constraints: [assignee('Assign To', ACTIVITY)],
    retention: NINETY_DAYS,
  },
  {
    trigger: renamed('Person is Converted', 'Lead is Converted'),
    filter: supposed('Person was Converted', 'Lead was Converted'),
    type: [21, 'Convert Lead'],
    constraints: [assignee('Assign To', ACTIVITY), text('Converted Status', ACTIVITY)],
    volume: 1,
  },
  {
    trigger: 'Owner Changes',
    filter: 'Owner was Changed',
    type: [23, 'Change Owner'],
    constraints: [assignee('New Owner', ACTIVITY), assignee('Previous Owner', ACTIVITY, 'Old Owner')],
    notes: 'The safe place for an alert to the owner: after a sync the owner may come back later.',
  },
  {
    trigger: 'Owner Changes in Microsoft',
    filter: 'Owner was Changed in Microsoft',
    constraints: [assignee('New Owner', INFERRED)],
  },
  {
    trigger: 'Added to Opportunity',
    filter: 'Was Added to Opportunity',
    type: [34, 'Add to Opportunity'],
    constraints: ADDED,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Added to Opportunity (Account)',
    filter: 'Was Added to Opportunity (Account)',
    type: [34, 'Add to Opportunity'],
    constraints: ADDED,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Added to Opportunity (Contact)',
    filter: 'Was Added to Opportunity (Contact)',
    type: [34, 'Add to Opportunity'],
    constraints: ADDED,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Opportunity is Updated',
    filter: 'Opportunity was Updated',
    type: [undefined, 'Update Opportunity'],
    constraints: UPDATED,
    retention: NINETY_DAYS,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Opportunity (Account) is Updated',
    filter: 'Opportunity (Account) was Updated',
    type: [undefined, 'Update Opportunity'],
    constraints: UPDATED,
    retention: NINETY_DAYS,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Opportunity (Contact) is Updated',
    filter: 'Opportunity (Contact) was Updated',
    type: [undefined, 'Update Opportunity'],
    constraints: UPDATED,
    retention: NINETY_DAYS,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Removed from Opportunity',
    filter: 'Was Removed from Opportunity',
    constraints: OPPORTUNITY_FIELDS,
    volume: 1,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Removed from Opportunity (Account)',
    filter: 'Was Removed from Opportunity (Account)',
    constraints: OPPORTUNITY_FIELDS,
    volume: 1,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Removed from Opportunity (Contact)',
    filter: 'Was Removed from Opportunity (Contact)',
    constraints: OPPORTUNITY_FIELDS,
    volume: 1,
    open: true,
    notes: ONE_OPPORTUNITY,
  },
  {
    trigger: 'Added to SFDC Campaign',
    type: [42, 'Add to SFDC Campaign'],
    constraints: [SFDC_CAMPAIGN, text('Status', ACTIVITY)],
  },
  {
    trigger: 'Removed from SFDC Campaign',
    type: [43, 'Remove from SFDC Campaign'],
    constraints: [SFDC_CAMPAIGN, text('Status', ACTIVITY)],
    volume: 1,
  },
  {
    trigger: 'Status is Changed in SFDC Campaign',
    type: [44, 'Change Status in SFDC Campaign'],
    constraints: [
      SFDC_CAMPAIGN,
      text('New Status', ACTIVITY),
      constraint('Old Status', 'string', ACTIVITY, { aliases: ['Previous Status'] }),
    ],
  },
  {
    trigger: 'Added to Microsoft Campaign',
    constraints: [MICROSOFT_CAMPAIGN],
  },
  {
    trigger: 'Removed from Microsoft Campaign',
    constraints: [MICROSOFT_CAMPAIGN],
    volume: 1,
  },
];
