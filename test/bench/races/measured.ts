import { calibration } from '../calibration.ts';

/** Milliseconds, and the same in units of the calibration loop at that hour. */
export interface Time {
  readonly ms: number;
  readonly ratio: number;
}

const loops: number[] = [];

export function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  loops.push(calibration());
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

export function timeOf(ms: number): Time {
  const loop = median(loops);
  return { ms: Math.round(ms * 10) / 10, ratio: Math.round((ms / loop) * 100) / 100 };
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
