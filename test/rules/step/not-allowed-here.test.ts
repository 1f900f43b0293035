import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('step/not-allowed-here');
const mark = '/*! step/not-allowed-here */ ';

const batch = (step: string, head = '') =>
  `campaign "Batch" {\n  ${head}filter [Country] is "DE"\n  flow { ${step} }\n}\n`;
const triggered = (step: string) => batch(step, 'trigger Person is Created\n  ');

it('finds a webhook and a task of Dynamics in a batch', () => {
  const [finding] = expectFindings(batch(`${mark}Call Webhook "Enrich"`));
  expect(finding?.message).toBe(
    '"Batch" has no trigger, and Marketo does not take Call Webhook in batch campaigns.',
  );
  expect(finding?.advice).toBe('Request a campaign that does it: Call Webhook works in trigger campaigns.');
  expectFindings(batch(`${mark}Create Task in Microsoft "Call"`));
});

it('takes both in trigger campaigns, and a wait anywhere but in executables', () => {
  expectFindings(triggered('Call Webhook "Enrich"'));
  expectFindings(batch('Wait 2 days'));
});

it('finds tokens among the recipients of an alert in a batch', () => {
  const [finding] = expectFindings(
    batch(`Send Alert "A" to ${mark}{{lead.Lead Owner Email Address}}, "team@example.com"`),
  );
  expect(finding?.message).toContain('does not put anything in for {{lead.Lead Owner Email Address}}');
  expectFindings(batch(`Send Alert "A" to ${mark}"{{my.Team}}@example.com"`));
  expectFindings(triggered('Send Alert "A" to {{my.Team}}'));
  expectFindings(batch('Send Alert "A" to owner'));
});

it('leaves executables and campaigns with a misspelled trigger to others', () => {
  expectFindings(batch('Call Webhook "Enrich"', 'executable\n  '));
  expectFindings(batch('Call Webhook "Enrich"', 'trigger Persn is Created\n  trigger Frobnicates\n  '));
});

it('looks at both kinds of recipients, and at alerts only', () => {
  const [finding] = expectFindings(
    batch(`Send Alert "A" { [To Other Emails] is ${mark}"{{lead.Email Address}}" }`),
  );
  expect(finding?.advice).toBe('Write the address, or request a campaign that sends the alert.');
  expectFindings(batch('Send Alert "A"'));
  expectFindings(batch('Interesting Moment Milestone { [Description] is "{{lead.Email Address}}" }'));
});

it('still speaks where another mistake than the trigger’s is in the campaign', () => {
  expectFindings(batch(`${mark}Call Webhook "Enrich"`, 'filter [Countri] resembles "DE"\n  '));
});
