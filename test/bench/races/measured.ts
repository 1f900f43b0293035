import { calibration } from '../calibration.ts';

/** Milliseconds of the processor, and the same in units of the calibration loop at that hour. */
export interface Time {
  readonly ms: number;
  readonly ratio: number;
}

/**
 * Time that this thread has had, whoever else wants the processor: some of this takes minutes, and what the garbage
 * collector does beside it keeps nobody waiting.
 */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const loops: number[] = [];

export function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  loops.push(spent(calibration).ms);
  return spent(work);
}

function spent<T>(work: () => T) {
  const start = processorTime();
  const result = work();
  return { ms: processorTime() - start, result };
}

export function timeOf(ms: number): Time {
  return { ms: Math.round(ms * 10) / 10, ratio: Math.round((ms / median(loops)) * 100) / 100 };
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
