import { expect, it } from 'vitest';
import type { DeployResult, PlanResult } from '../../server/src/lsp/protocol.ts';
import { markProgram } from '../../server/src/marketo/apply/deploy-mark.ts';
import { programNamed } from '../../server/src/marketo/endpoints/programs.ts';
import { connect } from '../../server/src/marketo/index.ts';
import { type Sandbox, startSandbox } from '../../server/src/sandbox/index.ts';
import { unlimited } from '../marketo/unlimited.ts';
import { type Client, folderWith, startClient } from './server-process.ts';

const text = (value: string) => `program "OPS Lifecycle" in "Marketing Activities / Operations" {
  channel "Operational"
}

campaign "000 - Created" {
  trigger Person is Created
  flow { Change Data Value [City] to "${value}" }
}
`;

it('says whose deploy is under way, and takes over where a person wants it', async () => {
  await using shared = await sharedInstance(text('Oslo'));
  const { client, uri, sandbox } = shared;
  expect(await deployed(client, uri)).toMatchObject({ ok: true });

  await markedByAda(sandbox);
  await client.open(uri, text('Bergen'));
  const held = await deployed(client, uri);
  expect(held).toMatchObject({ ok: false, isHeld: true, changes: 0 });
  expect(held.message).toMatch(/^Nothing was done: ada@laptop has been deploying to Shared since 2026-01-05/);
  expect(await deployed(client, uri, true)).toMatchObject({ ok: true, drift: 0 });
});

it('begins anew after a deploy of which some failed, because the programs were free for others meanwhile', async () => {
  const broken = text('Oslo').replace('  flow', '  filter Member of List "Nowhere"\n  flow');
  await using shared = await sharedInstance(`${broken}external list "Nowhere"\n`);
  const { client, uri } = shared;
  const failed = await deployed(client, uri);
  expect(failed.ok).toBe(false);
  expect(failed.message).toMatch(/1 operation failed/);

  await client.open(uri, text('Oslo'));
  expect(await deployed(client, uri)).toMatchObject({ ok: true, drift: 0 });
});

interface SharedInstance extends AsyncDisposable {
  readonly client: Client;
  readonly sandbox: Sandbox;
  readonly uri: string;
}

/** An editor with one file, and an instance to which others deploy, too. */
async function sharedInstance(file: string): Promise<SharedInstance> {
  const sandbox = await startSandbox({ rateLimit: 'off' });
  const { url, clientId, clientSecret } = sandbox;
  const folder = await folderWith({
    'lifecycle.config.json': JSON.stringify({ instances: { Shared: { url, kind: 'sandbox' } } }),
    'main.lifecycle': file,
  });
  const client = await startClient({
    folders: [folder.uri],
    answers: { 'lifecycle/credentials': () => ({ clientId, clientSecret }) },
  });
  return {
    client,
    sandbox,
    uri: folder.fileUri('main.lifecycle'),
    async [Symbol.asyncDispose]() {
      await client.shutDown();
      await folder[Symbol.asyncDispose]();
      await sandbox.close();
    },
  };
}

async function deployed(client: Client, uri: string, takesOver = false): Promise<DeployResult> {
  const { planId } = await client.request<PlanResult>('lifecycle/plan', { uri, instance: 'Shared' });
  return client.request<DeployResult>('lifecycle/deploy', { planId, takesOver });
}

async function markedByAda(sandbox: Sandbox): Promise<void> {
  const answer = await connect({ name: 'Shared', url: sandbox.url }, sandbox, { limits: unlimited });
  if (answer.kind !== 'success') throw new Error(answer.message);
  const { http } = answer.result;
  const program = await programNamed(http, 'OPS Lifecycle');
  if (program.kind !== 'success' || program.result === undefined) throw new Error('it is deployed');
  const by = { who: 'ada@laptop', run: '1f', since: '2026-01-05T09:00:00Z' };
  await markProgram(http, program.result.id, by);
}
