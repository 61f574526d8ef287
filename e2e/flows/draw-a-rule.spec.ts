import { drawingOn } from '../fixtures/drawing.js';
import { connectionsOf, TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'a rule is drawn' });

test.beforeEach(async ({ workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
});

test('the scan rule is drawn with the mouse, deployed, and alerts', async ({ page, workspace, expectAccessible }) => {
  test.slow();
  await workspace.store('drawn', 'module drawn; uses types;\n');
  await page.goto('/rules/drawn');
  const { canvas, inspector, drop, part, fill } = drawingOn(page);

  await drop('event');
  await expect(part('event')).toBeVisible();
  await drop('Filter', 'event');
  await part('Filter').click();
  await inspector.getByLabel('Property').fill('type');
  await inspector.getByLabel('Property').press('Enter');
  await inspector.getByLabel('Value').fill("'firewall'");
  await inspector.getByLabel('Value').press('Enter');
  await expect(canvas.getByText("type = 'firewall'")).toBeVisible();

  await drop('Time', 'event');
  await part('Time window').click();
  await fill('Size', '30 sec');
  await drop('Group by', 'Time window');
  await part('Group by').click();
  await fill('Keys', 'src_ip');
  await drop('Having', 'Group by');
  await part('Having').click();
  await inspector.getByLabel('Property').first().fill('count(distinct dst_ip)');
  await inspector.getByLabel('Property').first().press('Enter');
  await inspector.getByLabel('Operator').first().selectOption('>');
  await inspector.getByLabel('Value').first().fill('50');
  await inspector.getByLabel('Value').first().press('Enter');
  await expect(canvas.getByText('count(distinct dst_ip) > 50')).toBeVisible();
  await part('Select').click();
  await fill('Column 1', 'src_ip');
  await fill('Another column', 'window(dst_ip)');
  await drop('First every', 'Select');
  await part('First').click();
  await fill('Every', '1 hour');
  await drop('Alert', 'Select');
  await expect(canvas.getByRole('group', { name: /^Alert|^alert/ }).first()).toBeVisible();
  await canvas.getByRole('group', { name: /^Statement/ }).click({ position: { x: 60, y: 10 } });
  await fill('Name', 'Scan');
  await expect(canvas.getByRole('group', { name: /^Statement Scan/ })).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: /^Deploy v/ }).click();
  await expect(page.getByRole('status').getByText(/is live/)).toBeVisible();
  await workspace.send(connectionsOf('10.0.0.44', 60));
  await page.goto('/alerts');
  await expect(page.getByRole('row', { name: /10\.0\.0\.44/ })).toBeVisible();
});
