import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('send/status-after-blocked');
const mark = '/*! send/status-after-blocked */ ';

const campaign = (steps: readonly string[], filter = 'Member of List "Invitees"') =>
  `campaign "Invite" {\n  filter ${filter}\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const mail = 'Send Email "Invitation"';
const status = (name: string) => `Change Program Status "Webinar" to "${name}"`;

it('points at the email that may be held back', () => {
  const [finding] = expectFindings(campaign([mail, 'Add to List "Done"', mark + status('Invited')]));
  expect(finding?.severity).toBe('information');
  expect(finding?.message).toBe(
    '"Invite" sets the status "Invited" also for people to whom Marketo has not sent the email.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['This email may be held back']);
});

it('knows the words for it, and leaves others alone', () => {
  for (const name of ['Sent', 'Emailed', 'Email Sent', 'Delivered'])
    expectFindings(campaign([mail, mark + status(name)]));
  for (const name of ['Registered', 'Attended', 'Not Sent', 'Consented'])
    expectFindings(campaign([mail, status(name)]));
});

it('is content where somebody has asked who can be reached', () => {
  expectFindings(campaign([mail, status('Invited')], '[Unsubscribed] is false'));
  expectFindings(campaign([mail, status('Invited')], 'Member of Smart List "Emailable"'));
  expectFindings(campaign([mail, `if [Unsubscribed] is true then nothing\n    else ${status('Invited')}`]));
});

it('does not mind the other order, nor a status without an email', () => {
  expectFindings(campaign([status('Invited'), mail]));
  expectFindings(campaign([status('Invited')]));
});

it.each(['E-Mail', 'e-mailed', 'Mailed', 'Was Emailed'])('takes "%s" for a word of that kind', (name) => {
  expectFindings(campaign([mail, mark + status(name)]));
});

it.each(['Marketing Suspended', 'Black Listed', 'Blocklisted', 'Email Invalid', 'Email Suspended'])(
  'is content with a filter on [%s]',
  (field) => {
    expectFindings(campaign([mail, status('Invited')], `[${field}] is false\n  filter [Country] is "US"`));
  },
);

it('is content with who got the email, not with any other activity', () => {
  expectFindings(campaign([mail, status('Invited')], 'Was Sent Email "Invitation"'));
  expectFindings(campaign([mail, status('Invited')], 'Was Delivered Email "Invitation"'));
  expectFindings(campaign([mail, mark + status('Invited')], 'Opened Email "Invitation"'));
});

it('finds the email in a choice, and speaks of other steps of that name only', () => {
  const choice = `if [Country] is "US" then Add to List "L"\n    else ${mail}`;
  expectFindings(campaign([choice, mark + status('Invited')]));
  expectFindings(campaign([mail, 'Change Data Value [Note] to "Sent"']));
  expectFindings(campaign(['Send Alert "Invitation" to owner', status('Invited')]));
});
