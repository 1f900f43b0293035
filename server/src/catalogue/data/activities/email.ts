import { type ActivityData, NINETY_DAYS } from '../activity.ts';
import { asset, EMAIL_CLIENT, primaryAsset, text } from '../constraints.ts';
import { renamed, same } from '../names.ts';
import { ACTIVITY, EVENT, type Grade, TOKEN } from '../provenance.ts';

const email = (grade: Grade) => primaryAsset('Email', 'email', grade);

const BOUNCE = [email(ACTIVITY), text('Category', TOKEN), text('Details', TOKEN), text('Subject', TOKEN)];

/** Emails that Marketo sends. */
export const emailActivities: readonly ActivityData[] = [
  {
    filter: 'Was Sent Email',
    type: [6, 'Send Email'],
    constraints: [email(ACTIVITY)],
    retention: NINETY_DAYS,
    notes: '`is not "X"` means another email was sent; for "was not sent X" write `not Was Sent Email "X"`.',
  },
  {
    trigger: 'Email is Delivered',
    filter: 'Was Delivered Email',
    type: [7, 'Email Delivered'],
    constraints: [email(ACTIVITY)],
    retention: NINETY_DAYS,
    volume: 5,
    notes: 'Wakes for every delivered email of the instance.',
  },
  {
    trigger: 'Opens Email',
    filter: 'Opened Email',
    type: [10, 'Open Email'],
    constraints: [email(EVENT), ...EMAIL_CLIENT],
    volume: 4,
    notes: 'Mail clients and scanners open emails too.',
  },
  {
    trigger: 'Clicks Link in Email',
    filter: 'Clicked Link in Email',
    type: [11, 'Click Email'],
    constraints: [email(EVENT), ...EMAIL_CLIENT],
    volume: 4,
    notes: 'Security scanners click every link at once; [Is Bot Activity] tells them apart.',
  },
  {
    trigger: renamed('Email Bounces Hard', 'Email Bounces'),
    filter: same('Email Bounced', 'Email Bounced Hard'),
    type: [8, 'Email Bounced'],
    constraints: BOUNCE,
  },
  {
    trigger: 'Email Bounces Soft',
    filter: 'Email Bounced Soft',
    type: [27, 'Email Bounced Soft'],
    constraints: BOUNCE,
  },
  {
    trigger: 'Unsubscribes from Email',
    filter: 'Unsubscribed from Email',
    type: [9, 'Unsubscribe Email'],
    constraints: [
      email(ACTIVITY),
      text('Client IP Address', TOKEN),
      asset('Web Page', 'web page', ACTIVITY),
      asset('Form', 'form', ACTIVITY),
    ],
  },
  {
    trigger: 'Sent Alert',
    filter: same('Alert Was Sent', 'Was Sent Alert'),
    type: [38, 'Send Alert'],
    constraints: [email(ACTIVITY), text('Send To Owner', ACTIVITY)],
  },
  {
    trigger: 'Received Forward to Friend Email',
    filter: 'Received Forward to Friend Email',
    type: [112, 'Receive Forward to Friend Email'],
    constraints: [email(ACTIVITY)],
    volume: 1,
  },
  {
    trigger: 'Sent Forward to Friend Email',
    filter: 'Sent Forward to Friend Email',
    type: [111, 'Send Forward to Friend Email'],
    constraints: [email(ACTIVITY)],
    volume: 1,
  },
];
