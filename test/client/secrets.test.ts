import { beforeEach, expect, it, vi } from 'vitest';
import type { SecretStorage } from 'vscode';
import { createLog } from '../../client/src/infrastructure/logging.ts';
import type { Log } from '../../client/src/infrastructure/logging.ts';
import { createCredentialStore } from '../../client/src/infrastructure/secrets.ts';

const written: unknown[] = [];

vi.mock('vscode', () => {
  const write = (...args: unknown[]): void => void written.push(...args);
  return {
    window: {
      createOutputChannel: () => ({ name: 'Lifecycle', trace: write, error: write, appendLine: write }),
    },
  };
});

const endpoint = 'https://123-abc-456.mktorest.com';
const credentials = { clientId: 'id', clientSecret: 'open"sesame' };

let log: Log;
let storage: Map<string, string>;

beforeEach(() => {
  written.length = 0;
  log = createLog();
  storage = new Map();
});

function store(): ReturnType<typeof createCredentialStore> {
  const secrets: Pick<SecretStorage, 'get' | 'store' | 'delete'> = {
    get: (key) => Promise.resolve(storage.get(key)),
    store: (key, value) => Promise.resolve(void storage.set(key, value)),
    delete: (key) => Promise.resolve(void storage.delete(key)),
  };
  return createCredentialStore(secrets as SecretStorage, log);
}

it('keeps the credentials of one endpoint apart from those of another', async () => {
  const kept = store();
  await kept.write(endpoint, credentials);
  expect(await kept.read(endpoint)).toEqual(credentials);
  expect(await kept.read('https://elsewhere.example')).toBeUndefined();
  await kept.delete(endpoint);
  expect(await kept.read(endpoint)).toBeUndefined();
});

it('takes what it cannot read for absent', async () => {
  await store().write(endpoint, credentials);
  for (const broken of ['', '{', 'null', '[]', '{"clientId":1}']) {
    for (const key of storage.keys()) storage.set(key, broken);
    expect(await store().read(endpoint)).toBeUndefined();
  }
});

it('masks a secret in every line of the log, plain and as JSON, from the moment it is known', async () => {
  await store().write(endpoint, credentials);
  log.channel.error(`Marketo says: open"sesame is wrong`, new Error('open"sesame'));
  log.channel.trace(JSON.stringify({ result: credentials }));
  log.channel.appendLine('open"sesame');
  expect(written).toEqual([
    'Marketo says: ••• is wrong',
    '•••',
    '{"result":{"clientId":"id","clientSecret":"•••"}}',
    '•••',
  ]);
});

it('masks a secret of an earlier session as soon as it is read', async () => {
  await store().write(endpoint, credentials);
  log = createLog();
  await store().read(endpoint);
  log.channel.error('open"sesame');
  expect(written).toEqual(['•••']);
});
