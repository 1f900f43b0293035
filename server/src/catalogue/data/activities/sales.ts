import type { ActivityData } from '../activity.ts';
import { constraint, primary, primaryAsset, text, truth } from '../constraints.ts';
import { ACTIVITY, EVENT, INFERRED } from '../provenance.ts';

const SALES_EMAIL = primaryAsset('Sales Email', 'sales email', INFERRED);

const CRM_ACTIVITY = [
  truth('Is Task', ACTIVITY),
  constraint('Due Date', 'date', ACTIVITY),
  text('Subject', ACTIVITY),
  text('Description', ACTIVITY),
  text('Priority', ACTIVITY),
  text('Activity Owner', ACTIVITY),
  text('Status', ACTIVITY),
];

/** What sales does: emails from Sales Insight, tasks and events in the CRM, interesting moments. */
export const salesActivities: readonly ActivityData[] = [
  {
    trigger: 'Is Sent Sales Email',
    filter: 'Was Sent Sales Email',
    type: [39, 'Send Sales Email'],
    constraints: [SALES_EMAIL, text('Sent By', ACTIVITY)],
  },
  {
    trigger: 'Sales Email is Received',
    filter: 'Sales Email was Received',
    type: [45, 'Receive Sales Email'],
    constraints: [SALES_EMAIL, text('Received By', ACTIVITY)],
  },
  {
    trigger: 'Opens Sales Email',
    filter: 'Opened Sales Email',
    type: [40, 'Open Sales Email'],
    constraints: [SALES_EMAIL, text('Sent By', ACTIVITY)],
  },
  {
    trigger: 'Clicks Link in Sales Email',
    filter: 'Clicked Link in Sales Email',
    type: [41, 'Click Sales Email'],
    constraints: [SALES_EMAIL, text('Link', ACTIVITY), text('Sent By', ACTIVITY)],
  },
  {
    trigger: 'Replies to Sales Email',
    filter: 'Replied to Sales Email',
    constraints: [SALES_EMAIL],
    volume: 1,
  },
  {
    trigger: 'Sales Email Bounces',
    filter: 'Sales Email Bounced',
    type: [48, 'Sales Email Bounced'],
    constraints: [SALES_EMAIL],
    volume: 1,
  },
  {
    trigger: 'Activity is Logged',
    filter: 'Activity was Logged',
    type: [26, 'SFDC Activity'],
    constraints: CRM_ACTIVITY,
    volume: 3,
    notes: 'Tasks and events of the CRM; it arrives with the next sync.',
  },
  {
    trigger: 'Activity is Updated',
    filter: 'Activity was Updated',
    type: [30, 'SFDC Activity Updated'],
    constraints: CRM_ACTIVITY,
    volume: 3,
    notes: 'Tasks and events of the CRM; it arrives with the next sync.',
  },
  {
    trigger: 'Has Interesting Moment',
    filter: 'Had Interesting Moment',
    type: [46, 'Interesting Moment'],
    constraints: [
      primary('Type', 'enum', EVENT, { values: ['Email', 'Milestone', 'Web'] }),
      text('Description', EVENT),
      text('Source', EVENT),
    ],
  },
];
