/**
 * What it costs to find races in workspaces of many sizes, and how much of what may depend on an order is decided.
 *
 *     node test/bench/races.ts [campaigns…]
 */
import { execFileSync } from 'node:child_process';
import type { ReductionFigures } from './races/reduction.ts';
import type { SizeFigures } from './races/size.ts';

export interface RaceFigures {
  readonly sizes: readonly SizeFigures[];
  readonly reduction: readonly ReductionFigures[];
}

const everySize: readonly number[] = [100, 200, 500, 1_000, 2_000];
/** Without any reduction, more would take hours. */
const LARGEST_UNREDUCED = 200;

export async function racesBenchmark(sizes: readonly number[] = everySize): Promise<RaceFigures> {
  return {
    sizes: sizes.map((size) => figuresOf('size.ts', size) as SizeFigures),
    reduction: sizes
      .filter((size) => size <= LARGEST_UNREDUCED)
      .map((size) => figuresOf('reduction.ts', size) as ReductionFigures),
  };
}

/** As the thread that proves has it, in MiB. */
const SHORT_LIVED = 24;

/** A process that may keep more is in no hurry to forget. What is explored without any reduction is not measured by it. */
function memoryFor(script: string, size: number): number {
  return script === 'size.ts' ? Math.max(192, Math.ceil(size * 0.4)) : UNREDUCED;
}

/** In MiB. */
const UNREDUCED = 1_024;

/** In a process of its own: memory is measured, too. */
function figuresOf(script: string, size: number): unknown {
  const path = new URL(`races/${script}`, import.meta.url).pathname;
  const limits = [
    `--max-semi-space-size=${SHORT_LIVED / 3}`,
    `--max-old-space-size=${memoryFor(script, size)}`,
  ];
  const words = ['--expose-gc', ...limits, path, String(size)];
  const told = execFileSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(told);
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  const figures = await racesBenchmark(sizes.length === 0 ? everySize : sizes);
  process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
}
