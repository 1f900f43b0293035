import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

export const deployTests: readonly Test<Workbench>[] = [
  {
    name: 'starts the local sandbox from the palette',
    run: async (workbench) => {
      await workbench.command('Lifecycle: Start Local Sandbox');
      await workbench.showNotifications();
      // It stays, and with it the list of notifications that the next test looks at.
      await workbench.notification('The local sandbox answers at');
    },
  },
  {
    name: 'deploys a sample to the local sandbox, with progress',
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.open('first-lifecycle.lifecycle');
      await workbench.showNotifications();
      await workbench.command('Lifecycle: Deploy…');
      await page.locator('.quick-input-list', { hasText: 'Local sandbox' }).waitFor();
      await workbench.screenshot('5 instances');
      await workbench.choose('Local sandbox');

      const dialog = page.locator('.monaco-dialog-box', { hasText: 'Deploy to Local sandbox?' });
      await dialog.waitFor();
      await workbench.screenshot('6 approve');
      // The sandbox is fast: whoever looks for the progress after the click may be late.
      const progress = workbench.notification('Deploying to Local sandbox');
      await dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
      await progress;
      await workbench.screenshot('7 progress');
      await workbench.notification(/no drift/);
      await workbench.screenshot('8 deployed');
    },
  },
  {
    name: 'says that nothing is left to deploy',
    run: async (workbench) => {
      await workbench.clearNotifications();
      await workbench.showNotifications();
      await workbench.command('Lifecycle: Deploy…');
      await workbench.choose('Local sandbox');
      await workbench.notification('Nothing to deploy');
    },
  },
];
