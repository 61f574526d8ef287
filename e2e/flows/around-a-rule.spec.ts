/// <reference lib="dom" />

import { drawingOn } from '../fixtures/drawing.js';
import { connectionsOf, SCAN, TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.beforeEach(async ({ workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  await workspace.store('scan', SCAN);
  await workspace.deploy('scan');
});

test('an event type says what it has, who reads it, and what a sample would be', async ({ page, workspace, expectAccessible }) => {
  await workspace.send(connectionsOf('10.0.0.44', 3));
  await page.goto('/event-types');
  await expect(page.getByRole('region', { name: 'Properties of event' }).getByText('10.0.0.44')).toBeVisible();
  await expect(page.getByRole('link', { name: 'scan' })).toBeVisible();
  await page.getByLabel('Sample events').fill('{"src_ip": "10.0.0.1", "dst_ip": "10.0.0.2", "proto": "tcp"}');
  await expect(page.getByText('3 properties in 1 event')).toBeVisible();
  await expect(page.getByText('Nearest type')).toBeVisible();
  await expectAccessible();
});

test('the rule graph shows what a change of a type reaches', async ({ page, expectAccessible }) => {
  await page.goto('/rule-graph');
  await page.getByRole('button', { name: 'event', exact: true }).click();
  await expect(page.getByText('A change here reaches 1 rule.')).toBeVisible();
  await expectAccessible();
});

test('a rule begins from pasted events', async ({ page }) => {
  await page.goto('/new-rule?from=events');
  await page.getByLabel('Sample events').fill('{"user": "petrov", "failed": 3}');
  await page.getByLabel('Name').fill('identity.failed');
  await page.getByRole('button', { name: 'Create draft' }).click();
  const { part } = drawingOn(page);
  await expect(part(/^sample/)).toBeVisible();
});

test('versions are compared as text and as picture', async ({ page, workspace, expectAccessible }) => {
  await workspace.store('scan', SCAN.replace('> 50', '> 80'));
  await page.goto('/rules/scan');
  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('region', { name: 'Compare' });
  await expect(history.getByText('added:')).toBeAttached();
  await expect(history.getByText('80')).toBeVisible();
  await expectAccessible();
  await history.getByRole('radio', { name: 'Picture' }).click();
  await expect(history.getByRole('region', { name: /changed/ })).toBeVisible();
  await history.getByRole('radio', { name: 'Text' }).click();
  await page.getByLabel('Versions of this rule').getByRole('button', { name: /^v1\b/ }).click();
  await expect(history.getByText('v1, the first version')).toBeVisible();
  await expect(history.getByText('added:')).toHaveCount(0);
});

test('every tool of the palette is put into a rule once, or says why not', async ({ page, workspace }) => {
  test.setTimeout(240_000);
  await workspace.store('tools', `module tools; uses types;\n@Name('one') select src_ip from event;\n`);
  await page.goto('/rules/tools');
  const { canvas, palette, part } = drawingOn(page);
  const tools = palette.locator('[data-tool]');
  await expect(part('event')).toBeVisible();
  await expect(tools.first()).toBeVisible();
  await expect(canvas.getByRole('group', { name: /^Select/ })).toBeVisible();
  // in the page itself: some hundred and seventy tools, each put after Select and taken back
  const results = await page.evaluate(async () => {
    const undo = () => document.querySelector<HTMLButtonElement>('button[aria-label="Undo"]');
    const until = async (test: () => boolean) => {
      for (let tries = 0; tries < 500 && !test(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      return test();
    };
    const outcomes: { tool: string; outcome: 'placed' | 'refused' | 'silent' }[] = [];
    for (const tool of document.querySelectorAll<HTMLElement>('[data-tool]')) {
      document.querySelector<HTMLElement>('[data-id="one/select"]')?.click();
      await until(() => document.querySelector('.rw-refusal') === null);
      tool.click();
      const changed = () => undo()?.disabled === false;
      const refused = () => document.querySelector('.rw-refusal') !== null;
      await until(() => changed() || refused());
      outcomes.push({ tool: tool.dataset['tool'] ?? '', outcome: changed() ? 'placed' : refused() ? 'refused' : 'silent' });
      if (changed()) {
        undo()?.click();
        await until(() => !changed() && document.querySelector('[data-id="one/select"]') !== null);
      }
    }
    return outcomes;
  });
  expect(results.filter(({ outcome }) => outcome === 'silent')).toEqual([]);
  expect(results.filter(({ outcome }) => outcome === 'placed').length).toBeGreaterThan(100);
});
