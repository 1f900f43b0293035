import { setTimeout } from 'node:timers/promises';

/** A test of the suite inside VS Code or of its window: a sentence and what proves it. */
export interface Test<Context> {
  readonly name: string;
  readonly run: (context: Context) => Promise<void> | void;
}

export interface Outlet {
  readonly print: (text: string) => void;
  /** Called after a test failed, before the next one. */
  readonly failed?: (name: string) => Promise<void>;
}

/** Runs tests one after another, as a person would use the editor. @returns how many failed. */
export async function runTests<Context>(
  tests: readonly Test<Context>[],
  context: Context,
  { print, failed }: Outlet,
): Promise<number> {
  let failures = 0;
  for (const test of tests) {
    const started = performance.now();
    const took = (): string => `${test.name} (${Math.round(performance.now() - started)} ms)`;
    try {
      await Promise.race([test.run(context), timeLimit()]);
      print(`  ✓ ${took()}`);
    } catch (error) {
      failures++;
      print(`  ✗ ${took()}`);
      print(error instanceof Error ? (error.stack ?? error.message) : String(error));
      await failed?.(test.name);
    }
  }
  print(`${tests.length - failures} passed, ${failures} failed`);
  return failures;
}

/** What hangs fails, and the tests after it still run. */
async function timeLimit(): Promise<never> {
  await setTimeout(60_000, undefined, { ref: false });
  throw new Error('It took longer than a minute');
}

/** Stands before the suite's own lines in the extension host's console, which everybody there writes to. */
export const suiteMark = '\u2063';
