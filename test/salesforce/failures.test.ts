import { expect, it } from 'vitest';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { checkSalesforce } from '../../server/src/salesforce/index.ts';
import type { CheckOptions, SalesforceCheck, SalesforceSession } from '../../server/src/salesforce/index.ts';
import { FakeOrg } from './fake-org.ts';
import type { Fault } from './fake-org.ts';
import { checker, expectation, sessionOf, setUpLifecycle } from './lifecycle-org.ts';

const run = (session: SalesforceSession, options: CheckOptions = {}, signal?: AbortSignal) =>
  checkSalesforce([expectation], session, silentReporter, signal, options);

async function checkWith(...faults: Fault[]): Promise<SalesforceCheck<string>> {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  org.failNext(...faults);
  return await run(sessionOf(org.url, org.signIn(checker)));
}

it('asks to sign in again when the session has ended, and keeps the token to itself', async () => {
  await using org = await FakeOrg.start();
  const token = org.signIn(checker);
  org.endSession(token);
  const result = await run(sessionOf(org.url, token));
  expect(result).toMatchObject({
    kind: 'failed',
    failure: { reason: 'signed-out', message: expect.stringContaining('`sf org login web --instance-url') },
  });
  expect(JSON.stringify(result)).not.toContain(token);
});

it('asks for a fresh token when the session came from the environment', async () => {
  await using org = await FakeOrg.start();
  const session = {
    ...sessionOf(org.url, '00D!expired'),
    username: undefined,
    source: 'environment',
  } as const;
  expect(await run(session)).toMatchObject({
    failure: { reason: 'signed-out', message: expect.stringContaining('LIFECYCLE_SALESFORCE_ACCESS_TOKEN') },
  });
});

it('hides a token that the server echoes', async () => {
  await using org = await FakeOrg.start();
  const token = org.signIn(checker);
  const body = JSON.stringify([{ errorCode: 'UNKNOWN_EXCEPTION', message: `No luck with ${token}` }]);
  org.failNext({ kind: 'status', status: 400, type: 'application/json', body });
  expect(await run(sessionOf(org.url, token))).toMatchObject({
    failure: { message: 'Salesforce answered UNKNOWN_EXCEPTION: No luck with [access token]' },
  });
});

it('says that the requests of the day are used up', async () => {
  await using org = await FakeOrg.start({ apiLimit: 0 });
  expect(await run(sessionOf(org.url, org.signIn(checker)))).toMatchObject({
    failure: { reason: 'forbidden', message: expect.stringContaining('used up its API requests') },
  });
});

it('says that the user may not use the API', async () => {
  const body = JSON.stringify([
    { errorCode: 'API_DISABLED_FOR_ORG', message: 'The REST API is not enabled for this Organization' },
  ]);
  expect(await checkWith({ kind: 'status', status: 403, type: 'application/json', body })).toMatchObject({
    failure: { reason: 'forbidden', message: expect.stringContaining('"API Enabled"') },
  });
});

it('tries again when the host is unavailable for a moment', async () => {
  expect(await checkWith({ kind: 'status', status: 503 })).toMatchObject({ kind: 'checked', findings: [] });
});

it('tries again when the connection breaks in the middle of an answer', async () => {
  expect(await checkWith({ kind: 'break' })).toMatchObject({ kind: 'checked', findings: [] });
});

it('gives up on a host that stays unavailable', async () => {
  const down: Fault = { kind: 'status', status: 503, body: '<html>Down for maintenance</html>' };
  expect(await checkWith(down, down, down)).toMatchObject({
    failure: {
      reason: 'unreachable',
      message: expect.stringContaining('(HTTP 503): it is down or in maintenance'),
    },
  });
});

it.each([
  ['a web page', { kind: 'status', status: 200, body: '<html>Welcome</html>' }],
  ['a page that says not found', { kind: 'status', status: 404, body: '<html>Lost?</html>' }],
  ['JSON of another kind', { kind: 'status', status: 200, type: 'application/json', body: '{"ok":true}' }],
  ['broken JSON', { kind: 'status', status: 200, type: 'application/json', body: '[{' }],
  ['nothing', { kind: 'status', status: 204 }],
] satisfies [string, Fault][])('recognises that %s is not Salesforce', async (_, fault) => {
  expect(await checkWith(fault)).toMatchObject({ failure: { reason: 'not-salesforce' } });
});

it('recognises a describe answer that is none', async () => {
  await using org = await FakeOrg.start();
  org.failNext({ kind: 'status', status: 200, type: 'application/json', body: '[{"version":"66.0"}]' });
  org.failNext({ kind: 'status', status: 200, type: 'application/json', body: '{"name":"Lead"}' });
  expect(await run(sessionOf(org.url, org.signIn(checker)))).toMatchObject({
    failure: { reason: 'not-salesforce' },
  });
});

it('does not carry the token to where a redirect points', async () => {
  await using other = await FakeOrg.start();
  const result = await checkWith({ kind: 'redirect', to: `${other.url}/services/data` });
  expect(result).toMatchObject({
    failure: { reason: 'not-salesforce', message: expect.stringContaining(new URL(other.url).host) },
  });
  expect(other.requests).toEqual([]);
});

it.each(['silence', 'stall'] as const)('ends in time when the host answers with %s', async (kind) => {
  await using org = await FakeOrg.start();
  org.failNext({ kind });
  expect(await run(sessionOf(org.url, org.signIn(checker)), { timeout: 100 })).toMatchObject({
    failure: { reason: 'timed-out', message: expect.stringContaining('did not answer') },
  });
});

it('ends when it is cancelled', async () => {
  await using org = await FakeOrg.start();
  org.failNext({ kind: 'silence' });
  const cancel = new AbortController();
  const result = run(sessionOf(org.url, org.signIn(checker)), {}, cancel.signal);
  cancel.abort();
  expect(await result).toMatchObject({ failure: { reason: 'cancelled' } });
});

it('asks nothing when it was cancelled before it began', async () => {
  await using org = await FakeOrg.start();
  expect(await run(sessionOf(org.url, org.signIn(checker)), {}, AbortSignal.abort())).toMatchObject({
    failure: { reason: 'cancelled' },
  });
  expect(org.requests).toEqual([]);
});

it('says when a host refuses connections', async () => {
  const org = await FakeOrg.start();
  const session = sessionOf(org.url, org.signIn(checker));
  await org[Symbol.asyncDispose]();
  expect(await run(session)).toMatchObject({
    failure: { reason: 'unreachable', message: expect.stringContaining('cannot be reached (ECONNREFUSED)') },
  });
});
