import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { print } from '../runner.ts';
import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

/** The budget from the last key to the underlining that a person sees. */
const budget = 200;

const squiggle = '.squiggly-error, .squiggly-warning';

export const typingTests: readonly Test<Workbench>[] = [
  {
    name: 'opens a .lifecycle file without an error',
    run: async (workbench) => {
      await workbench.open('funnel.lifecycle');
      await workbench.page.locator('.statusbar-item', { hasText: 'Lifecycle' }).waitFor();
      await workbench.screenshot('1 open');
      assert.equal(await workbench.page.locator(squiggle).count(), 0);
    },
  },
  {
    name: `underlines a broken line within ${budget} ms of the last key`,
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.goTo(24, 1);
      await page.keyboard.press('End');
      await page.keyboard.type('\nChnage Data Value [Hand Raised] to false', { delay: 40 });
      await page.locator(squiggle).first().waitFor();
      await workbench.screenshot('2 underlined');
      // A line that is half typed is broken as well, so the underlining may have been complete before the last key.
      const line = Math.max(0, await settled(page));

      await page.keyboard.press('Home');
      const samples = [];
      for (let sample = 0; sample < 5; sample++) {
        for (const key of ['x', 'Backspace']) {
          await page.keyboard.press(key);
          samples.push(await nextChange(page));
        }
      }
      const sorted = samples.toSorted((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)] ?? Infinity;
      print(`    a line: ${ms(line)}; one key: median ${ms(median)}, all ${sorted.map(ms).join(', ')}`);
      assert(line <= budget, `the line was underlined after ${ms(line)}`);
      assert(median <= budget, `a key took ${ms(median)}`);
    },
  },
  {
    name: 'mends the line with the light bulb',
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.goTo(25, 5);
      await page.keyboard.press('Control+.');
      const fix = page.locator('.action-widget .monaco-list-row.action', { hasText: 'Change' });
      await fix.first().waitFor();
      await workbench.screenshot('3 light bulb');
      await fix.first().click();
      await page.locator('.view-line', { hasText: /Change.Data.Value.\[Hand.Raised\].to.false/ }).waitFor();
      await page.locator('.squiggly-error').waitFor({ state: 'detached' });
      await workbench.screenshot('4 mended');
    },
  },
  {
    name: 'leaves the file as it was found',
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.goTo(25, 1);
      await page.keyboard.press('Control+Shift+K');
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    },
  },
];

interface Observed {
  readonly key: number;
  readonly change: number;
}

const observed = (page: Page): Promise<Observed> => page.evaluate('lifecycleObserved');

/** @returns milliseconds from the last key to the first change of the underlining after it. */
async function nextChange(page: Page): Promise<number> {
  await page.waitForFunction('lifecycleObserved.change > lifecycleObserved.key', undefined, {
    timeout: 5000,
  });
  const { key, change } = await observed(page);
  return change - key;
}

/** @returns milliseconds from the last key to the last change of the underlining, once it has been quiet for a second. */
async function settled(page: Page): Promise<number> {
  await page.waitForFunction(
    'performance.now() - Math.max(lifecycleObserved.key, lifecycleObserved.change) > 1000',
    undefined,
    { timeout: 10_000 },
  );
  const { key, change } = await observed(page);
  return change - key;
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}
