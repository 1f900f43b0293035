import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

/** What VS Code may spend on loading and activating the extension. */
const budget = 100;

export const activationTests: readonly Test<Workbench>[] = [
  {
    name: `is active in less than ${budget} ms, or on a busy machine not the slowest`,
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.open('funnel.lifecycle');
      // The list draws only what is in sight, the slowest first.
      const usual = page.viewportSize() ?? { width: 1280, height: 800 };
      await page.setViewportSize({ ...usual, height: 1600 });
      await workbench.command('Developer: Show Running Extensions');
      const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
      const ours = await activation(rows.filter({ hasText: 'marketo-lifecycle' }));
      const slowest = await activation(rows.first());
      await workbench.screenshot('0 activation');
      console.log(`    ${ours} ms; the slowest of VS Code's own took ${slowest} ms`);
      await page.setViewportSize(usual);
      await workbench.command('View: Close Editor');
      assert(ours < Math.max(budget, slowest), `it took ${ours} ms`);
    },
  },
];

/** @returns what VS Code measured, in milliseconds */
async function activation(row: Locator): Promise<number> {
  const time = row.locator('.activation-time', { hasText: /\d+ms/ });
  return Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
}
