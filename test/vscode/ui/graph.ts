import assert from 'node:assert/strict';
import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

export const graphTests: readonly Test<Workbench>[] = [
  {
    name: 'draws the lifecycle with its text beside it, and a click on a stage opens its source',
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.clearNotifications();
      await workbench.command('Lifecycle: Show Lifecycle Graph');
      const panel = page.frameLocator('iframe.webview.ready').frameLocator('iframe');
      const stage = panel.locator('svg text.name', { hasText: '2 - Raised a Hand' });
      await stage.waitFor();
      await workbench.screenshot('9 graph');
      assert.match(await panel.locator('pre').innerText(), /2 - Raised a Hand/);

      await stage.click();
      await page.locator('.statusbar-item', { hasText: 'Ln 13, Col 1' }).waitFor();
    },
  },
];
