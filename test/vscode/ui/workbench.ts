import { errors, type Locator, type Page } from 'playwright-core';
import { artefacts } from '../launchers/places.ts';

/** The window of VS Code, as a person uses it. */
export interface Workbench {
  readonly page: Page;
  open(file: string): Promise<void>;
  /** Puts the cursor on a place, counted from 1. */
  goTo(line: number, column: number): Promise<void>;
  /** Runs a command by its title in the palette. */
  command(title: string): Promise<void>;
  /** Chooses the first entry of the open quick pick that contains the text. */
  choose(text: string): Promise<void>;
  /** Opens the list of notifications: under automation VS Code shows no toasts. */
  showNotifications(): Promise<void>;
  /** The notification in the open list that contains the text. */
  notification(text: string | RegExp): Promise<Locator>;
  clearNotifications(): Promise<void>;
  screenshot(name: string): Promise<void>;
}

/** Does it show within so many milliseconds? */
async function isThere(locator: Locator, timeout: number): Promise<boolean> {
  try {
    await locator.waitFor({ timeout });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

export function createWorkbench(page: Page): Workbench {
  const quickInput = page.locator('.quick-input-widget:visible');
  const notifications = page.locator('.notifications-center.visible');

  const enter = async (keys: string, text: string): Promise<void> => {
    await page.keyboard.press(keys);
    await quickInput.locator('input').first().waitFor();
    await page.keyboard.type(text);
  };

  const command = async (title: string): Promise<void> => {
    await enter('F1', title);
    await quickInput.locator('.monaco-list-row', { hasText: title }).first().waitFor();
    await page.keyboard.press('Enter');
  };

  const showNotifications = async (): Promise<void> => {
    if (!(await notifications.isVisible())) await page.locator('[id="status.notifications"]').click();
    await notifications.waitFor();
  };

  return {
    page,
    open: async (file) => {
      await enter('Control+P', file);
      // Which row is chosen depends on what was open last; which row is named does not.
      await quickInput.locator('.monaco-list-row', { hasText: file }).first().click();
      await page.locator('.tab.active', { hasText: file }).waitFor();
      await page.locator('.monaco-editor .view-line').first().waitFor();
    },
    goTo: async (line, column) => {
      await enter('Control+G', `${line}:${column}`);
      await page.keyboard.press('Enter');
      await quickInput.waitFor({ state: 'hidden' });
      await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    },
    command,
    choose: async (text) => {
      await quickInput.locator('.monaco-list-row', { hasText: text }).first().click();
    },
    showNotifications,
    notification: async (text) => {
      const notification = notifications.locator('.notification-list-item', { hasText: text });
      // The list closes by itself when the last one in it has gone, and what comes then is not seen.
      for (let second = 0; second < 30 && !(await isThere(notification, 1_000)); second += 1)
        await showNotifications();
      await notification.waitFor({ timeout: 1_000 });
      return notification;
    },
    clearNotifications: async () => {
      await command('Notifications: Clear All Notifications');
    },
    screenshot: async (name) => {
      await page.screenshot({ path: `${artefacts}/${name}.png` });
    },
  };
}
