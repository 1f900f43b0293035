import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

/** What VS Code may spend on loading and activating the extension. */
const budget = 100;

export const activationTests: readonly Test<Workbench>[] = [
  {
    name: `is active in less than ${budget} ms, or on a busy machine sooner than VS Code's own JSON support`,
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.open('funnel.lifecycle');
      // The list draws only what is in sight, the slowest first.
      const usual = page.viewportSize() ?? { width: 1280, height: 800 };
      await page.setViewportSize({ ...usual, height: 1600 });
      await workbench.command('Developer: Show Running Extensions');
      const ours = await activation(page, 'marketo-lifecycle');
      const json = await activation(page, 'JSON Language Features');
      await workbench.screenshot('0 activation');
      console.log(`    ${ours} ms; JSON ${json} ms`);
      await page.setViewportSize(usual);
      await workbench.command('View: Close Editor');
      assert(ours < Math.max(budget, json), `it took ${ours} ms`);
    },
  },
];

/** @returns what VS Code measured, in milliseconds */
async function activation(page: Page, extension: string): Promise<number> {
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: extension });
  const time = row.locator('.activation-time', { hasText: /\d+ms/ });
  return Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
}
