import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { accessToken, Caller, codeOf, first, type Envelope } from './caller.ts';
import { closing } from './closing.ts';

const channels = '/rest/asset/v1/channels.json';

it('lets 100 calls through in any 20 seconds, then answers 606', async () => {
  let now = Date.UTC(2026, 5, 1);
  await using sandbox = closing(await startSandbox({ clock: () => now }));
  const caller = await Caller.of(sandbox);
  for (let call = 0; call < 60; call++) expect(codeOf(await caller.get(channels))).toBeUndefined();
  now += 15_000;
  for (let call = 0; call < 40; call++) expect(codeOf(await caller.get(channels))).toBeUndefined();
  expect(await caller.get(channels)).toMatchObject({
    errors: [{ code: '606', message: `Max rate limit '100' exceeded with in '20' secs` }],
  });
  // The window slides: the first 60 calls have left it, the other 40 have not.
  now += 5001;
  for (let call = 0; call < 60; call++) expect(codeOf(await caller.get(channels))).toBeUndefined();
  expect(codeOf(await caller.get(channels))).toBe('606');
});

it('answers the eleventh call at one time with 615', async () => {
  await using sandbox = closing(await startSandbox({ latencyMs: 150 }));
  const caller = await Caller.of(sandbox);
  const answers = await Promise.all(Array.from({ length: 12 }, () => caller.get(channels)));
  const codes = answers.map((answer: Envelope) => codeOf(answer));
  expect(codes.filter((code) => code === '615')).toHaveLength(2);
  expect(codeOf(await caller.get(channels))).toBeUndefined();
});

it('counts the day from midnight in Chicago, summer time included', async () => {
  // 04:59 UTC in June is one minute before midnight in Chicago.
  let now = Date.UTC(2026, 5, 2, 4, 59);
  await using sandbox = closing(await startSandbox({ clock: () => now, dailyQuota: 2 }));
  const caller = await Caller.of(sandbox);
  await caller.get(channels);
  await caller.get(channels);
  expect(await caller.get(channels)).toMatchObject({
    errors: [{ code: '607', message: 'Daily quota reached' }],
  });
  now += 60_000;
  expect(codeOf(await caller.get(channels))).toBeUndefined();
  // In January midnight is an hour later by UTC.
  now = Date.UTC(2027, 0, 15, 5, 30);
  const winter = new Caller(sandbox.url, await accessToken(sandbox));
  expect(first(await winter.get('/rest/v1/stats/usage.json'))).toMatchObject({
    date: '2027-01-14',
    total: 1,
  });
});

it('shows usage and errors of the day; calls that failed by 605 are free', async () => {
  const now = Date.UTC(2026, 5, 1, 12);
  await using sandbox = closing(await startSandbox({ clock: () => now }));
  const caller = await Caller.of(sandbox);
  await caller.get(channels);
  await caller.get('/rest/asset/v1/nothing.json');
  await caller.send('POST', channels);
  await fetch(`${sandbox.url}${channels}`);
  expect(first(await caller.get('/rest/v1/stats/usage.json'))).toEqual({
    date: '2026-06-01',
    total: 3,
    users: [{ userId: 'api.user@sandbox.invalid', count: 3 }],
  });
  expect(first(await caller.get('/rest/v1/stats/errors.json'))).toEqual({
    date: '2026-06-01',
    total: 3,
    errors: [
      { errorCode: '610', count: 1 },
      { errorCode: '605', count: 1 },
      { errorCode: '603', count: 1 },
    ],
  });
  expect((await caller.get('/rest/v1/stats/usage/last7days.json')).result).toHaveLength(7);
});

it('has no limits when they are switched off', async () => {
  await using sandbox = closing(await startSandbox({ rateLimit: 'off', concurrency: 'off', latencyMs: 20 }));
  const caller = await Caller.of(sandbox);
  const answers = await Promise.all(Array.from({ length: 120 }, () => caller.get(channels)));
  expect(answers.filter((answer) => !answer.success)).toEqual([]);
});
