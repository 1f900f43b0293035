import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { suiteMark } from '../runner.ts';
import { folder, root, suite } from './places.ts';

/** Chromium as the system has it; `LIFECYCLE_CHROMIUM` names another one. */
export async function startBrowser(): Promise<Browser> {
  const executablePath =
    process.env['LIFECYCLE_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  if (executablePath === undefined) {
    throw new Error('No Chromium found: install the package chromium, or name one in LIFECYCLE_CHROMIUM.');
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** Opens the workbench on a folder with the extension under development. */
export async function openWorkbench(browser: Browser, authority: string, workspace: string): Promise<Page> {
  const page = await newPage(browser);
  await page.addInitScript({ path: `${folder}/ui/in-page.js` });
  await page.goto(address(authority, workspace, { extensionDevelopmentPath: root }));
  await page.locator('.monaco-workbench').waitFor();
  return page;
}

/** Runs the suite inside the extension host. @returns its exit code. */
export async function runSuite(browser: Browser, authority: string, workspace: string): Promise<number> {
  const page = await newPage(browser);
  const { promise, resolve } = Promise.withResolvers<number>();
  // The extension host's console arrives in the page's, behind its name and formats.
  page.on('console', (message) => {
    const line = message.text().split(suiteMark)[1];
    if (line !== undefined) process.stdout.write(`${line}\n`);
  });
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  await page.goto(
    address(authority, workspace, { extensionDevelopmentPath: root, extensionTestsPath: suite }),
  );
  const code = await promise;
  await page.context().close();
  return code;
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  // Nothing in the tests takes longer, on a slow machine either.
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

function address(authority: string, workspace: string, paths: Readonly<Record<string, string>>): string {
  const payload = Object.entries(paths).map(([name, path]) => [name, `vscode-remote://${authority}${path}`]);
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query.toString()}`;
}
