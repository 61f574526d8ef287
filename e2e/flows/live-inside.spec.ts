import { drawingOn } from '../fixtures/drawing.js';
import { connectionsOf, SCAN, TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'the inside of a running rule' });

const PAIRS = `module pairs; uses types;
@Name('pairs') select a.src_ip from pattern [every a=event(port = 1) -> b=event(port = 2 and src_ip = a.src_ip) where timer:within(1 hour)];`;

test('a selected part shows what it holds and what passes, once its rule runs', async ({ page, workspace, expectAccessible }) => {
  test.slow();
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  // a window that holds its rows for as long as somebody looks
  await workspace.store('scan', SCAN.replace('30 sec', '1 hour'));
  await page.goto('/rules/scan');
  const { part, inspector } = drawingOn(page);
  await part('Time window').click();
  await expect(inspector.getByText('This rule does not run.')).toBeVisible();
  await workspace.deploy('scan');
  await expect(inspector.getByText('Holds nothing now.')).toBeVisible();
  await workspace.send(connectionsOf('10.0.0.44', 30));
  const holds = inspector.getByRole('region', { name: 'What it holds' });
  await expect(holds.getByText('30', { exact: true })).toBeVisible();
  await expect(holds.getByRole('listitem')).toHaveCount(20);
  await holds.getByRole('button', { name: 'Later ones' }).click();
  await expect(holds.getByRole('listitem')).toHaveCount(10);
  const passed = inspector.getByRole('region', { name: 'Last rows' });
  await expect(passed.getByRole('listitem')).toHaveCount(20);
  await expect(passed.getByText('192.168.0.29').first()).toBeVisible();
  await expectAccessible();

  await part('Group by').click();
  await expect(holds.getByText('10.0.0.44').first()).toBeVisible();
  await expect(holds.getByText('window(dst_ip) · count(distinct dst_ip)')).toBeVisible();
});

test('a pattern shows how far it has come, and what it waits for', async ({ page, workspace, expectAccessible }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  await workspace.store('pairs', PAIRS);
  await workspace.deploy('pairs');
  await page.goto('/rules/pairs');
  const { canvas, inspector } = drawingOn(page);
  await canvas
    .getByRole('group', { name: /^every/ })
    .first()
    .click({ position: { x: 30, y: 10 } });
  await workspace.send([{ type: 'event', src_ip: '10.0.0.7', dst_ip: '10.0.0.8', port: 1 }]);
  const holds = inspector.getByRole('region', { name: 'What it holds' });
  await expect(holds.getByText('Partial matches')).toBeVisible();
  await expect(holds.getByText('10.0.0.7').first()).toBeVisible();
  await expect(holds.getByText(/left/).first()).toBeVisible();
  await expectAccessible();
});

test('a part that differs from what runs shows no figures, until the change is taken back', async ({ page, workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  await workspace.store('scan', SCAN);
  await workspace.deploy('scan');
  await workspace.send(connectionsOf('10.0.0.45', 12));
  await page.goto('/rules/scan?panes=canvas');
  const { part, fill } = drawingOn(page);
  const held = part('Time window').getByText(/^\d+ held$/);
  const groups = part('Group by').getByText(/^\d+ groups?$/);
  await expect(held).toBeVisible();
  await expect(groups).toBeVisible();
  await part('Group by').click();
  await fill('Keys', 'src_ip, type');
  await expect(groups).toBeHidden();
  await expect(held).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(groups).toBeVisible();
  await part('Time window').click();
  await fill('Size', '45 sec');
  await expect(held).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(held).toBeVisible();
});
