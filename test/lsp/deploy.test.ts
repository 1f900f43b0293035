import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  BuildSheetResult,
  DeployResult,
  Instance,
  PlanResult,
  Sandbox,
  VerifyResult,
} from '../../server/src/lsp/protocol.ts';
import { type Client, folderWith, startClient } from './server-process.ts';

const files = {
  'lifecycle.config.json':
    '{ "instances": { "Live": { "url": "http://127.0.0.1:9", "kind": "production" } } }',
  'main.lifecycle': `program "OPS Lifecycle" in "Marketing Activities / Operations" {
  channel "Operational"
}

field [Lifecycle Status] string

campaign "090 - Sort" {
  executable
  qualify every time
  flow { Change Data Value [Lifecycle Status] to "Known" }
}

campaign "000 - Created" {
  qualify every time
  trigger Person is Created
  flow { Execute Campaign "090 - Sort" }
}
`,
};

let folder: Awaited<ReturnType<typeof folderWith>>;
let client: Client;
let uri: string;
const asked: unknown[] = [];

beforeAll(async () => {
  folder = await folderWith(files);
  client = await startClient({
    folders: [folder.uri],
    answers: {
      'lifecycle/credentials': (params: unknown) => {
        asked.push(params);
        return null;
      },
    },
  });
  uri = folder.fileUri('main.lifecycle');
});
afterAll(async () => {
  await client.shutDown();
  await folder[Symbol.asyncDispose]();
});

it('lists the configured instances, then the local sandbox', async () => {
  expect(await client.request<Instance[]>('lifecycle/instances', { uri })).toEqual([
    { name: 'Live', kind: 'production', endpoint: 'http://127.0.0.1:9' },
    { name: 'local-sandbox', kind: 'local' },
  ]);
});

it('lists the local sandbox where there is no file and no configuration', async () => {
  await using empty = await folderWith({});
  const own = await startClient({ folders: [empty.uri] });
  expect(await own.request<Instance[]>('lifecycle/instances', {})).toEqual([
    { name: 'local-sandbox', kind: 'local' },
  ]);
  await expect(own.request('lifecycle/plan', { instance: 'local-sandbox' })).rejects.toThrow(
    'holds no .lifecycle file',
  );
  await own.shutDown();
});

it('starts one local sandbox, however often it is asked', async () => {
  const [one, two] = await Promise.all([
    client.request<Sandbox>('lifecycle/startSandbox', { uri }),
    client.request<Sandbox>('lifecycle/startSandbox', { uri }),
  ]);
  expect(one).toEqual(two);
  expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

it('plans, deploys what was planned, and verifies', async () => {
  const progress: string[] = [];
  client.connection.onProgress({ method: '$/progress' } as never, 'work', (value) => {
    progress.push((value as { kind: string }).kind);
  });
  const plan = await client.request<PlanResult>('lifecycle/plan', {
    uri,
    instance: 'local-sandbox',
    workDoneToken: 'work',
  });
  expect(plan).toMatchObject({ instanceName: 'local-sandbox', production: false });
  expect(plan.changes).toBeGreaterThan(3);
  expect(plan.text).toContain('campaign "090 - Sort"');
  expect(progress.at(0)).toBe('begin');
  expect(progress.at(-1)).toBe('end');

  const result = await client.request<DeployResult>('lifecycle/deploy', { planId: plan.planId });
  expect(result).toMatchObject({ ok: true, changes: plan.changes, drift: 0 });
  expect(result.message).toMatch(/^Deployed \d+ changes to local-sandbox, no drift\.$/);

  const again = await client.request<PlanResult>('lifecycle/plan', { uri, instance: 'local-sandbox' });
  expect(again.changes).toBe(0);
  const verified = await client.request<VerifyResult>('lifecycle/verify', { uri, instance: 'local-sandbox' });
  // What is left is what no API writes: the qualification rules.
  expect(verified.drift).toBe(2);
});

it('writes what is left to do by hand as a page and as Markdown, also what was deployed without it', async () => {
  const asking = { uri, instance: 'local-sandbox' };
  const { items, page, markdown } = await client.request<BuildSheetResult>('lifecycle/buildSheet', asking);
  // Each campaign has a qualification rule, which no API writes.
  expect(items).toBe(2);
  expect(markdown).toContain('000 - Created');
  expect(markdown).toContain('- [ ] ');
  expect(page).toMatch(/^<!doctype html>/i);
  expect(page).toMatch(/href="http:\/\/127\.0\.0\.1:\d+\/[^"]*#SC\d+A1"/);
});

it('deploys no plan but the latest', async () => {
  await expect(client.request('lifecycle/deploy', { planId: 'another' })).rejects.toThrow(
    'Plan again, and deploy that.',
  );
});

it('plans nothing while the files have errors, and writes no build sheet', async () => {
  const other = folder.fileUri('main.lifecycle');
  await client.open(other, `${files['main.lifecycle']}\ncampaign "X" { trigger Nobody Knows }\n`);
  await expect(client.request('lifecycle/plan', { uri, instance: 'local-sandbox' })).rejects.toThrow(
    /^The files have \d+ errors?, which Marketo would refuse/,
  );
  await expect(client.request('lifecycle/buildSheet', { uri, instance: 'local-sandbox' })).rejects.toThrow(
    /^The files have \d+ errors?/,
  );
  await client.notify('textDocument/didClose', { textDocument: { uri: other } });
});

it('asks the editor for secrets, and does nothing without', async () => {
  await expect(client.request('lifecycle/plan', { uri, instance: 'Live' })).rejects.toThrow(
    'Nobody signed in to Live, so nothing was done.',
  );
  expect(asked).toEqual([{ instance: 'Live', endpoint: 'http://127.0.0.1:9' }]);
});

it('knows the instances that there are when one is not', async () => {
  await expect(client.request('lifecycle/verify', { uri, instance: 'Nowhere' })).rejects.toThrow(
    'lifecycle.config.json has no instance "Nowhere". Known: Live, local-sandbox.',
  );
});

it('says how to map a field when Salesforce cannot be checked', async () => {
  await expect(client.request('lifecycle/salesforceCheck', { uri })).rejects.toThrow(
    'No stage field is mapped to Salesforce',
  );
});

it('stops the sandbox, also when none runs', async () => {
  expect(await client.request('lifecycle/stopSandbox', {})).toBeNull();
  expect(await client.request('lifecycle/stopSandbox', {})).toBeNull();
});
