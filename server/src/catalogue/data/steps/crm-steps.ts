import type { StepDefinition } from '../../types.ts';
import { renamed, supposed } from '../names.ts';
import { after, first, firstAsset, optional, required, step } from './step.ts';

const OWNER = [
  '[Lead Owner Email Address]',
  '[Lead Owner First Name]',
  '[Lead Owner Last Name]',
  '[Lead Owner Job Title]',
  '[Lead Owner Phone Number]',
];

const SFDC_RECORD = ['[SFDC Type]', '[SFDC Created Date]', '[SFDC Is Deleted]'];

/** Steps that need a Salesforce record make one first (Adobe docs: implied Salesforce actions). */
const SYNC_FIRST = ['Sync Person to SFDC'];

const ASSIGNEE = { references: 'assignee' };
const OWNER_WORD = [{ word: 'owner', value: 'Sales Owner' }];
const CRM_CAMPAIGN = firstAsset('Campaign', 'SFDC campaign', { acceptsTokens: true });
const MICROSOFT_CAMPAIGN = firstAsset('Campaign', 'Microsoft campaign');

const TASK = [
  first(required('Subject', 'string', { acceptsTokens: true })),
  optional('Description', 'text', { acceptsTokens: true }),
  required('Due In', 'duration', { fallback: '5 days' }),
];

/** Salesforce and Dynamics. */
export const crmSteps: readonly StepDefinition[] = [
  step({
    name: renamed('Sync Person to SFDC', 'Sync Lead to SFDC', 'Sync Person to Salesforce'),
    type: 19,
    parameters: [
      after(['to'], required('Assign To', 'reference', { ...ASSIGNEE, fallback: 'auto-assignment rules' })),
    ],
    priority: 'medium',
    effects: {
      fires: ['Person is Synced to SFDC', 'Owner Changes', 'Data Value Changes'],
      writes: [...SFDC_RECORD, ...OWNER],
      reads: ['[Last Name]', '[Company Name]'],
      late: true,
    },
    notes:
      'At once, but the owner may come back later. Without Last Name and Company Name Salesforce refuses, and the flow goes on. A contact sent to a queue becomes a duplicate lead.',
    page: 'sync-person-to-sfdc',
  }),
  step({
    name: 'Change Owner',
    type: 23,
    parameters: [after(['to'], required('Assign To', 'reference', ASSIGNEE))],
    priority: 'medium',
    effects: { fires: ['Owner Changes', 'Data Value Changes'], writes: OWNER, implies: SYNC_FIRST },
    notes: 'A contact sent to a queue becomes a duplicate lead.',
    page: 'change-owner',
  }),
  step({
    name: renamed('Convert Person', 'Convert Lead'),
    type: 21,
    parameters: [
      after(['to'], required('Assign To', 'reference', ASSIGNEE)),
      required('Send Notification Email', 'boolean', { fallback: 'false' }),
      required('Converted Status', 'string'),
    ],
    priority: 'medium',
    effects: {
      fires: ['Person is Converted'],
      writes: ['[SFDC Type]'],
      late: true,
      implies: SYNC_FIRST,
    },
    notes: 'Makes a new account and a new opportunity in Salesforce.',
    page: 'convert-person',
  }),
  step({
    name: 'Create Task',
    parameters: [
      ...TASK,
      after(['to'], optional('Assign To', 'reference', { ...ASSIGNEE, words: OWNER_WORD, fallback: 'Sales Owner' })),
      optional('Priority', 'string'),
      optional('Status', 'string'),
    ],
    priority: 'medium',
    effects: {
      fires: ['Activity is Logged'],
      reads: ['$Assign To'],
      implies: SYNC_FIRST,
    },
    notes: 'The task is logged in Marketo after the next sync.',
    page: 'create-task',
  }),
  step({
    name: 'Add to SFDC Campaign',
    type: 42,
    parameters: [CRM_CAMPAIGN, required('Status', 'string', { acceptsTokens: true })],
    priority: 'medium',
    effects: {
      fires: ['Added to SFDC Campaign'],
      writes: ['Member of SFDC Campaign'],
      implies: SYNC_FIRST,
    },
    notes: 'Leaves people alone who are members already, their status included.',
    page: 'add-to-sfdc-campaign',
  }),
  step({
    name: 'Change Status in SFDC Campaign',
    type: 44,
    parameters: [CRM_CAMPAIGN, after(['to'], required('Status', 'string', { acceptsTokens: true }))],
    priority: 'medium',
    effects: {
      fires: ['Status is Changed in SFDC Campaign'],
      writes: ['Member of SFDC Campaign'],
      implies: [...SYNC_FIRST, 'Add to SFDC Campaign'],
    },
    page: 'change-status-in-sfdc-campaign',
  }),
  step({
    name: 'Remove from SFDC Campaign',
    type: 43,
    parameters: [CRM_CAMPAIGN],
    priority: 'medium',
    effects: { fires: ['Removed from SFDC Campaign'], writes: ['Member of SFDC Campaign'] },
    page: 'remove-from-sfdc-campaign',
  }),
  step({
    name: renamed('Delete Person from SFDC', 'Delete Lead from SFDC'),
    type: 29,
    parameters: [optional('Delete in Marketo', 'boolean', { fallback: 'false' })],
    effects: { fires: ['Person is Deleted from SFDC'], writes: ['[SFDC Is Deleted]'] },
    page: 'delete-person-from-sfdc',
  }),
  step({
    name: renamed('Sync Person to Microsoft', 'Sync Lead to Microsoft'),
    type: 300,
    parameters: [after(['to'], optional('Assign To', 'reference', ASSIGNEE))],
    effects: {
      fires: ['Person is Synced to Microsoft'],
      writes: ['[Microsoft Type]', '[Microsoft Created Date]', ...OWNER],
      late: true,
    },
    notes: 'At once in a trigger campaign only.',
    page: 'sync-person-to-microsoft',
  }),
  step({
    name: 'Change Owner in Microsoft',
    parameters: [after(['to'], required('Assign To', 'reference', ASSIGNEE))],
    effects: { fires: ['Owner Changes in Microsoft'], writes: OWNER },
    page: 'change-owner-in-microsoft',
  }),
  step({
    name: 'Create Task in Microsoft',
    parameters: [...TASK, optional('Status', 'string')],
    allowedIn: ['trigger'],
    page: 'create-task-in-microsoft',
  }),
  step({
    name: 'Add to Microsoft Campaign',
    parameters: [MICROSOFT_CAMPAIGN],
    effects: { fires: ['Added to Microsoft Campaign'] },
    page: 'add-or-remove-people-from-your-dynamics-campaign',
  }),
  step({
    name: 'Remove from Microsoft Campaign',
    parameters: [MICROSOFT_CAMPAIGN],
    effects: { fires: ['Removed from Microsoft Campaign'] },
    page: 'add-or-remove-people-from-your-dynamics-campaign',
  }),
  step({
    name: supposed('Delete Person from Microsoft', 'Delete Lead from Microsoft'),
    effects: { fires: ['Person is Deleted from Microsoft'], writes: ['[Microsoft Is Deleted]'] },
  }),
];
