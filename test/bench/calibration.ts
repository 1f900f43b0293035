/**
 * How fast this machine is at the moment: a fixed piece of work that every benchmark is put in relation to, so that
 * results of two machines, or of a busy and an idle hour, can be compared.
 */

export interface BenchmarkResult {
  readonly name: string;
  readonly medianMs: number;
  /** The fastest run: what is left when nothing else wants the processor. */
  readonly bestMs: number;
  /** The median in units of the calibration loop's median, measured in turn with it. */
  readonly ratio: number;
  readonly runs: number;
}

const rounds = 400_000;

/** Numbers, short strings, small objects and a map: the work of a compiler, in miniature. Returns milliseconds. */
export function calibration(): number {
  const start = performance.now();
  const seen = new Map<string, { count: number }>();
  let state = 0x2545f491;
  for (let round = 0; round < rounds; round++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    if ((round & 7) !== 0) continue;
    const key = `k${state & 0x3ff}`;
    const entry = seen.get(key);
    if (entry === undefined) seen.set(key, { count: 1 });
    else entry.count++;
  }
  if (seen.size === 0) throw new Error('The calibration loop did nothing.');
  return performance.now() - start;
}

export interface MeasureOptions {
  readonly warmUp?: number;
  readonly runs?: number;
  /** Done before each run, and not measured. */
  readonly prepare?: () => void;
}

/** Runs a piece of work again and again, each time after a calibration loop. */
export function measure(
  name: string,
  work: () => unknown,
  { warmUp = 20, runs = 41, prepare }: MeasureOptions = {},
): BenchmarkResult {
  for (let run = 0; run < warmUp; run++) {
    calibration();
    prepare?.();
    work();
  }
  const times: number[] = [];
  const loops: number[] = [];
  for (let run = 0; run < runs; run++) {
    loops.push(calibration());
    prepare?.();
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  const medianMs = median(times);
  return { name, medianMs, bestMs: Math.min(...times), ratio: medianMs / median(loops), runs };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
