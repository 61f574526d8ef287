import type { Page } from '@playwright/test';
import type { Scene } from './scene.js';

const write = async (page: Page, words: string) => {
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(words);
};

/** What nobody wants to see, and has to be told: loading, errors, no server, two people on one rule. */
export const TROUBLE_SCENES: readonly Scene[] = [
  {
    name: 'loading-rules',
    go: async ({ page }) => {
      await page.route('**/trpc/modules.list**', () => undefined);
      await page.goto('/rules');
    },
    after: async ({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }),
  },
  {
    name: 'error-rules',
    go: async ({ page }) => {
      await page.route('**/trpc/modules.list**', (route) => route.abort());
      await page.goto('/rules');
      await page.getByText('could not be loaded').waitFor({ timeout: 20_000 });
    },
    after: async ({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }),
  },
  {
    name: 'error-no-such-rule',
    go: async ({ page }) => {
      await page.goto('/rules/no.such.rule');
      await page.getByText('No rule is called').waitFor();
    },
  },
  {
    name: 'offline',
    go: async ({ page }) => {
      await page.goto('/rules/network.scan');
      await page.locator('.view-line').first().waitFor();
      await write(page, '// written without a server\n');
      await page.context().setOffline(true);
      await page.keyboard.press('Control+s');
      await page.waitForTimeout(1_500);
    },
    after: async ({ page }) => {
      await page.context().setOffline(false);
      await page.evaluate(() => localStorage.clear());
    },
  },
  {
    name: 'conflict',
    go: async ({ page, workspace }) => {
      await page.goto('/rules/fleet.mistakes');
      await page.locator('.view-line').first().waitFor();
      await write(page, '// mine\n');
      await workspace.store('fleet.mistakes', `${await workspace.stored('fleet.mistakes')}// theirs\n`);
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: 'Take theirs' }).waitFor();
    },
    after: async ({ page }) => void (await page.evaluate(() => localStorage.clear())),
  },
];
