import type { StepDefinition } from '../../types.ts';
import { after, firstAsset, optional, step } from './step.ts';

/** Emails to the person and about the person. */
export const emailSteps: readonly StepDefinition[] = [
  step({
    name: 'Send Email',
    type: 6,
    parameters: [firstAsset('Email', 'email')],
    priority: 'high',
    effects: {
      fires: ['Email is Delivered', 'Email Bounces Hard', 'Email Bounces Soft'],
      reads: [
        '[Email Address]',
        '[Unsubscribed]',
        '[Marketing Suspended]',
        '[Blocklisted]',
        '[Email Invalid]',
        '[Email Suspended]',
      ],
    },
    notes: 'The flow goes on when the email is held back: unsubscribed, suspended, communication limits.',
    page: 'send-email',
  }),
  step({
    name: 'Send Alert',
    type: 38,
    parameters: [
      firstAsset('Email', 'email'),
      after(
        ['to'],
        optional('Send To', 'email', {
          acceptsTokens: true,
          words: [
            { word: 'owner', value: 'Sales Owner' },
            { word: 'sales owner', value: 'Sales Owner' },
            { word: 'account owner', value: 'Account Owner' },
          ],
          fallback: 'None',
        }),
      ),
      optional('To Other Emails', 'email', { acceptsTokens: true }),
    ],
    priority: 'high',
    effects: { fires: ['Sent Alert'], reads: ['$Send To'] },
    notes:
      'Addresses after `to` are Marketo\'s "To Other Emails"; tokens there resolve in trigger campaigns only. An owner that Salesforce has not assigned yet gets nothing.',
    page: 'send-alert',
  }),
];
