import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

export const graphTests: readonly Test<Workbench>[] = [
  {
    name: 'draws the lifecycle with its text beside it',
    run: async (workbench) => {
      await workbench.clearNotifications();
      await workbench.open('funnel.lifecycle');
      await workbench.command('Lifecycle: Show Lifecycle Graph');
      const graph = panel(workbench.page);
      await graph.locator('svg text.name', { hasText: '2 - Raised a Hand' }).waitFor();
      await workbench.screenshot('9 graph');
      assert.match(await graph.locator('pre').innerText(), /2 - Raised a Hand/);
    },
  },
  {
    name: 'opens the source of a stage that is clicked',
    run: async ({ page }) => {
      await panel(page).locator('svg text.name', { hasText: '2 - Raised a Hand' }).click();
      await page.locator('.statusbar-item', { hasText: 'Ln 13, Col 1' }).waitFor();
    },
  },
];

/** A webview is a frame in a frame. */
function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe');
}
