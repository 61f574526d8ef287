import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'event types' });

test('a type is found in what no type takes, and a drift in what came lately', async ({ page, workspace, expectAccessible }) => {
  await workspace.store('logins', 'module logins; create schema login(user string, port int);');
  await workspace.deploy('logins');
  await page.goto('/event-types?type=login');
  const detect = page.getByRole('complementary', { name: 'Detect from a sample' });
  await workspace.send([
    { type: 'badge', door: 'north', opened: true },
    { type: 'login', user: 'ivanov', port: '22', method: 'key' },
  ]);
  const drift = page.getByRole('region', { name: 'What differs from the declaration' });
  await expect(drift.getByText('port comes as string, declared is int, in 1 of the newest 1 event')).toBeVisible();
  await expect(drift.getByText('method comes as string and is not declared')).toBeVisible();
  await expect(page.getByRole('button', { name: /login 2 properties differ from the declaration/ })).toBeVisible();

  await detect.getByRole('radio', { name: 'Live' }).click();
  const source = detect.getByRole('combobox', { name: 'Events that came in lately' });
  await expect(source.getByRole('option', { name: '1 event that no type takes' })).toBeAttached();
  await source.selectOption('1 event that no type takes');
  await expect(detect.getByText('3 properties in 1 event')).toBeVisible();
  await expect(detect.getByText('opened').first()).toBeVisible();
  await expectAccessible();

  await workspace.store('guess', "module guess; @Name('guess') select user from login(port > 1000);");
  await page.goto('/rules/guess');
  const drawer = page.getByRole('region', { name: 'Drawer' });
  await expect(drawer.getByText('"port" comes as string lately, login declares it as int')).toBeVisible();
  await expect(page.getByRole('group', { name: /port > 1000.*warning: "port" comes as string lately/ })).toBeVisible();
});
