import { expect, it } from 'vitest';
import { advisedLimits, memoryJournal } from '../../server/src/marketo/index.ts';
import { rich } from '../compiler/plan-examples.ts';
import { deployment, idleClock, mendable, unlimited } from './deployment.ts';

it('stays below the limits of an instance, at the rate that Marketo advises', async () => {
  const clock = idleClock();
  await using local = await deployment(
    { rateLimit: { calls: 51, seconds: 20 }, concurrency: 5, clock: () => clock.now() },
    { clock, limits: advisedLimits },
  );
  await local.deploy(rich);
  expect(local.sandbox.calls.filter(({ code }) => code !== undefined)).toEqual([]);
});

it('gets through where others use up the rate', async () => {
  const clock = idleClock();
  await using local = await deployment(
    { rateLimit: { calls: 7, seconds: 20 }, concurrency: 2, clock: () => clock.now() },
    { clock, limits: unlimited },
  );
  await local.deploy(rich);
  expect(local.sandbox.calls.filter(({ code }) => code === '606').length).toBeGreaterThan(5);
  expect(mendable(await local.verify(rich))).toEqual([]);
});

it('survives tokens that die in the middle of everything', async () => {
  let now = Date.UTC(2026, 0, 5);
  const slowly: typeof fetch = (...request) => {
    now += 1000;
    return fetch(...request);
  };
  await using local = await deployment({ tokenSeconds: 20, clock: () => now }, { fetch: slowly });
  await local.deploy(rich);
  const expired = local.sandbox.calls.filter(({ code }) => code === '602').length;
  const renewed = local.sandbox.calls.filter(({ path }) => path === '/identity/oauth/token').length;
  expect(expired).toBeGreaterThan(3);
  expect(renewed).toBeLessThanOrEqual(expired + 1);
});

it('stops at the end of the day, and the next day finishes what it began', async () => {
  const clock = idleClock();
  await using local = await deployment({ dailyQuota: 60, clock: () => clock.now() }, { clock });
  const plan = await local.plan(rich);
  const journal = memoryJournal();
  const first = await local.apply(plan, journal);
  expect(first).toMatchObject({
    kind: 'incomplete',
    message: expect.stringContaining('quota of API calls of Local is used up'),
  });
  await clock.sleep(24 * 3_600_000);
  const second = await local.apply(plan, journal);
  expect(second.done).toBeGreaterThan(first.done);
});
