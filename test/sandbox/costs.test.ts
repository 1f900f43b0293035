import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller } from './caller.ts';
import { closing } from './closing.ts';

const channels = '/rest/asset/v1/channels.json';
const program = 'GET /rest/asset/v1/program/{id}.json';

it('counts the calls of every operation: all, those that count, those that failed', async () => {
  await using sandbox = closing(
    await startSandbox({
      rateLimit: { calls: 5, seconds: 20 },
      faults: [
        { on: program, after: 1, answer: { code: '604' } },
        { on: program, after: 2, answer: 'drop' },
      ],
    }),
  );
  const caller = await Caller.of(sandbox);
  for (const id of [1, 2]) await caller.get(`/rest/asset/v1/program/${id}.json`);
  await caller.get('/rest/asset/v1/program/3.json').catch(() => undefined);
  await caller.get('/rest/asset/v1/nothing.json');
  await new Caller(sandbox.url, 'stale').get(channels);
  await caller.get(channels);
  await caller.get(channels);
  // The rate is used up: the 604 was free.
  await caller.get(channels);
  expect(sandbox.costs.operations).toEqual([
    { operation: `GET ${channels}`, calls: 4, counted: 2, failed: 2 },
    { operation: program, calls: 3, counted: 2, failed: 2 },
    { operation: '(no operation)', calls: 1, counted: 1, failed: 1 },
    { operation: 'GET /identity/oauth/token', calls: 1, counted: 0, failed: 0 },
  ]);
  const page = await (await fetch(`${sandbox.url}/screen`)).text();
  expect(page).toContain(`<td>${program}</td><td>3</td><td>2</td><td>2</td>`);
  sandbox.costs.reset();
  expect(sandbox.costs.operations).toEqual([]);
});
