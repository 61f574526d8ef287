import { connectionsOf, SCAN, TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'rule tests' });

test.beforeEach(async ({ workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  await workspace.store('scan', SCAN);
});

test('a test is made, fails, holds the deploy back, is mended and lets it pass', async ({ page, expectAccessible }) => {
  await page.goto('/rules/scan');
  const drawer = page.getByRole('region', { name: 'Drawer' });
  await drawer.getByRole('tab', { name: 'Test' }).click();
  await drawer.getByRole('button', { name: 'Test', exact: true }).click();

  await drawer.getByLabel('Name of the test').fill('Fifty one targets');
  await drawer.getByLabel('Name of the test').press('Enter');
  const add = async (what: string) => {
    await drawer.getByRole('button', { name: 'Step' }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  const fill = async (field: string, text: string) => {
    await drawer.getByLabel(field, { exact: true }).fill(text);
    await drawer.getByLabel(field, { exact: true }).press('Enter');
  };
  await add('Send an event');
  await fill('Columns of line 1', "type='firewall', src_ip='10.0.0.7', dst_ip='192.168.0.{1..99}'");
  await fill('Repetitions of line 1', '50');
  await fill('Distance of repetitions of line 1', '100 ms');
  await add('Expect a row');
  await fill('Statement or alert of line 2', 'scan');
  await fill('Columns of line 2', "src_ip='10.0.0.7'");
  await fill('Time of line 2', '');
  await expect(drawer.getByText('no row')).toBeVisible();
  await expect(drawer.getByRole('option', { name: /fails.*Fifty one targets/ })).toBeVisible();
  await expect(
    page.getByRole('img', { name: 'Line 2 of the test: held back by count(distinct dst_ip) > 50: 50 is not > 50' }),
  ).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'Deploy v1', exact: true }).click();
  await expect(page.getByRole('alert').getByText('The test “Fifty one targets” fails: nothing was deployed.')).toBeVisible();

  await fill('Repetitions of line 1', '51');
  await expect(drawer.getByRole('option', { name: /passes.*Fifty one targets/ })).toBeVisible();
  await expect(drawer.getByText('at 5 s')).toBeVisible();
  await page.getByRole('button', { name: 'Deploy v1', exact: true }).click();
  await expect(page.getByText('v1 is live')).toBeVisible();
});

test('tests are counted against mutants, and one is made from an alert', async ({ page, workspace }) => {
  await workspace.deploy('scan');
  await workspace.send(connectionsOf('10.0.0.44', 51));
  await page.goto('/rules/scan');
  const drawer = page.getByRole('region', { name: 'Drawer' });
  await drawer.getByRole('tab', { name: 'Test' }).click();
  await drawer.getByRole('button', { name: 'From an alert' }).click();
  await page.getByRole('menuitem', { name: /scan 10\.0\.0\.44/ }).click();
  await expect(drawer.getByRole('option', { name: /passes.*Alert scan/ })).toBeVisible();

  const mutants = drawer.getByRole('region', { name: 'Caught by tests' });
  await mutants.getByRole('button', { name: 'Measure' }).click();
  await expect(mutants.getByText(/^\d+ of \d+ mutants$/)).toBeVisible();
  const before = await mutants.getByRole('listitem').count();
  await mutants.getByRole('button', { name: /^Add a test for without type=/ }).click();
  await expect.poll(() => mutants.getByRole('listitem').count()).toBeLessThan(before);

  await drawer.getByRole('radio', { name: 'Text' }).click();
  await expect(drawer.getByLabel('The test as text')).toHaveValue(/event=\{/);
});
