import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lateProgress } from '../../server/src/cli/terminal/late-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const shown: string[] = [];
  const progress = lateProgress(() => {
    shown.push('begins');
    return { step: (message) => shown.push(message), done: () => shown.push('done') };
  });
  return { shown, progress };
}

it('shows nothing of work that takes less than a second', () => {
  const { shown, progress } = watched();
  progress.step('one');
  vi.advanceTimersByTime(999);
  progress.done();
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual([]);
});

it('shows after a second where the work stands, and goes on from there', () => {
  const { shown, progress } = watched();
  progress.step('one');
  progress.step('two');
  vi.advanceTimersByTime(1000);
  progress.step('three');
  progress.done();
  expect(shown).toEqual(['begins', 'two', 'three', 'done']);
});
