import { Hand } from '../drawing/hand.js';
import { connectionsOf, TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'events as samples' });

test.beforeEach(async ({ page, workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
  await workspace.send(connectionsOf('10.0.0.44', 2));
  await workspace.store('one', "module one;\n@Name('one') select src_ip from event;\n");
  await page.goto('/rules/one?panes=canvas');
  await page.getByRole('button', { name: 'Properties of event' }).click();
});

test('an event that came is dragged onto the canvas: what of it shall be read is asked there', async ({
  page,
  expectAccessible,
}) => {
  const hand = new Hand(page, 'one');
  const sample = hand.palette.getByRole('button', { name: /^Event: .*10\.0\.0\.44/ }).first();
  await hand.drop(sample, undefined);
  const choice = page.getByRole('dialog', { name: 'Read event like this one' });
  await expect(choice.getByText('Every event is read.')).toBeVisible();
  await choice.getByLabel("src_ip = '10.0.0.44'").check();
  await expect(choice.getByText("event(src_ip = '10.0.0.44')")).toBeVisible();
  await expectAccessible();
  await hand.changing(() => choice.getByRole('button', { name: 'Add' }).click());
  expect(await hand.text()).toContain("\n\nselect * from event(src_ip = '10.0.0.44');");

  await hand.drop(sample, await hand.part('one: event'));
  await choice.getByLabel("type = 'firewall'").check();
  await hand.changing(() => choice.getByRole('button', { name: 'Add' }).click());
  expect(await hand.text()).toContain("@Name('one') select src_ip from event(type = 'firewall');");
});

test('the same by keys alone', async ({ page }) => {
  const hand = new Hand(page, 'one');
  await (await hand.part('one: Select')).click({ position: { x: 30, y: 9 } });
  const sample = hand.palette.getByRole('button', { name: /^Event: / }).first();
  await sample.focus();
  await page.keyboard.press('Enter');
  const choice = page.getByRole('dialog', { name: 'Read event like this one' });
  await expect(choice).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(choice).toBeHidden();
  await sample.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await hand.changing(() => page.keyboard.press('Enter'));
  expect(await hand.text()).toMatch(/inner join event\(type = 'firewall' and /);
});
