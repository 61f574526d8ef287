import type { Page } from '@playwright/test';
import { drawingOn } from '../fixtures/drawing.js';
import { TYPES } from '../fixtures/scan-rule.js';
import { expect, test } from '../fixtures/test.js';

const SCANNING = `@Name('scanning') insert into scanning select src_ip, window(dst_ip) targets
from event#time(10 min) group by src_ip having count(distinct dst_ip) > 50;`;
const WORM = `@Name('worm') select a.src_ip from pattern [every a=scanning -> b=scanning(b.src_ip != a.src_ip) where timer:within(1 min)];`;

test.beforeEach(async ({ workspace }) => {
  await workspace.store('types', TYPES);
  await workspace.deploy('types');
});

test('a pattern that was written is changed on the canvas, and undone to the first letter', async ({ page, workspace }) => {
  await workspace.store('worm', `module worm; uses types;\n${SCANNING}\n${WORM}\n`);
  await page.goto('/rules/worm');
  const { canvas, part, fill, drop, text } = drawingOn(page);
  await expect(canvas.getByRole('group', { name: /^Statement worm/ })).toBeVisible();
  await expect(page.locator('.view-line').first()).toBeVisible();
  const before = await text();

  await canvas.getByRole('group', { name: /^within 1 min/ }).click({ position: { x: 30, y: 10 } });
  await fill('Within', '5 min');
  await expect(canvas.getByRole('group', { name: /^within 5 min/ })).toBeVisible();
  await expect.poll(text).toContain('timer:within(5 min)');

  await drop('Followed by', /^b, scanning/);
  await expect(part(/^c, /)).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(text).toBe(before);
});

test('a refused edge says why at the pointer', async ({ page, workspace }) => {
  await workspace.store('refused', `module refused; uses types;\n${SCANNING}\n`);
  await page.goto('/rules/refused');
  const { canvas, part } = drawingOn(page);
  await part('Select').hover();
  const port = canvas.getByRole('button', { name: 'Draw an edge from here' });
  const target = part('Time window');
  const from = await port.boundingBox();
  const to = await target.boundingBox();
  if (!from || !to) throw new Error('the port and the window are not in sight');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 10, { steps: 8 });
  const reason = page.getByRole('status').filter({ hasText: /belongs to the source|feed|circle|itself/i });
  await expect(reason.first()).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a rule is made by keys alone', async ({ page, workspace }) => {
  await workspace.store('keys', 'module keys; uses types;\n');
  await page.goto('/rules/keys');
  const { part, text } = drawingOn(page);
  await expect(page.getByText('No statement yet')).toBeVisible();
  const choose = async (key: string, name: string) => {
    await page.keyboard.press(key);
    const list = page.getByRole('dialog');
    await expect(list.getByRole('option').first()).toBeVisible();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(list).toBeHidden();
  };
  await choose('i', 'event');
  await expect(part('event')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(part('event')).toBeFocused();
  await choose('i', 'Time');
  await expect(part('Time window')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('45 sec');
  await page.keyboard.press('Enter');
  await expect.poll(text).toContain('time(45 sec)');
  await part('event').focus();
  await choose('i', 'Group by');
  await expect(part('Group by')).toBeVisible();
  await part('Group by').focus();
  await page.keyboard.press('Delete');
  await expect(part('Group by')).toBeHidden();
});

test('what is copied on the canvas is EPL, and EPL is pasted onto it', async ({ page, workspace, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await workspace.store('paste', `module paste; uses types;\n${SCANNING}\n`);
  await page.goto('/rules/paste');
  const { canvas } = drawingOn(page);
  await canvas.getByRole('group', { name: /^Statement scanning/ }).click({ position: { x: 60, y: 10 } });
  await page.keyboard.press('Control+c');
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain("@Name('scanning')");
  await page.keyboard.press('Control+v');
  await expect(canvas.getByRole('group', { name: /^Statement / })).toHaveCount(2);
});

test('a module of two hundred statements opens, and is found in', async ({ page, workspace }) => {
  test.slow();
  const statements = Array.from(
    { length: 200 },
    (_, at) =>
      `@Name('rule_${at}') select src_ip, count(*) as n from event(port = ${at})#time(${at + 1} sec) group by src_ip having count(*) > ${at};`,
  );
  await workspace.store('many', `module many; uses types;\n${statements.join('\n')}\n`);
  await page.goto('/rules/many');
  const { canvas } = drawingOn(page);
  await expect(page.getByText('200 statements')).toBeVisible();
  await canvas.getByRole('group', { name: /^Statement rule_0/ }).click({ position: { x: 40, y: 10 } });
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in the picture' }).fill('rule_173');
  await page.keyboard.press('Enter');
  await expect(canvas.getByRole('group', { name: /^Statement rule_173/ })).toBeInViewport();
});

test('edits outlive another window that stores the rule, and a closed window', async ({ page, context, workspace }) => {
  await workspace.store('drafts', `module drafts; uses types;\n${SCANNING}\n`);
  const begin = async (window: Page, words: string) => {
    await window.goto('/rules/drafts');
    await window.locator('.view-line').first().click();
    await window.keyboard.press('Control+Home');
    await window.keyboard.type(`// ${words}\n`);
    await expect.poll(drawingOn(window).text).toContain(words);
  };
  const { text } = drawingOn(page);
  await begin(page, 'mine');
  const other = await context.newPage();
  await begin(other, 'theirs');
  await other.keyboard.press('Control+s');
  await expect(other.getByRole('button', { name: 'Undo', exact: true })).toBeEnabled();
  await expect.poll(async () => (await other.request.get('/api/modules/drafts')).text()).toContain('theirs');

  await page.reload();
  await expect.poll(text).toContain('mine');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect.poll(text).toContain('theirs');
  await page.getByRole('button', { name: 'Bring mine back' }).click();
  await expect.poll(text).toContain('mine');

  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  await other.goto('/rules/drafts');
  await expect.poll(drawingOn(other).text).toContain('mine');
});
