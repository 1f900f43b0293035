import { expect, it } from 'vitest';
import { exitOf, spawnServer, startClient } from './server-process.ts';

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
