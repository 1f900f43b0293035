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
      await workbench.command('Developer: Show Running Extensions');
      const row = page.locator('.runtime-extensions-editor .monaco-list-row', {
        hasText: 'Lifecycle for Marketo',
      });
      const time = row.locator('.activation-time', { hasText: /\d+ms/ });
      await time.waitFor();
      await workbench.screenshot('0 activation');
      const milliseconds = Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
      console.log(`    ${milliseconds} ms`);
      await page.keyboard.press('Control+F4');
      assert(milliseconds < budget, `it took ${milliseconds} ms`);
    },
  },
];
