import { type ActivityData, NINETY_DAYS } from '../activity.ts';
import { constraint, primary, primaryAsset, text, truth } from '../constraints.ts';
import { renamed, supposed } from '../names.ts';
import { ACTIVITY, documented, type Grade, INFERRED } from '../provenance.ts';

const LIST = primary('List Name', 'membership', ACTIVITY, { references: 'static list', aliases: ['List'] });

const nurture = (grade: Grade) => primaryAsset('Program', 'engagement program', grade);

/** Lists, programs, engagement programs, and campaigns that call campaigns. */
export const programActivities: readonly ActivityData[] = [
  {
    trigger: 'Added to List',
    filter: 'Was Added to List',
    type: [24, 'Add to List'],
    constraints: [LIST],
    retention: NINETY_DAYS,
  },
  {
    trigger: 'Removed from List',
    filter: 'Was Removed from List',
    type: [25, 'Remove from List'],
    constraints: [LIST],
  },
  {
    trigger: renamed('Program Status is Changed', 'Progression Status is Changed'),
    filter: supposed('Program Status was Changed', 'Progression Status was Changed'),
    type: [104, 'Change Status in Progression'],
    constraints: [
      primaryAsset('Program', 'program', ACTIVITY),
      constraint('New Status', 'string', ACTIVITY),
      constraint('Previous Status', 'string', ACTIVITY, { aliases: ['Old Status'] }),
      truth('Success', ACTIVITY),
      truth('Acquired By', ACTIVITY),
    ],
    notes: 'A status only moves forward by its step number.',
  },
  {
    trigger: 'Program Member Data is Changed',
    filter: 'Program Member Data was Changed',
    type: [123, 'Change Program Member Data'],
    constraints: [
      primaryAsset('Program', 'program', ACTIVITY),
      constraint('Attribute', 'field', ACTIVITY),
      constraint('New Value', 'any', ACTIVITY),
      constraint('Previous Value', 'any', ACTIVITY, { aliases: ['Old Value'] }),
      text('Reason', ACTIVITY),
      text('Source', ACTIVITY),
    ],
  },
  {
    trigger: supposed('Added to Engagement Program', 'Added to Nurture'),
    filter: supposed('Was Added to Engagement Program', 'Was Added to Nurture'),
    type: [113, 'Add to Nurture'],
    constraints: [nurture(ACTIVITY), constraint('Stream', 'reference', ACTIVITY, { aliases: ['Track'] })],
  },
  {
    trigger: supposed('Engagement Program Stream Changes', 'Nurture Track Changes'),
    filter: supposed('Engagement Program Stream Changed', 'Nurture Track Changed'),
    type: [114, 'Change Nurture Track'],
    constraints: [
      nurture(ACTIVITY),
      constraint('New Stream', 'reference', ACTIVITY, { aliases: ['New Track'] }),
      constraint('Previous Stream', 'reference', ACTIVITY, { aliases: ['Previous Track'] }),
    ],
  },
  {
    trigger: supposed('Engagement Program Cadence Changes', 'Nurture Cadence Changes'),
    filter: supposed('Engagement Program Cadence Changed', 'Nurture Cadence Changed'),
    type: [115, 'Change Nurture Cadence'],
    constraints: [
      nurture(ACTIVITY),
      constraint('New Cadence', 'enum', ACTIVITY, { values: ['Normal', 'Paused'] }),
    ],
  },
  {
    trigger: 'Campaign is Requested',
    filter: 'Campaign was Requested',
    type: [47, 'Request Campaign'],
    constraints: [
      primary('Source', 'enum', documented('Adobe docs: campaign is requested; label of the flow step inferred'), {
        values: ['Marketo Flow Action', 'Web Service API', 'Sales Insight'],
      }),
    ],
    retention: NINETY_DAYS,
    notes: 'The source is a class of callers, never a campaign. `is any` admits them all.',
  },
  {
    filter: 'Campaign was Executed',
    constraints: [primaryAsset('Campaign', 'executable campaign', INFERRED), truth('Qualified', documented('Adobe docs: execute campaign'))],
    notes: 'Logged for people whom the executable refused, too: [Qualified] tells them apart.',
  },
];
