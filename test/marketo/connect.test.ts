import { expect, it } from 'vitest';
import { connect, instanceUrl } from '../../server/src/marketo/index.ts';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { idleClock } from './deployment.ts';
import { scriptedServer } from './scripted-server.ts';

const credentials = { clientId: 'client-17', clientSecret: 'very-secret-secret' };
const quick = { clock: idleClock(), random: () => 0.5 };

it('says that the sandbox is not running', async () => {
  const sandbox = await startSandbox();
  await sandbox.close();
  const answer = await connect({ name: 'Local', url: sandbox.url }, credentials, quick);
  expect(answer).toMatchObject({ kind: 'refused', cause: 'unreachable' });
  expect(answer).toHaveProperty(
    'message',
    `Nothing answers at ${sandbox.url} – is the sandbox running? Start it with \`lifecycle sandbox\`.`,
  );
});

it('says that the secret is wrong, without showing it', async () => {
  const sandbox = await startSandbox();
  const answer = await connect({ name: 'Staging', url: sandbox.url }, credentials, quick);
  await sandbox.close();
  expect(answer).toMatchObject({ kind: 'refused', cause: 'credentials' });
  expect(answer).toHaveProperty(
    'message',
    expect.stringMatching(/^Marketo refused the client id and secret of Staging\./),
  );
  expect(JSON.stringify(answer)).not.toContain('very-secret-secret');
});

it('says that a host does not exist', async () => {
  const fetchNowhere: typeof fetch = () =>
    Promise.reject(
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
      }),
    );
  const instance = { name: 'Staging', url: instanceUrl('000-XXX-000') };
  const answer = await connect(instance, credentials, { ...quick, fetch: fetchNowhere });
  expect(answer).toHaveProperty(
    'message',
    'There is no host 000-xxx-000.mktorest.com. Check the Munchkin id of Staging in lifecycle.config.json (Admin, Munchkin), or your network.',
  );
});

it('sends secrets to no address that is neither encrypted nor on this machine', async () => {
  for (const url of ['http://example.com', 'http://127.0.0.1.example.com', 'ftp://localhost', 'nonsense']) {
    const never: typeof fetch = () => Promise.reject(new Error('must not be called'));
    const answer = await connect({ name: 'Staging', url }, credentials, { ...quick, fetch: never });
    expect(answer).toMatchObject({ kind: 'refused', code: 'http' });
  }
});

it('says that something else than Marketo answers', async () => {
  await using server = await scriptedServer(() => ({ status: 200, body: '<html>Hello</html>' }));
  const answer = await connect({ name: 'Staging', url: server.url }, credentials, quick);
  expect(answer).toMatchObject({ kind: 'refused', cause: 'shape' });
});

it.for([
  ['native', 'present'],
  ['classic', 'absent'],
  ['no-permission', 'forbidden'],
] as const)('asks a %s instance whether it writes rules and flows', async ([profile, rulesAndFlow]) => {
  const sandbox = await startSandbox({ profile });
  const answer = await connect({ name: 'Local', url: `${sandbox.url}/` }, sandbox, quick);
  await sandbox.close();
  expect(answer).toMatchObject({ kind: 'success', result: { capabilities: { rulesAndFlow } } });
});
