import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/executable-step');

const caller = (braces = '') =>
  `campaign "Parent" {\n  trigger Person is Created\n  flow { Execute Campaign "Child"${braces} }\n}\n`;
const child = (...steps: readonly string[]) =>
  `campaign "Child" {\n  executable\n  qualify every time\n  flow {\n    ${steps.join('\n    ')}\n  }\n}\n`;

it('tells all steps that do not belong there as one thing', () => {
  const text =
    caller() +
    child(
      '/*! chain/executable-step */ Wait 1 hour',
      'if [Country] is empty then Call Webhook "Enrich"',
      'else nothing',
    );
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '"Child" is executable, and Marketo does not take Wait and Call Webhook in an executable campaign.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual([
    'Call Webhook is not taken here, either',
    '"Parent" executes it here',
  ]);
});

it('lets it be requested, here and by its callers', () => {
  const fixed = applyFix(caller() + child('/*! chain/executable-step */ Wait 1 hour'));
  expect(fixed).toContain('flow { Request Campaign "Child" }');
  expect(fixed).toContain('  trigger Campaign is Requested "Marketo Flow Action"\n  qualify every time');
  expectFindings(fixed);
});

it('offers nothing where a caller says what becomes of tokens', () => {
  const [finding] = expectFindings(
    caller(' { [Use Parent Campaign Token Context] is true }') +
      child('/*! chain/executable-step */ Wait 1 hour'),
  );
  expect(finding?.fixes).toEqual([]);
});

it('takes every step elsewhere, and all others here', () => {
  expectFindings(child('Change Score [Person Score] by 5', 'Send Alert "A" to owner', 'Sync Person to SFDC'));
  expectFindings('campaign "C" {\n  trigger Person is Created\n  flow { Wait 1 hour }\n}\n');
});

it('says what to do, and names each step once', () => {
  const [finding] = expectFindings(child('/*! chain/executable-step */ Wait 1 hour', 'Wait 2 hours'));
  expect(finding?.message).toBe(
    '"Child" is executable, and Marketo does not take Wait in an executable campaign.',
  );
  expect(finding?.advice).toBe(
    'Move it into a campaign that is requested, and let what depends on it follow there.',
  );
  expect(finding?.fixes).toMatchObject([{ title: 'Request "Child" instead of executing it', safe: false }]);
});
