import { Hand } from '../drawing/hand.js';
import { drag, set, text } from '../drawing/step.js';
import { TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

test.use({ subject: 'by hand', viewport: { width: 1920, height: 1080 } });

const WORM = [
  "@Name('scanning') insert into scanning select src_ip, window(dst_ip) as targets",
  'from event#time(10 min)#unique(src_ip, dst_ip) group by src_ip having count(distinct dst_ip) > 50;',
  '',
  "@Name('worm') @Alert select a.src_ip, b.src_ip, b.targets from pattern [",
  'every a=scanning -> b=scanning(b.src_ip != a.src_ip and Arrays.asList(a.targets).contains(b.src_ip))',
  'where timer:within(1 min)];',
];
const PATTERN = "@Name('three') select * from pattern [every a=event -> b=event(port = 1) -> c=event(port = 2)];";

test.beforeEach(async ({ workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
});

test('the worm rule is typed, then changed on the canvas, and runs', async ({ page, workspace }) => {
  test.slow();
  await workspace.store('worm', 'module worm;\n');
  await page.goto('/rules/worm');
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(WORM.join('\n'));
  const hand = new Hand(page, 'worm');
  await expect(await hand.part('worm: within')).toBeVisible();
  await hand.perform([
    set('worm: within', text('Within', '5 min')),
    set('scanning: Having'),
    drag('First every', 'scanning: Select'),
  ]);
  expect(await hand.text()).toContain('where timer:within(5 min)');
  await page.getByRole('button', { name: /^Deploy v/ }).click();
  await expect(page.getByRole('status').getByText(/is live/)).toBeVisible();
  const scan = (src_ip: string, network: string) =>
    Array.from({ length: 60 }, (_, at) => ({ type: 'firewall', src_ip, dst_ip: `${network}.${at}`, port: 22 }));
  await workspace.send([...scan('10.0.0.1', '192.168.0'), ...scan('192.168.0.2', '10.9.0')]);
  await expect
    .poll(() => workspace.alertsOf('worm'))
    .toContainEqual(expect.objectContaining({ 'a.src_ip': '10.0.0.1', 'b.src_ip': '192.168.0.2' }));
});

test('a part of a pattern is taken by its body and put behind another; Escape puts it back', async ({ page, workspace }) => {
  await workspace.store('three', `module three;\n${PATTERN}\n`);
  await page.goto('/rules/three?panes=canvas');
  const hand = new Hand(page, 'three');
  const from = await hand.pointOn('three: b');
  const to = await hand.pointOn('three: c');
  const carry = async () => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
  };
  await carry();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await hand.changing(async () => {
    await carry();
    await expect(page.getByRole('status').filter({ hasText: /here$/ })).toBeVisible();
    await page.mouse.up();
  });
  expect(await hand.text()).toContain('[every a=event -> c=event(port = 2) -> b=event(port = 1)]');
});

test('a property is dragged from its type onto a filter, onto Select and onto a key', async ({ page, workspace }) => {
  await workspace.store('one', "module one;\n@Name('one') select src_ip from event group by src_ip;\n");
  await page.goto('/rules/one?panes=canvas');
  const hand = new Hand(page, 'one');
  await page.getByRole('button', { name: 'Properties of event' }).click();
  const property = hand.palette.getByRole('button', { name: 'dst_ip string' });
  const drop = async (onto: string) => hand.changing(async () => hand.drop(property, await hand.part(onto)));
  await drop('one: Select');
  await drop('one: Group by');
  await drop('one: event');
  expect(await hand.text()).toContain('select src_ip, dst_ip from event(dst_ip is not null) group by src_ip, dst_ip;');
});

test('without a connection the edits are kept and told, and are sent when it is back', async ({ page, workspace, context }) => {
  await workspace.store('away', `module away;\n${PATTERN}\n`);
  await page.goto('/rules/away?panes=canvas');
  const hand = new Hand(page, 'away');
  await hand.perform([set('three: b', text('Name', 'later'))]);
  await context.setOffline(true);
  await page.keyboard.press('Control+s');
  const told = page.getByRole('status').filter({ hasText: 'are sent when it is back' });
  await expect(told).toBeVisible();
  expect(await hand.text()).toContain('later=event');
  await context.setOffline(false);
  await expect.poll(() => workspace.stored('away')).toContain('later=event');
  await expect(told).toBeHidden();
});

test('long names and names from right to left are shown within their places', async ({ page, workspace, expectAccessible }) => {
  const long = 'a_folder_that_is_long.and_another_one_in_it.a_rule_whose_name_has_no_end_in_sight';
  await workspace.store(
    long,
    `module ${long};\n@Name('a statement whose name goes on and on, because somebody wrote a whole sentence into it')\nselect src_ip as the_address_of_the_machine_from_which_it_came from event;\n// ملاحظة\n@Name('فحص الشبكة') select src_ip as \`תוצאה\` from event(src_ip = 'مستخدم');\n`,
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/rules/${long}`);
  const hand = new Hand(page, long);
  await hand.click('فحص الشبكة: Select');
  await expectAccessible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wider).toBe(false);
  const undo = await page.getByRole('button', { name: 'Undo', exact: true }).boundingBox();
  const redo = await page.getByRole('button', { name: 'Redo', exact: true }).boundingBox();
  expect(undo?.y).toBe(redo?.y);
});

test('a narrow window has a strip of tools, and the inspector over the canvas', async ({ page, workspace, expectAccessible }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await workspace.store('narrow', "module narrow;\n@Name('one') select src_ip from event;\n");
  await page.goto('/rules/narrow?panes=canvas');
  const hand = new Hand(page, 'narrow');
  await expect(await hand.part('one: Select')).toBeVisible();
  await expect(hand.inspector).toBeHidden();
  const strip = page.getByRole('navigation', { name: 'Most used tools' });
  const time = strip.getByRole('button', { name: 'Time', exact: true });
  await hand.changing(async () => hand.drop(time, await hand.part('one: event')));
  await hand.click('one: Time window');
  await expect(hand.inspector.getByLabel('Size')).toBeVisible();
  await expectAccessible();
  await hand.inspector.getByRole('button', { name: 'Close the inspector' }).click();
  await expect(hand.inspector).toBeHidden();
  const all = strip.getByRole('button', { name: 'All types and blocks' });
  await all.click();
  await expect(hand.palette).toBeVisible();
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect(hand.palette).toBeHidden();
  await all.click();
  const search = hand.palette.getByRole('searchbox');
  await search.fill('table');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(hand.palette).toBeHidden();
  await expect(all).toBeFocused();
});
