/** A test of the suite inside VS Code or of its window: a sentence and what proves it. */
export interface Test<Context> {
  readonly name: string;
  readonly run: (context: Context) => Promise<void> | void;
}

/** Runs tests one after another, as a person would use the editor. @returns how many failed. */
export async function runTests<Context>(
  tests: readonly Test<Context>[],
  context: Context,
  failed: (test: Test<Context>) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  let failures = 0;
  for (const test of tests) {
    const started = performance.now();
    try {
      await test.run(context);
      print(`  ✓ ${test.name} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      failures++;
      print(`  ✗ ${test.name} (${Math.round(performance.now() - started)} ms)`);
      print(error instanceof Error ? (error.stack ?? error.message) : String(error));
      await failed(test);
    }
  }
  print(failures === 0 ? `  ${tests.length} passed` : `  ${failures} of ${tests.length} failed`);
  return failures;
}

/** Stands before the suite's own lines in the extension host's console, which everybody there writes to. */
export const suiteMark = '\u2063';

export function print(text: string): void {
  // oxlint-disable-next-line no-console
  for (const line of text.split('\n')) console.log(suiteMark + line);
}
