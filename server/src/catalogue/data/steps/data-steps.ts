import type { StepDefinition } from '../../types.ts';
import { renamed } from '../names.ts';
import { after, first, firstAsset, optional, required, spoken, step, THIS_PROGRAM } from './step.ts';

/** Fields, scores, segments, partitions and moments of the person. */
export const dataSteps: readonly StepDefinition[] = [
  step({
    name: 'Change Data Value',
    type: 13,
    parameters: [
      first(required('Attribute', 'field')),
      after(['to'], required('New Value', 'any', { acceptsTokens: true })),
    ],
    priority: 'low',
    effects: {
      fires: ['Data Value Changes', 'Segment Changes', 'Score is Changed'],
      writes: ['$Attribute'],
    },
    notes:
      'The next step sees the new value. Does nothing where field management blocks the field for flow steps. `empty` clears.',
    page: 'change-data-value',
  }),
  step({
    name: 'Change Score',
    type: 22,
    parameters: [
      first(required('Score Name', 'field', { aliases: ['Score'] })),
      after(['by', 'to'], required('Change', 'score', { acceptsTokens: true })),
    ],
    priority: 'low',
    effects: {
      fires: ['Score is Changed', 'Data Value Changes', 'Segment Changes'],
      writes: ['$Score Name'],
      reads: ['$Score Name'],
    },
    notes: '`by 5` and `by -5` add, `to 5` sets. Nothing stops a score at zero.',
    page: 'change-score',
  }),
  step({
    name: 'Change Segment',
    type: 108,
    parameters: [firstAsset('Segmentation', 'segmentation'), after(['to'], required('Segment', 'reference'))],
    effects: { fires: ['Segment Changes'], writes: ['$Segmentation'] },
    notes: 'Segments are normally computed by Marketo.',
  }),
  step({
    name: renamed('Change Person Partition', 'Change Lead Partition'),
    type: 100,
    parameters: [after(['to'], required('New Partition', 'reference', { references: 'partition' }))],
    priority: 'medium',
    effects: { fires: ['Person Partition Changes'], writes: ['[Person Partition Name]'] },
    page: 'change-person-partition',
  }),
  step({
    name: 'Change Revenue Stage',
    type: 101,
    parameters: [firstAsset('Model', 'revenue model'), after(['to'], required('New Stage', 'reference'))],
    priority: 'medium',
    effects: {
      fires: ['Revenue Stage is Changed'],
      writes: ['Member of Revenue Model', 'Member of Revenue Stage'],
    },
    page: 'change-revenue-stage',
  }),
  step({
    name: 'Change Program Member Data',
    type: 123,
    parameters: [
      after(['in'], required('Program', 'reference', { references: 'program', fallback: THIS_PROGRAM })),
      first(required('Attribute', 'field')),
      after(['to'], required('New Value', 'any', { acceptsTokens: true })),
    ],
    effects: { fires: ['Program Member Data is Changed'], writes: ['$Attribute'] },
    notes: "The attribute is a program member field, not the person's. `empty` clears.",
    page: 'change-program-member-data',
  }),
  step({
    name: 'Interesting Moment',
    type: 46,
    parameters: [
      first(required('Type', 'enum', spoken('Email', 'Milestone', 'Web'))),
      required('Description', 'string', { acceptsTokens: true }),
    ],
    priority: 'medium',
    effects: {
      fires: ['Has Interesting Moment'],
      writes: [
        '[Last Interesting Moment Date]',
        '[Last Interesting Moment Desc]',
        '[Last Interesting Moment Source]',
        '[Last Interesting Moment Type]',
      ],
    },
    page: 'interesting-moment',
  }),
  step({
    name: 'Call Webhook',
    type: 110,
    parameters: [firstAsset('Webhook', 'webhook')],
    allowedIn: ['trigger'],
    priority: 'low',
    effects: {
      fires: ['Webhook is Called', 'Data Value Changes'],
      writes: ['$Webhook'],
      late: true,
    },
    notes:
      'Mapped fields are written later than the next step; go on in a campaign that listens to Webhook is Called. Gives up after 30 seconds.',
    page: 'call-webhook',
  }),
  step({
    name: renamed('Delete Person', 'Delete Lead'),
    type: 37,
    parameters: [
      required('Delete from CRM', 'boolean', { aliases: ['Delete from CRM too'], fallback: 'true' }),
    ],
    priority: 'medium',
    notes: 'A person whose CRM record is kept comes back when that record changes.',
    page: 'delete-person',
  }),
  step({
    name: 'Give Credit to Referrer',
    parameters: [firstAsset('Social App', 'social app')],
    allowedIn: ['trigger', 'batch'],
    notes: "For referral offers and sweepstakes. Adobe's MCP server does not list it.",
    page: 'give-credit-to-referrer',
  }),
  step({
    name: 'Wait',
    parameters: [
      optional('Type', 'enum', { values: ['Duration', 'Date', 'Date Token'] }),
      first(optional('Duration', 'duration')),
      after(['until'], optional('Date', 'datetime', { aliases: ['Date Token'], acceptsTokens: true })),
      optional('Must End On', 'enum', {
        values: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
      }),
      optional('At Time', 'time'),
      optional('Next Anniversary', 'boolean', { fallback: 'false' }),
      optional('Offset Days', 'integer', { acceptsTokens: true }),
    ],
    allowedIn: ['trigger', 'batch'],
    priority: 'low',
    notes:
      'At least so long: it resumes through the queue. Full unit words only, an abbreviation makes Marketo skip the wait. A date token works in trigger campaigns only. [Type] follows from what is written.',
    page: 'wait',
  }),
];
