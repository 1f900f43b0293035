import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { artefacts } from '../launchers/places.ts';
import { runTests } from '../runner.ts';
import type { Test } from '../runner.ts';
import { createWorkbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

/** Runs the tests in one window, in their order. A failure leaves a screenshot behind. @returns how many failed. */
export async function runWindowTests(tests: readonly Test<Workbench>[], page: Page): Promise<number> {
  console.log('In the window');
  await mkdir(artefacts, { recursive: true });
  const workbench = createWorkbench(page);
  return runTests(tests, workbench, {
    print: console.log,
    failed: (name) => workbench.screenshot(`failed ${name.replaceAll(/\W+/g, '-')}`),
  });
}
