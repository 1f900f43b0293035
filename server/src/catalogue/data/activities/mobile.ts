import type { ActivityData } from '../activity.ts';
import { constraint, primaryAsset, text } from '../constraints.ts';
import { documented, EVENT } from '../provenance.ts';

const MOBILE = documented('Adobe docs: mobile smart campaigns');
const MOBILE_NOTE = "A mobile app's event; Adobe's MCP server does not list it.";
const DEVICE = [text('Device Type', MOBILE), text('Platform', MOBILE)];

const sms = primaryAsset('SMS Message', 'SMS message', EVENT);

/** Text messages, mobile apps and push notifications. */
export const mobileActivities: readonly ActivityData[] = [
  {
    trigger: 'SMS Message is Delivered',
    filter: 'Was Delivered SMS Message',
    constraints: [sms],
  },
  {
    trigger: 'SMS Message Bounces',
    filter: 'SMS Message Bounced',
    constraints: [sms],
    volume: 1,
  },
  {
    trigger: 'Clicks Link in SMS Message',
    filter: 'Clicked Link in SMS Message',
    constraints: [sms, text('Link', EVENT), text('Device', EVENT), text('Platform', EVENT)],
  },
  {
    trigger: 'Mobile App is Installed',
    filter: 'Mobile App was Installed',
    constraints: [...DEVICE, text('App Version', MOBILE), text('Locale', MOBILE), text('Install Source', MOBILE)],
    notes: MOBILE_NOTE,
    source: MOBILE.source,
  },
  {
    trigger: 'Mobile App is Opened',
    filter: 'Mobile App was Opened',
    constraints: DEVICE,
    notes: MOBILE_NOTE,
    source: MOBILE.source,
  },
  {
    trigger: 'Has Mobile App Activity',
    filter: 'Had Mobile App Activity',
    constraints: [
      text('Action', MOBILE),
      text('Action Type', MOBILE),
      text('Action Details', MOBILE),
      constraint('Action Metric', 'integer', MOBILE),
      constraint('Action Length (seconds)', 'integer', MOBILE),
      ...DEVICE,
    ],
    notes: MOBILE_NOTE,
    source: MOBILE.source,
  },
  {
    trigger: 'Has Mobile App Session',
    filter: 'Had Mobile App Session',
    constraints: [...DEVICE, constraint('Session Length (seconds)', 'integer', MOBILE)],
    notes: MOBILE_NOTE,
    source: MOBILE.source,
  },
  {
    trigger: 'Taps Push Notification',
    filter: 'Tapped Push Notification',
    constraints: [
      text('Push Notification', MOBILE),
      ...DEVICE,
      text('Mobile App Version', MOBILE),
      text('Platform Version', MOBILE),
    ],
    notes: MOBILE_NOTE,
    source: MOBILE.source,
  },
  {
    filter: 'Was Sent Push Notification',
    constraints: DEVICE,
    notes: MOBILE_NOTE,
    source: MOBILE.source,
  },
  {
    filter: 'Has Mobile App',
    constraints: DEVICE,
    notes: MOBILE_NOTE,
    source: MOBILE.source,
  },
];
