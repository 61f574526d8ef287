import { connectionsOf, SCAN, TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'the first alert' });

test.beforeEach(async ({ workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  await workspace.store('scan', SCAN);
  await workspace.deploy('scan');
});

test('an alert comes into the open list by itself, and stays after the server was killed', async ({
  page,
  server,
  workspace,
  expectAccessible,
}) => {
  await page.goto('/alerts');
  await expect(page.getByText('No alerts yet')).toBeVisible();

  await workspace.send(connectionsOf('10.0.0.44', 50));
  await workspace.send([{ type: 'firewall', src_ip: '10.0.0.44', dst_ip: '192.168.0.200', port: 22 }]);
  const row = page.getByRole('row', { name: /scan.*10\.0\.0\.44/ });
  await expect(row).toBeVisible();
  await expectAccessible();
  await row.click();
  const evidence = page.getByRole('region', { name: 'Events behind it' });
  await expect(evidence.getByText('51 events')).toBeVisible({ timeout: 30_000 });
  await expect(evidence.getByRole('listitem')).toHaveCount(51);
  await evidence.getByRole('listitem').last().click();
  await expect(evidence.getByText('192.168.0.200').last()).toBeVisible();
  await expectAccessible();

  const { host } = new URL(server.url());
  await server.kill();
  // the page that stays open says it in its top bar, and writes nothing into its console while it asks for the server
  await expect(page.getByRole('status').filter({ hasText: 'Stale since' })).toBeVisible();
  await server.start();
  await page.goto(`${server.url()}/alerts`);
  await expect(row).toHaveCount(1);
  expect(new URL(server.url()).host).not.toBe(host);
});

test('the rule is drawn from its text', async ({ page, expectAccessible }) => {
  await page.goto('/rules/scan');
  const canvas = page.getByLabel('Canvas: statements of this rule');
  for (const part of [
    'event',
    "src_ip not in ('10.0.0.1','10.0.0.2')",
    'Time window',
    'Group by',
    'Having',
    'Select',
    'First every',
  ]) {
    await expect(canvas.getByText(part, { exact: true }).first()).toBeVisible();
  }
  await expectAccessible();
});
