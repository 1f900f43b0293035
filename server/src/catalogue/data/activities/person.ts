import { type ActivityData, FOR_EVER, NINETY_DAYS } from '../activity.ts';
import { constraint, primary, primaryAsset, text, truth, whole } from '../constraints.ts';
import { renamed, supposed } from '../names.ts';
import { ACTIVITY, documented, EVENT, INFERRED } from '../provenance.ts';

/** The person's record: creation, values, scores, segments, partitions. */
export const personActivities: readonly ActivityData[] = [
  {
    trigger: renamed('Person is Created', 'Lead is Created'),
    filter: supposed('Person was Created', 'Lead was Created'),
    type: [12, 'New Lead'],
    constraints: [
      text('Source Type', ACTIVITY),
      constraint('Created Date', 'date', ACTIVITY),
      constraint('List Name', 'membership', documented('Marketo community: champion blog'), {
        references: 'static list',
        aliases: ['List'],
      }),
    ],
    retention: FOR_EVER,
    notes: 'Whether the first values of a new person also count as changes is not documented.',
  },
  {
    trigger: 'Data Value Changes',
    filter: 'Data Value Changed',
    type: [13, 'Change Data Value'],
    constraints: [
      primary('Attribute', 'field', EVENT),
      constraint('New Value', 'any', EVENT),
      constraint('Previous Value', 'any', EVENT, { aliases: ['Old Value'] }),
      text('Reason', EVENT),
      text('Source', EVENT),
    ],
    retention: NINETY_DAYS,
    volume: 5,
    notes:
      'Wakes for a change of any field and looks at the attribute afterwards. Compares exactly, letter case included.',
  },
  {
    trigger: 'Score is Changed',
    filter: 'Score was Changed',
    type: [22, 'Change Score'],
    constraints: [
      primary('Score Name', 'field', EVENT, { aliases: ['Score'] }),
      whole('Change', EVENT),
      whole('New Score', EVENT),
      whole('Urgency', EVENT),
      whole('Priority', EVENT),
      whole('Relative Score', EVENT),
      whole('Relative Urgency', EVENT),
    ],
    retention: NINETY_DAYS,
    volume: 4,
    notes: '[New Score] at least N holds again for every later change above N.',
  },
  {
    trigger: 'Segment Changes',
    filter: 'Segment Changed',
    type: [108, 'Change Segment'],
    constraints: [
      primaryAsset('Segmentation', 'segmentation', ACTIVITY),
      constraint('New Segment', 'reference', ACTIVITY),
    ],
    notes: 'A segment is computed anew after a data value change.',
  },
  {
    trigger: supposed('Person Partition Changes', 'Lead Partition Changes'),
    filter: supposed('Person Partition Changed', 'Lead Partition Changed'),
    type: [100, 'Change Lead Partition'],
    constraints: [
      constraint('New Partition', 'reference', ACTIVITY, { references: 'partition' }),
      constraint('Previous Partition', 'reference', ACTIVITY, {
        references: 'partition',
        aliases: ['Old Partition'],
      }),
      text('Reason', ACTIVITY),
    ],
    volume: 1,
  },
  {
    trigger: supposed('Person is Pushed to Marketo', 'Lead is Pushed to Marketo'),
    filter: supposed('Person was Pushed to Marketo', 'Lead was Pushed to Marketo'),
    type: [145, 'Push Lead to Marketo'],
    constraints: [text('Reason', ACTIVITY), text('Source', ACTIVITY)],
    volume: 1,
  },
  {
    trigger: 'Revenue Stage is Changed',
    filter: 'Revenue Stage was Changed',
    type: [101, 'Change Revenue Stage'],
    constraints: [
      primaryAsset('Model', 'revenue model', ACTIVITY),
      constraint('New Stage', 'reference', ACTIVITY),
      constraint('Previous Stage', 'reference', ACTIVITY, { aliases: ['Old Stage'] }),
      text('Reason', ACTIVITY),
    ],
  },
  {
    trigger: 'Manual Stage Change',
    constraints: [primaryAsset('Model', 'revenue model', INFERRED)],
    volume: 1,
  },
  {
    trigger: 'Webhook is Called',
    filter: 'Webhook is Called',
    type: [110, 'Call Webhook'],
    constraints: [
      primaryAsset('Webhook', 'webhook', INFERRED),
      constraint('Response', 'text', documented('Adobe docs: webhook errors')),
      text('Error Type', documented('Adobe docs: webhook errors')),
    ],
    notes: 'The safe place to go on after Call Webhook: the mapped fields are there.',
  },
  {
    trigger: renamed('Person is Deleted from SFDC', 'Lead is Deleted from SFDC'),
    filter: supposed('Person was Deleted from SFDC', 'Lead was Deleted from SFDC'),
    type: [29, 'Delete Lead from SFDC'],
    constraints: [truth('Delete in Marketo', ACTIVITY)],
    volume: 1,
  },
  {
    trigger: supposed('Person is Deleted from Microsoft', 'Lead is Deleted from Microsoft'),
    filter: supposed('Person was Deleted from Microsoft', 'Lead was Deleted from Microsoft'),
    constraints: [],
    volume: 1,
  },
];
