import { afterEach, beforeEach, expect, it } from 'vitest';
import { isOutOfMemory, openThread, type Thread, untilAborted } from '../../server/src/threads/index.ts';
import { countingThread, type Errand } from './counting-thread.ts';

let thread: Thread<Errand, unknown>;

beforeEach(() => {
  thread = openThread(countingThread, 'count');
});
afterEach(() => thread.close());

async function toldBy(errand: Errand): Promise<unknown[]> {
  const told: unknown[] = [];
  await thread.ask(errand, (one) => told.push(one));
  return told;
}

it('tells everything before it is done, question after question', async () => {
  expect(await toldBy('count')).toEqual([1, 2, 3]);
  expect(await toldBy('count')).toEqual([1, 2, 3]);
});

it('can be interrupted at work, and goes on with the next question', async () => {
  const told: unknown[] = [];
  await thread.ask('count for ever', (one) => {
    told.push(one);
    thread.interrupt();
  });
  expect(told).toEqual(['begun', 'ended early']);
  expect(await toldBy('count')).toEqual([1, 2, 3]);
});

it('ends what it was asked before when it is asked anew', async () => {
  const order: unknown[] = [];
  let second: Promise<void> | undefined;
  const first = thread.ask('count for ever', (one) => {
    order.push(one);
    second ??= thread.ask('count', (number) => order.push(number));
  });
  await first;
  await second;
  expect(order).toEqual(['begun', 'ended early', 1, 2, 3]);
});

it('passes on why the work broke down, and lives on', async () => {
  await expect(toldBy('fail')).rejects.toThrow(new TypeError('cannot count'));
  await expect(toldBy('tell a function')).rejects.toThrow(/could not be cloned/);
  expect(await toldBy('count')).toEqual([1, 2, 3]);
});

it('tells whoever waits, and whoever asks later, that it has died', async () => {
  await expect(toldBy('die')).rejects.toThrow('The thread has ended.');
  await expect(toldBy('count')).rejects.toThrow('The thread has ended.');
});

it('keeps nobody waiting once it is closed', async () => {
  const waiting = toldBy('count for ever');
  const refused = expect(waiting).rejects.toThrow('The thread has ended.');
  await thread.close();
  await refused;
});

it('leaves by itself when it has nothing to do, and can be closed twice', async () => {
  await toldBy('count');
  await thread.close();
  await thread.close();
  await expect(toldBy('count')).rejects.toThrow('The thread has ended.');
});

it('answers for its own task alone', async () => {
  const other = openThread<Errand, unknown>(countingThread, 'something else');
  await expect(other.ask('count', () => undefined)).rejects.toThrow('The thread has ended.');
  await other.close();
});

it('calls off what was aborted before it began', async () => {
  const told: unknown[] = [];
  await untilAborted(
    AbortSignal.abort(),
    () => thread.interrupt(),
    () => thread.ask('count for ever', (one) => told.push(one)),
  );
  expect(told).toEqual(['begun', 'ended early']);
});

it('breaks down alone when it needs more memory than it may use', async () => {
  const poor = openThread<Errand, unknown>(countingThread, 'count', { memory: 16 });
  const reason: unknown = await poor.ask('hoard', () => undefined).catch((error: unknown) => error);
  expect(isOutOfMemory(reason)).toBe(true);
  await poor.close();
  expect(await toldBy('count')).toEqual([1, 2, 3]);
  const other: unknown = await toldBy('die').catch((error: unknown) => error);
  expect(isOutOfMemory(other)).toBe(false);
});
