import { fork } from 'node:child_process';
import { expect, it } from 'vitest';
import { exitOf, serverMain, spawnServer, startClient } from './server-process.ts';

it('ends with 0 after shutdown and exit', async () => {
  const client = await startClient();
  expect(await client.shutDown()).toBe(0);
});

it('ends with 1 when the client says exit without shutdown', async () => {
  const client = await startClient();
  const ended = exitOf(client.child);
  await client.notify('exit', undefined);
  expect(await ended).toBe(1);
});

it('ends when the client goes away without a word', async () => {
  const client = await startClient();
  const ended = exitOf(client.child);
  client.child.stdin.end();
  expect(await ended).toBe(1);
});

it('ends when there never was a client', async () => {
  const child = spawnServer();
  const ended = exitOf(child);
  child.stdin.end();
  expect(await ended).toBe(1);
});

it('speaks over the channel of Node’s child processes too', async () => {
  const child = fork(serverMain, ['--node-ipc'], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const answered = new Promise<unknown>((resolve) => {
    child.on('message', (message: { readonly id?: number }) => {
      if (message.id === 1) resolve(message);
    });
  });
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  expect(await answered).toMatchObject({ result: { serverInfo: { name: 'marketo-lifecycle' } } });
  child.send({ jsonrpc: '2.0', id: 2, method: 'shutdown' });
  child.send({ jsonrpc: '2.0', method: 'exit' });
  expect(await ended).toBe(0);
});
