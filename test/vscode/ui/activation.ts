import assert from 'node:assert/strict';
import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

/** What VS Code may spend on loading and activating the extension. */
const budget = 100;

export const activationTests: readonly Test<Workbench>[] = [
  {
    name: `is active in less than ${budget} ms, by VS Code's own measure`,
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.open('funnel.lifecycle');
      // The list draws only what is in sight, the slowest first.
      const usual = page.viewportSize() ?? { width: 1280, height: 800 };
      await page.setViewportSize({ ...usual, height: 1600 });
      await workbench.command('Developer: Show Running Extensions');
      const row = page.locator('.runtime-extensions-editor .monaco-list-row', {
        hasText: 'marketo-lifecycle',
      });
      const time = row.locator('.activation-time', { hasText: /\d+ms/ });
      await time.waitFor();
      await workbench.screenshot('0 activation');
      const milliseconds = Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
      console.log(`    ${milliseconds} ms`);
      await page.setViewportSize(usual);
      await workbench.command('View: Close Editor');
      assert(milliseconds < budget, `it took ${milliseconds} ms`);
    },
  },
];
