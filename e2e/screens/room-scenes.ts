import type { Scene } from './scene.js';

const WORM_EVENTS =
  '{"type": "dns", "query": "example.org", "client": "10.0.0.7", "ttl": 300}\n{"type": "dns", "query": "example.com", "client": "10.0.0.8"}';

/** Every room of the app but the editor. */
export const ROOM_SCENES: readonly Scene[] = [
  {
    name: 'rules',
    go: async ({ page }) => {
      await page.goto('/rules');
      await page.getByRole('link', { name: /scan/ }).first().waitFor();
    },
  },
  {
    name: 'rules-nothing-found',
    go: async ({ page }) => {
      await page.getByRole('searchbox').fill('nothing is called so');
    },
  },
  { name: 'rule-graph', go: async ({ page }) => void (await page.goto('/rule-graph')) },
  {
    name: 'rule-graph-selected',
    go: async ({ page }) => page.getByRole('button', { name: 'event', exact: true }).click(),
  },
  {
    name: 'event-types',
    go: async ({ page }) => {
      await page.goto('/event-types');
      await page.getByRole('region', { name: /Properties of/ }).waitFor();
    },
  },
  { name: 'event-types-detected', go: async ({ page }) => page.getByLabel('Sample events').fill(WORM_EVENTS) },
  { name: 'new-rule-template', go: async ({ page }) => void (await page.goto('/new-rule')) },
  {
    name: 'new-rule-canvas',
    go: async ({ page }) => {
      await page.goto('/new-rule?from=canvas');
      await page.getByLabel('Name').fill('network.drawn');
    },
  },
  { name: 'new-rule-epl', go: async ({ page }) => void (await page.goto('/new-rule?from=epl')) },
  {
    name: 'new-rule-events',
    go: async ({ page }) => {
      await page.goto('/new-rule?from=events');
      await page.getByLabel('Sample events').fill(WORM_EVENTS);
    },
  },
  {
    name: 'alerts',
    go: async ({ page }) => {
      await page.goto('/alerts');
      await page
        .getByRole('row', { name: /10\.0\.0\.44/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'alert-detail',
    go: async ({ page }) => {
      await page
        .getByRole('row', { name: /10\.0\.0\.44/ })
        .first()
        .click();
      await page.waitForURL(/alerts\/[0-9a-f]{8}/);
    },
  },
  {
    name: 'command-palette',
    go: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
    },
    after: async ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'key-help',
    go: async ({ page }) => {
      await page.goto('/rules');
      await page.getByRole('link', { name: /scan/ }).first().waitFor();
      await page.keyboard.press('?');
    },
    after: async ({ page }) => page.keyboard.press('Escape'),
  },
  { name: 'not-found', go: async ({ page }) => void (await page.goto('/no-such-place')) },
];
