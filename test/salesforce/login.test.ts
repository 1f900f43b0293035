import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { checkSalesforce, processRunner, signIn } from '../../server/src/salesforce/index.ts';
import type { RunProcess } from '../../server/src/salesforce/index.ts';
import { FakeOrg } from './fake-org.ts';
import { FakeSf } from './fake-sf.ts';
import type { FakeSfState } from './fake-sf.ts';
import { checker, expectation, setUpLifecycle } from './lifecycle-org.ts';

const acme = {
  username: 'mops@acme.example',
  alias: 'acme',
  instanceUrl: 'https://acme.my.salesforce.com',
  token: '00D000000000001!AQsecret',
};
const sandbox = {
  ...acme,
  username: 'mops@acme.example.dev',
  alias: 'dev',
  token: '00D000000000002!AQsecret',
};

const variables = {
  LIFECYCLE_SALESFORCE_INSTANCE_URL: 'https://acme.lightning.force.com/lightning/page/home',
  LIFECYCLE_SALESFORCE_ACCESS_TOKEN: acme.token,
};

const notRun: RunProcess = () => {
  throw new Error('No process may be started.');
};

async function signInWith(state: FakeSfState, org?: string) {
  await using sf = await FakeSf.install(state);
  const answer = await signIn(
    {},
    processRunner({ environment: sf.environment() }),
    org === undefined ? {} : { org },
  );
  return { answer, calls: await sf.calls() };
}

it('signs in from the environment without starting a process', async () => {
  const answer = await signIn(variables, notRun);
  expect(answer).toMatchObject({
    ok: true,
    value: { instanceUrl: 'https://acme.my.salesforce.com', username: undefined, source: 'environment' },
  });
  expect(answer.ok && answer.value.token.reveal()).toBe(acme.token);
});

it('says which of the two variables is missing', async () => {
  const { LIFECYCLE_SALESFORCE_ACCESS_TOKEN } = variables;
  expect(await signIn({ LIFECYCLE_SALESFORCE_ACCESS_TOKEN }, notRun)).toMatchObject({
    failure: { message: expect.stringContaining('LIFECYCLE_SALESFORCE_INSTANCE_URL is not') },
  });
});

it.each(["[REDACTED] Use 'sf org auth show-access-token' to view", '00D!AQ\r\nX-Evil: 1'])(
  'refuses %j as a token',
  async (token) => {
    const answer = await signIn({ ...variables, LIFECYCLE_SALESFORCE_ACCESS_TOKEN: token }, notRun);
    expect(answer).toMatchObject({ ok: false, failure: { reason: 'configuration' } });
  },
);

it('never prints the token', async () => {
  const answer = await signIn(variables, notRun);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(inspect(answer, { depth: null, showHidden: true })).not.toContain('secret');
  expect(String(answer.ok && answer.value.token)).toBe('[access token]');
});

it('takes the default org of the command line and asks it for the token', async () => {
  const { answer, calls } = await signInWith({ orgs: [sandbox, acme], defaultOrg: 'acme' });
  expect(answer).toMatchObject({
    ok: true,
    value: { instanceUrl: acme.instanceUrl, username: acme.username, source: 'sf' },
  });
  expect(answer.ok && answer.value.token.reveal()).toBe(acme.token);
  expect(calls).toEqual([
    'org display --json',
    'org auth show-access-token --target-org mops@acme.example --json --no-prompt',
  ]);
});

it('takes the org that is named, even when the environment has a session', async () => {
  await using sf = await FakeSf.install({ orgs: [sandbox, acme], defaultOrg: 'acme' });
  const answer = await signIn(variables, processRunner({ environment: sf.environment() }), { org: 'dev' });
  expect(answer).toMatchObject({ value: { username: sandbox.username } });
  expect(answer.ok && answer.value.token.reveal()).toBe(sandbox.token);
});

it('takes the token from `org display` of a command line that is too old to hide it', async () => {
  const { answer, calls } = await signInWith({ orgs: [acme], defaultOrg: 'acme', old: true });
  expect(answer.ok && answer.value.token.reveal()).toBe(acme.token);
  expect(calls).toEqual(['org display --json']);
});

it('names the orgs there are when none is the default', async () => {
  const { answer } = await signInWith({ orgs: [acme, sandbox] });
  expect(answer).toMatchObject({
    failure: {
      reason: 'configuration',
      message: expect.stringContaining(
        'It is signed in to "acme" and "dev": name one of them, or make one the default',
      ),
    },
  });
});

it('advises to sign in when the command line knows no org at all', async () => {
  const { answer } = await signInWith({ orgs: [] });
  expect(answer).toMatchObject({
    failure: { message: expect.stringContaining('Sign in with `sf org login web`') },
  });
});

it('says that an org is unknown to the command line', async () => {
  const { answer } = await signInWith({ orgs: [acme] }, 'prod');
  expect(answer).toMatchObject({
    failure: { message: expect.stringContaining('is not signed in to "prod"') },
  });
});

it('advises to sign in again when the command line has lost its access', async () => {
  const { answer } = await signInWith({ orgs: [acme], revoked: true }, 'acme');
  expect(answer).toMatchObject({
    failure: {
      reason: 'signed-out',
      message: expect.stringContaining('expired access/refresh token. Sign in again'),
    },
  });
});

it('refuses an org that would be read as an option', async () => {
  expect(await signIn({}, notRun, { org: '--json' })).toMatchObject({ failure: { reason: 'configuration' } });
});

it('says how to get the command line when there is none', async () => {
  const answer = await signIn({}, processRunner({ environment: { PATH: '/nonexistent' } }));
  expect(answer).toMatchObject({
    failure: {
      reason: 'configuration',
      message: expect.stringContaining('is not installed, or not on the PATH'),
    },
  });
});

it.each([
  '',
  'not json',
  '{"status":0}',
  '{"status":0,"result":[]}',
  '{"status":0,"result":{"instanceUrl":7}}',
])('survives a command line that answers %j', async (stdout) => {
  const answer = await signIn({}, () => Promise.resolve({ kind: 'exited', code: 0, stdout, stderr: '' }));
  expect(answer).toMatchObject({ ok: false });
});

it('signs in through the command line and checks the org', async () => {
  await using org = await FakeOrg.start();
  setUpLifecycle(org);
  const entry = { username: checker, alias: 'acme', instanceUrl: org.url, token: org.signIn(checker) };
  await using sf = await FakeSf.install({ orgs: [entry] });
  const environment = sf.environment({ FORCE_COLOR: '1' });
  const session = await signIn(environment, processRunner({ environment }), { org: 'acme' });
  if (!session.ok) throw new Error(session.failure.message);
  expect(await checkSalesforce([expectation], session.value, silentReporter)).toMatchObject({
    kind: 'checked',
    findings: [],
  });
});
