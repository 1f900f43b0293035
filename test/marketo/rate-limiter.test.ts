import { expect, it } from 'vitest';
import { advisedLimits, RateLimiter } from '../../server/src/marketo/rate-limiter.ts';
import { idleClock } from './deployment.ts';

it('lets no more calls begin within any window than allowed', async () => {
  const clock = idleClock(0);
  const limiter = new RateLimiter(advisedLimits, clock);
  const begun: number[] = [];
  for (let call = 0; call < 180; call += 1) {
    const leave = await limiter.enter();
    begun.push(clock.now());
    leave?.();
    if (call % 7 === 0) await clock.sleep(130);
  }
  for (const start of begun) {
    expect(begun.filter((time) => time >= start && time < start + 20_000).length).toBeLessThanOrEqual(50);
  }
  // 180 calls need three windows and a bit, not a fourth.
  expect(begun.at(-1)).toBeLessThan(80_000);
});

it('lets no more than five be under way, and serves who came first', async () => {
  const limiter = new RateLimiter(advisedLimits, idleClock());
  const leavers: (() => void)[] = [];
  const order: number[] = [];
  const entered = Array.from({ length: 8 }, async (_, index) => {
    const leave = await limiter.enter();
    order.push(index);
    if (leave) leavers.push(leave);
  });
  await Promise.all(entered.slice(0, 5));
  await Promise.resolve();
  expect(order).toEqual([0, 1, 2, 3, 4]);
  leavers[2]?.();
  leavers[2]?.();
  await entered[5];
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  leavers[0]?.();
  leavers[1]?.();
  await Promise.all(entered);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it('holds everybody back while it is paused', async () => {
  const clock = idleClock(0);
  const limiter = new RateLimiter(advisedLimits, clock);
  limiter.slowDown(5000);
  await limiter.enter();
  expect(clock.now()).toBe(5000);
});

it('lets nobody in who was cancelled while waiting', async () => {
  const limiter = new RateLimiter({ ...advisedLimits, calls: 1 }, idleClock());
  await limiter.enter();
  expect(await limiter.enter(AbortSignal.abort())).toBeUndefined();
});

it('takes a quarter less when the instance has had enough, and more again when it has not', async () => {
  const clock = idleClock(0);
  const limiter = new RateLimiter({ ...advisedLimits, inFlight: 1000 }, clock);
  const callsWithin = async (milliseconds: number): Promise<number> => {
    const end = clock.now() + milliseconds;
    let calls = 0;
    for (; ; calls += 1) {
      await limiter.enter();
      if (clock.now() >= end) return calls;
    }
  };
  expect(await callsWithin(20_000)).toBe(50);
  limiter.slowDown(1000);
  // Those that were under way with it hear the same, and change nothing.
  limiter.slowDown(1000);
  expect(await callsWithin(20_000)).toBeLessThanOrEqual(38);
  await callsWithin(140_000);
  expect(await callsWithin(20_000)).toBeGreaterThan(45);
});
