import type { Test } from '../runner.ts';
import type { Workbench } from './workbench.ts';

/** Runs in the page. */
const offered = `document.querySelector('.quick-input-widget input')?.value.endsWith('.html')`;

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
  {
    name: 'writes down what is left to do by hand, in a file of the person’s choice',
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.clearNotifications();
      await workbench.showNotifications();
      await workbench.command('Lifecycle: Write Build Sheet…');
      await workbench.choose('Local sandbox');
      const dialog = page.locator('.quick-input-widget', { hasText: 'Build Sheet' });
      await dialog.waitFor();
      // The name that is offered comes after the folder.
      await page.waitForFunction(offered);
      await workbench.screenshot('9 where to write');
      await page.keyboard.press('Enter');
      await page.locator('.explorer-viewlet .monaco-list-row', { hasText: 'build-sheet.html' }).waitFor();
      await workbench.notification(/The build sheet is in .*build-sheet\.html/);
      await workbench.screenshot('10 written');
    },
  },
];
