import type { Scene } from './scene.js';

const PASSWORD = 'correct horse battery';

/** A server on its first day: nobody, no rules, no alerts. */
export const FIRST_SCENES: readonly Scene[] = [
  { name: 'first-run-rules', go: async ({ page }) => void (await page.goto('/rules')) },
  { name: 'first-run-alerts', go: async ({ page }) => void (await page.goto('/alerts')) },
  { name: 'first-run-event-types', go: async ({ page }) => void (await page.goto('/event-types')) },
  { name: 'first-run-rule-graph', go: async ({ page }) => void (await page.goto('/rule-graph')) },
  { name: 'set-up', go: async ({ page }) => void (await page.goto('/set-up')) },
];

/** The first account is made; whoever comes without it has to sign in. */
export const LAST_SCENES: readonly Scene[] = [
  {
    name: 'sign-in',
    go: async ({ page, server }) => {
      await fetch(`${server.url()}/api/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ password: PASSWORD }),
      });
      await page.context().clearCookies();
      await page.goto('/rules');
      await page.getByLabel('Name').waitFor();
    },
  },
  {
    name: 'sign-in-refused',
    go: async ({ page }) => {
      await page.getByLabel('Name').fill('admin');
      await page.locator('input[type=password]').fill('wrong horse');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'account-menu',
    go: async ({ page }) => {
      await page.locator('input[type=password]').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /account/i }).click();
    },
  },
];
